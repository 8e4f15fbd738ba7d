"""One municipality's invitation to a conference, and how the municipality stands to it."""

from chassis.clock import now
from chassis.storage import Storage
from registration.domain.own_link import ensure_in_time
from registration.use_cases.get_conference import get_conference
from registration.use_cases.list_conference_invitations import Asking, list_conference_invitations


async def get_conference_invitation(
    storage: Storage, conference_id: str, municipality_code: str, generation: int | None = None
) -> Asking:
    """Return it; to who comes by a link of this `generation`, if the link opens it still.

    Raises ConferenceUnknownError, LinkExpiredError or LinkWithdrawnError.
    """
    conference = await get_conference(storage, conference_id)
    (one,) = await list_conference_invitations(storage, conference, within=(municipality_code,))
    if generation is not None:
        ensure_in_time(conference, now())
        one.invitation.ensure_opens(generation)
    return one
