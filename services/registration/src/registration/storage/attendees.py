"""Questions about attendees that more than one use case asks."""

from chassis.storage import Storage, UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.errors import AttendeeUnknownError
from registration.storage.kinds import ATTENDEES


async def known_attendee(unit: UnitOfWork, attendee_id: str) -> Attendee:
    """Return the attendee. Raises AttendeeUnknownError."""
    attendee = await unit.load(ATTENDEES, attendee_id)
    if attendee is None:
        raise AttendeeUnknownError
    return attendee


async def first_in_line(unit: UnitOfWork, conference_id: str, count: int) -> list[Attendee]:
    """Return those who have waited longest, in order of arrival."""
    return await unit.first(
        ATTENDEES,
        {"conference_id": conference_id, "status": "waitlisted"},
        lambda one: one.conference_id == conference_id and one.status == "waitlisted",
        order="number",
        limit=count,
    )


async def still_coming(unit: UnitOfWork, conference_id: str, count: int) -> list[Attendee]:
    """Return some who have a place or stand in line."""
    return await unit.first(
        ATTENDEES,
        {"conference_id": conference_id, "status": {"$in": ["confirmed", "waitlisted"]}},
        lambda one: one.conference_id == conference_id and one.status in ("confirmed", "waitlisted"),
        order="registered_at",
        limit=count,
    )


async def place_in_line(storage: Storage, attendee: Attendee) -> int | None:
    """Return how many stand in line up to and with this attendee; None for one who does not wait."""
    if attendee.status != "waitlisted":
        return None
    before = {"conference_id": attendee.conference_id, "status": "waitlisted", "number": {"$lte": attendee.number}}
    return await storage.count(ATTENDEES, before)
