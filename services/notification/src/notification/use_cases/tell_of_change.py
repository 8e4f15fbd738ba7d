"""A conference has changed: those who come, or may, are told what is new, some at a time, each once."""

from dataclasses import replace
from datetime import timedelta

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from notification.domain.conference import PlannedConference
from notification.domain.content import Content
from notification.domain.message import Message, Origin
from notification.domain.seat import Seat
from notification.domain.telling import content_for
from notification.storage.kinds import CONFERENCES, SEATS
from notification.storage.seats import seats_to_tell
from notification.use_cases.queue_message import queue_message

AT_A_TIME = 100


async def list_conferences_that_changed(storage: Storage) -> list[str]:
    """Return the conferences ahead that have changed."""
    moment = now()
    found = await storage.find(CONFERENCES, {"starts_at": {"$gt": moment}, "state": "ahead", "changes": {"$gt": 0}})
    return [one.id for one in found if one.is_time_to_tell(moment)]


async def tell_of_change(unit: UnitOfWork, conference_id: str, kept: timedelta, origin: Origin) -> int:
    """Queue some messages and return how many; that they are queued is kept in the same transaction."""
    conference = await unit.load(CONFERENCES, conference_id)
    if conference is None or not conference.is_time_to_tell(now()):
        return 0
    seats = await seats_to_tell(unit, conference, AT_A_TIME)
    for seat in seats:
        content = _content(conference, seat, kept)
        await queue_message(unit, Message.telling(content, "conference-changed", origin), content)
        unit.save(SEATS, seat.tell(conference.changes))
    return len(seats)


def _content(conference: PlannedConference, seat: Seat, kept: timedelta) -> Content:
    content = content_for(seat, conference, "conference-changed", f"{conference.changes}", now(), kept)
    changed, sequence = conference.changed_since(seat.told_changes), seat.sequence + conference.changes
    return replace(content, changed=changed, calendar_sequence=sequence, standing=seat.standing)
