"""Nobody of a municipality comes to a conference, and it says so; whether it was invited does not matter."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.conference_invitation import ConferenceInvitation, InvitationDeclined
from registration.domain.interest import ChangedBy
from registration.storage.conference_invitations import invitation_to, somebody_comes
from registration.storage.kinds import CONFERENCE_INVITATIONS
from registration.use_cases.get_conference import get_conference


async def decline_invitation(
    unit: UnitOfWork, conference_id: str, municipality_code: str, by: ChangedBy, message: str | None
) -> ConferenceInvitation:
    """Return the invitation answered with no.

    Raises ConferenceUnknownError, that it cannot be come to, MunicipalityUnknownError or MunicipalityComesError.
    """
    conference, moment = await get_conference(unit, conference_id), now()
    before = await invitation_to(unit, conference_id, municipality_code)
    comes = await somebody_comes(unit, conference_id, municipality_code)
    declined = before.decline(conference, by, message, moment, somebody_comes=comes)
    unit.save(CONFERENCE_INVITATIONS, declined, InvitationDeclined(declined, by, moment))
    return declined
