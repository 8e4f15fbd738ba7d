"""The day before a conference, those who come are reminded: some at a time, each once."""

from datetime import timedelta

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from notification.domain.conference import PlannedConference
from notification.domain.content import Content
from notification.domain.message import Message, Origin, message_id
from notification.domain.seat import Seat
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
        content = _content(conference, seat, kept)
        await queue_message(unit, Message.telling(content, "conference-reminder", origin), content)
        unit.save(SEATS, seat.remind(conference.remind_at))
    return len(seats)


def _content(conference: PlannedConference, seat: Seat, kept: timedelta) -> Content:
    assert seat.recipient is not None  # noqa: S101 - asked for above
    moment = now()
    return Content(
        message_id(f"{conference.remind_at:%Y-%m-%d}", "conference-reminder", seat.id),
        1,
        seat.id,
        seat.sequence,
        seat.recipient,
        seat.link,
        written_at=moment,
        erase_at=moment + kept,
        conference=conference.told_in(seat.recipient.language, seat.mode),
    )
