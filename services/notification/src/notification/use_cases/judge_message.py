"""Whether what a message says is still so, and still wanted, when its turn comes.

It may have waited for the mail server, or for its own second try, while the thing was cancelled or its reader left.
"""

from datetime import datetime

from chassis.storage import UnitOfWork
from notification.domain.message import Message
from notification.storage.kinds import CONFERENCES, CONSULTATIONS, CONTENTS, SEATS, SUBSCRIBERS


async def reason_to_drop(unit: UnitOfWork, message: Message, now: datetime) -> str | None:
    """Return why it is not sent any more; None where it is."""
    match message.template:
        case "conference-reminder" if not await _comes(unit, message.about, now):
            return "no-longer-so"
        case "consultation-reminder" if not await _meets(unit, message.about, now):
            return "no-longer-so"
        case "article-published" if not await _subscribes(unit, message.reader):
            return "unsubscribed"
        case "sign-in" if not await _is_good(unit, message.id, now):
            return "no-longer-so"
        case _:
            return None


async def _comes(unit: UnitOfWork, attendee_id: str, now: datetime) -> bool:
    """Whether the attendee has a place at a conference that is about to begin."""
    seat = await unit.load(SEATS, attendee_id)
    if seat is None or seat.recipient is None:
        return False
    conference = await unit.load(CONFERENCES, seat.conference_id)
    return conference is not None and conference.is_time_to_remind(now)


async def _meets(unit: UnitOfWork, consultation_id: str, now: datetime) -> bool:
    planned = await unit.load(CONSULTATIONS, consultation_id)
    return planned is not None and planned.is_ahead(now)


async def _subscribes(unit: UnitOfWork, subscriber_id: str) -> bool:
    subscriber = await unit.load(SUBSCRIBERS, subscriber_id)
    return subscriber is not None and subscriber.state == "confirmed"


async def _is_good(unit: UnitOfWork, message_id: str, now: datetime) -> bool:
    """Whether the link in it still opens the door."""
    content = await unit.load(CONTENTS, message_id)
    until = content.sign_in.good_until if content and content.sign_in else None
    return until is None or now < until
