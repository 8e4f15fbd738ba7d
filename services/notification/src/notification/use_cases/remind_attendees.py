"""The day before a conference, those who come are reminded: some at a time, each once."""

from datetime import timedelta

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from notification.domain.message import Message, Origin
from notification.domain.telling import content_for
from notification.storage.kinds import CONFERENCES, SEATS
from notification.storage.seats import seats_to_remind
from notification.use_cases.queue_message import queue_message

AT_A_TIME = 100


async def list_conferences_to_remind_of(storage: Storage) -> list[str]:
    """Return the conferences that are so near that reminders go out."""
    moment = now()
    near = {"starts_at": {"$gt": moment, "$lte": moment + timedelta(days=2)}, "state": "ahead"}
    return [one.id for one in await storage.find(CONFERENCES, near) if one.is_time_to_remind(moment)]


async def remind_attendees(unit: UnitOfWork, conference_id: str, kept: timedelta, origin: Origin) -> int:
    """Queue some reminders and return how many; that they are queued is kept in the same transaction."""
    conference = await unit.load(CONFERENCES, conference_id)
    if conference is None or not conference.is_time_to_remind(now()):
        return 0
    seats = await seats_to_remind(unit, conference, AT_A_TIME)
    for seat in seats:
        content = content_for(seat, conference, "conference-reminder", f"{conference.remind_at:%Y-%m-%d}", now(), kept)
        await queue_message(unit, Message.telling(content, "conference-reminder", origin), content)
        unit.save(SEATS, seat.remind(conference.remind_at))
    return len(seats)
