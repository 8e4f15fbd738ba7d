"""Somebody of a municipality may come after all: its no is taken back."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.conference_invitation import ConferenceInvitation, DeclinationWithdrawn
from registration.domain.interest import ChangedBy
from registration.storage.conference_invitations import invitation_to
from registration.storage.kinds import CONFERENCE_INVITATIONS
from registration.use_cases.get_conference import get_conference


async def take_back_declination(
    unit: UnitOfWork, conference_id: str, municipality_code: str, by: ChangedBy
) -> ConferenceInvitation:
    """Return the invitation without an answer.

    Raises ConferenceUnknownError, that it is over, MunicipalityUnknownError or NothingDeclinedError.
    """
    conference, moment = await get_conference(unit, conference_id), now()
    before = await invitation_to(unit, conference_id, municipality_code)
    open_again = before.take_back(conference, moment)
    unit.save(CONFERENCE_INVITATIONS, open_again, DeclinationWithdrawn(open_again, by, moment))
    return open_again
