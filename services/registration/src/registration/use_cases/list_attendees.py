"""A page of the attendees of a conference."""

from chassis.storage import Page, Storage
from registration.domain.attendee import Attendee
from registration.storage.finding import FIELDS, Order, Wanted, condition, plain_condition
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


async def list_attendees(
    storage: Storage, conference_id: str, wanted: Wanted, *, order: Order | None, cursor: str | None, limit: int
) -> Page[Attendee]:
    """Return a page of attendees. Who is searched for comes by name. Raises ConferenceUnknownError.

    Without an order they come by id, as ever.
    """
    await get_conference(storage, conference_id)
    if order is None and not wanted.words:
        return await storage.page(ATTENDEES, plain_condition(conference_id, wanted), cursor=cursor, limit=limit)
    where = condition(conference_id, wanted)
    name = FIELDS["name" if wanted.words else order or "name"]
    return await storage.page_along(ATTENDEES, name, where, cursor=cursor, limit=limit, language="sv")
