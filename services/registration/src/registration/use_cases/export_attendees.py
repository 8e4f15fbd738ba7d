"""All attendees of a conference in turn, with what a list of them shows beside."""

from array import array
from bisect import bisect_right
from collections.abc import AsyncIterator
from dataclasses import dataclass

from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.domain.plan import Plan
from registration.storage.attendees import numbers_in_line, shortest_way
from registration.storage.finding import FIELDS, Order, Wanted, order_of
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


@dataclass(frozen=True, slots=True)
class Export:
    """The attendees, the plan that says what they were asked, and the numbers of all who stand in line."""

    plan: Plan
    attendees: AsyncIterator[Attendee]
    line: "array[int]"

    def position(self, attendee: Attendee) -> int | None:
        """Return how many stand in line up to and with this attendee; None for one who does not wait."""
        return bisect_right(self.line, attendee.number or 0) if attendee.status == "waitlisted" else None


async def export_attendees(storage: Storage, conference_id: str, wanted: Wanted, order: Order | None) -> Export:
    """Return all of them, by name unless asked otherwise. Raises ConferenceUnknownError."""
    conference = await get_conference(storage, conference_id)
    order = order_of(wanted, order or "name")
    along, where = await shortest_way(storage, conference_id, wanted, order)
    attendees = storage.stream_along(ATTENDEES, FIELDS[order], where, along=along)
    return Export(conference.plan, attendees, await numbers_in_line(storage, conference_id))
