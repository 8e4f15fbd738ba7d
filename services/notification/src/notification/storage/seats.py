"""Questions about those who come to a conference, or may."""

from chassis.storage import UnitOfWork
from notification.domain.conference import PlannedConference
from notification.domain.seat import Seat
from notification.storage.kinds import SEATS


async def seats_to_remind(unit: UnitOfWork, conference: PlannedConference, count: int) -> list[Seat]:
    """Return some of those who are still owed a reminder."""
    remind_at = conference.remind_at
    owed = {
        "conference_id": conference.id,
        "reminded_for": {"$ne": remind_at},
        "since": {"$lte": remind_at},
        "recipient": {"$ne": None},
        "standing": {"$in": ["confirmed", None]},
    }
    matches = lambda one: one.is_to_be_reminded(conference.id, remind_at)  # noqa: E731
    return await unit.first(SEATS, owed, matches, order="since", limit=count)


async def seats_to_tell(unit: UnitOfWork, conference: PlannedConference, count: int) -> list[Seat]:
    """Return some of those who have not been told of the last change."""
    number = conference.changes
    untold = {"conference_id": conference.id, "told_changes": {"$not": {"$gte": number}}, "recipient": {"$ne": None}}
    matches = lambda one: one.is_to_be_told(conference.id, number)  # noqa: E731
    return await unit.first(SEATS, untold, matches, order="since", limit=count)


async def seats_to_thank(unit: UnitOfWork, conference_id: str, count: int) -> list[Seat]:
    """Return some of those who came and have not been thanked."""
    owed = {"conference_id": conference_id, "came": True, "thanked": False, "recipient": {"$ne": None}}
    return await unit.first(SEATS, owed, lambda one: one.is_to_be_thanked(conference_id), order="since", limit=count)


async def seats_to_forget(unit: UnitOfWork, conference_id: str, count: int) -> list[Seat]:
    """Return some of those whom nobody has forgotten yet."""
    known = {"conference_id": conference_id, "recipient": {"$ne": None}}
    matches = lambda one: one.conference_id == conference_id and one.recipient is not None  # noqa: E731
    return await unit.first(SEATS, known, matches, order="since", limit=count)
