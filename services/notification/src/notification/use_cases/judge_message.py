"""Whether what a message says is still so, and still wanted, when its turn comes.

It may have waited for the mail server, or for its own second try, while the thing was cancelled or its reader left.
"""

from datetime import datetime

from chassis.storage import UnitOfWork
from notification.domain.message import INVITATION, Message
from notification.storage.kinds import CONFERENCES, CONSULTATIONS, CONTENTS, MUNICIPALITIES, SEATS, SUBSCRIBERS


async def reason_to_drop(unit: UnitOfWork, message: Message, now: datetime) -> str | None:
    """Return why it is not sent any more; None where it is."""
    match message.template:
        case "article-published":
            return None if await _subscribes(unit, message.reader) else "unsubscribed"
        case "conference-reminder":
            is_so = await _comes(unit, message.about, now)
        case "conference-changed":
            is_so = await _is_coming(unit, message.about, now)
        case "conference-thanks":
            is_so = await _came(unit, message.about)
        case "conference-invitation" | "conference-invitation-reminder":
            is_so = await _may_be_come_to(unit, message.about, now)
        case "consultation-reminder":
            is_so = await _meets(unit, message.about, now)
        case "sign-in" | "attendee-offered":
            is_so = await _is_good(unit, message.id, now)
        case "interest-invitation" | "interest-reminder":
            is_so = not await _has_interest(unit, message.about)
        case _:
            is_so = True
    return None if is_so else "no-longer-so"


async def _comes(unit: UnitOfWork, attendee_id: str, now: datetime) -> bool:
    """Whether the attendee has a place at a conference that is about to begin."""
    seat = await unit.load(SEATS, attendee_id)
    if seat is None or not seat.comes:
        return False
    conference = await unit.load(CONFERENCES, seat.conference_id)
    return conference is not None and conference.is_time_to_remind(now)


async def _is_coming(unit: UnitOfWork, attendee_id: str, now: datetime) -> bool:
    """Whether the attendee still comes, or may, to a conference that has not begun."""
    seat = await unit.load(SEATS, attendee_id)
    conference = await unit.load(CONFERENCES, seat.conference_id) if seat and seat.recipient else None
    return conference is not None and conference.is_time_to_tell(now)


async def _came(unit: UnitOfWork, attendee_id: str) -> bool:
    """Whether the door still says that the attendee came; what it said may be forgotten by now."""
    seat = await unit.load(SEATS, attendee_id)
    return seat is None or seat.came


async def _may_be_come_to(unit: UnitOfWork, invitation_id: str, now: datetime) -> bool:
    """Whether the conference still is to be; one that was not heard of yet is: its facts come on another topic."""
    conference = await unit.load(CONFERENCES, invitation_id.rpartition("-")[0])
    return conference is None or conference.is_ahead(now)


async def _meets(unit: UnitOfWork, consultation_id: str, now: datetime) -> bool:
    planned = await unit.load(CONSULTATIONS, consultation_id)
    return planned is not None and planned.is_ahead(now)


async def _has_interest(unit: UnitOfWork, about: str) -> bool:
    municipality = await unit.load(MUNICIPALITIES, about.removeprefix(INVITATION))
    return municipality is not None and municipality.contact is not None


async def _subscribes(unit: UnitOfWork, subscriber_id: str) -> bool:
    subscriber = await unit.load(SUBSCRIBERS, subscriber_id)
    return subscriber is not None and subscriber.state == "confirmed"


async def _is_good(unit: UnitOfWork, message_id: str, now: datetime) -> bool:
    """Whether what the link in it is for can still be done."""
    content = await unit.load(CONTENTS, message_id)
    if content is None:
        return True
    until = content.sign_in.good_until if content.sign_in else content.offer_ends_at
    return until is None or now < until
