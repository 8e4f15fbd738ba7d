"""The attendees of a conference."""

from chassis.storage import Page, Storage
from registration.domain.attendee import Attendee
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


async def list_attendees(
    storage: Storage,
    conference_id: str,
    *,
    status: str | None,
    municipality_codes: frozenset[str] | None = None,
    cursor: str | None,
    limit: int,
) -> Page[Attendee]:
    """Return a page of attendees, of these municipalities (None: of all). Raises ConferenceUnknownError."""
    await get_conference(storage, conference_id)
    where: dict[str, object] = {"conference_id": conference_id}
    if status:
        where["status"] = status
    if municipality_codes is not None:
        where["person.municipality_code"] = {"$in": sorted(municipality_codes)}
    return await storage.page(ATTENDEES, where, cursor=cursor, limit=limit)
