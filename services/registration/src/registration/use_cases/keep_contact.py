"""Staff keep whom to write to in a municipality."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.invitation import Invitation, MailContact
from registration.storage.interests import invitation_of
from registration.storage.kinds import INVITATIONS


async def keep_contact(unit: UnitOfWork, municipality_code: str, contact: MailContact | None) -> Invitation:
    """Return what is kept of the municipality now. Raises MunicipalityUnknownError."""
    before = await invitation_of(unit, municipality_code)
    if before.contact == contact:
        return before
    kept = before.keep_contact(contact, now())
    unit.save(INVITATIONS, kept)
    return kept
