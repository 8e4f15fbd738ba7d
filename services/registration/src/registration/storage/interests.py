"""Questions about interests and invitations that more than one use case asks."""

from chassis.storage import UnitOfWork
from registration.domain.interest import Interest
from registration.domain.interest_errors import InterestUnknownError
from registration.domain.invitation import Invitation, not_invited_yet
from registration.storage.kinds import INTERESTS, INVITATIONS


async def known_interest(unit: UnitOfWork, interest_id: str) -> Interest:
    """Return the interest. Raises InterestUnknownError."""
    interest = await unit.load(INTERESTS, interest_id)
    if interest is None:
        raise InterestUnknownError
    return interest


async def invitation_of(unit: UnitOfWork, municipality_code: str) -> Invitation:
    """Return what is kept of a municipality. Raises MunicipalityUnknownError."""
    nothing_yet = not_invited_yet(municipality_code)
    return await unit.load(INVITATIONS, nothing_yet.id) or nothing_yet
