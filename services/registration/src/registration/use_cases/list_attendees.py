"""A page of the attendees of a conference."""

from chassis.storage import Page, Storage
from registration.domain.attendee import Attendee
from registration.storage.attendees import shortest_way
from registration.storage.finding import FIELDS, Order, Wanted, order_of
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


async def list_attendees(
    storage: Storage, conference_id: str, wanted: Wanted, *, order: Order | None, cursor: str | None, limit: int
) -> Page[Attendee]:
    """Return a page of attendees. Who is searched for comes by name. Raises ConferenceUnknownError.

    Without an order they come by id, as ever.
    """
    await get_conference(storage, conference_id)
    order = order_of(wanted, order)
    along, where = await shortest_way(storage, conference_id, wanted, order)
    return await storage.page_along(ATTENDEES, FIELDS[order], where, along=along, cursor=cursor, limit=limit)
