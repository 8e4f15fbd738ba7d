"""A conference has been held: those who came are thanked, and told where their certificate is; each once."""

from datetime import timedelta

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from notification.domain.message import Message, Origin
from notification.domain.telling import content_for
from notification.storage.kinds import CONFERENCES, SEATS
from notification.storage.seats import seats_to_thank
from notification.use_cases.queue_message import queue_message

AT_A_TIME = 100


async def list_conferences_to_thank_for(storage: Storage) -> list[str]:
    """Return the conferences that were held lately."""
    lately = await storage.find(CONFERENCES, {"held": True, "forget_at": {"$gt": now()}})
    return [one.id for one in lately if one.is_time_to_thank(now())]


async def thank_attendees(unit: UnitOfWork, conference_id: str, kept: timedelta, origin: Origin) -> int:
    """Queue some thanks and return how many; that they are queued is kept in the same transaction."""
    conference = await unit.load(CONFERENCES, conference_id)
    if conference is None or not conference.is_time_to_thank(now()):
        return 0
    seats = await seats_to_thank(unit, conference_id, AT_A_TIME)
    for seat in seats:
        content = content_for(
            seat, conference, "conference-thanks", f"{conference_id}-{seat.door_sequence}", now(), kept
        )
        await queue_message(unit, Message.telling(content, "conference-thanks", origin), content)
        unit.save(SEATS, seat.thank())
    return len(seats)
