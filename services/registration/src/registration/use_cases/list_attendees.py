"""The attendees of a conference."""

from chassis.storage import Page, Storage
from registration.domain.attendee import Attendee
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


async def list_attendees(
    storage: Storage, conference_id: str, *, status: str | None, cursor: str | None, limit: int
) -> Page[Attendee]:
    """Return a page of attendees. Raises ConferenceUnknownError."""
    await get_conference(storage, conference_id)
    where = {"conference_id": conference_id} | ({"status": status} if status else {})
    return await storage.page(ATTENDEES, where, cursor=cursor, limit=limit)
