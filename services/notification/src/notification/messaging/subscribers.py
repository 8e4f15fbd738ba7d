"""Each fact heard becomes a message of our own: who is told what, in which language."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from chassis import trace
from chassis.clock import now
from chassis.messaging.subscription import Heard, Subscription, Subscriptions
from chassis.storage import UnitOfWork
from notification.domain.content import Cancellation, Conference, Content, Held, Language, Place, Recipient
from notification.domain.message import Message, Origin, Template, message_id
from notification.messaging import consumed as c
from notification.use_cases.queue_message import queue_message

TOPIC = "registration-attendee-private"


def subscriptions(kept: timedelta, wake: Callable[[], None]) -> Subscriptions:
    """Return what is done with each fact. Contents are `kept` for so long; `wake` rouses the sender."""

    async def tell(unit: UnitOfWork, heard: Heard[Any]) -> None:
        message, content = told(heard, kept)
        await queue_message(unit, message, content)
        unit.afterwards(wake)

    return {(TOPIC, kind): Subscription(model, tell) for kind, model in c.CONSUMED.items()}


def told(heard: Heard[c.AttendeeFact], kept: timedelta) -> tuple[Message, Content]:
    """Return the message that a fact causes, and its content."""
    fact, data, moment = heard.fact, heard.data, now()
    template, recipient = _template(data), _recipient(data.personal)
    id_ = message_id(fact.id, template, data.attendee_id)
    message = Message(
        id_,
        1,
        template,
        recipient.language,
        data.attendee_id,
        fact.sequence,
        _origin(fact.id),
        "queued",
        queued_at=moment,
        due_at=moment,
    )
    content = Content(
        id_,
        1,
        data.attendee_id,
        fact.sequence,
        recipient,
        _conference(data.conference, recipient.language),
        data.personal.link,
        written_at=moment,
        erase_at=moment + kept,
        waitlist_position=data.waitlist_position if isinstance(data, c.AttendeeWaitlisted) else None,
        cancellation=_cancellation(data) if isinstance(data, c.AttendeeCancelled) else None,
    )
    return message, content


def _origin(fact_id: str) -> Origin:
    here = trace.current()
    return Origin(fact_id, here.traceparent, here.correlation_id)


def _template(data: c.AttendeeFact) -> Template:
    match data:
        case c.AttendeeConfirmed(from_waitlist=True):
            return "attendee-promoted"
        case c.AttendeeConfirmed():
            return "attendee-confirmed"
        case c.AttendeeWaitlisted():
            return "attendee-waitlisted"
        case c.AttendeeCancelled():
            return "attendee-cancelled"


def _recipient(personal: c.Personal) -> Recipient:
    language: Language = "en" if personal.language == "en" else "sv"
    return Recipient(personal.name, personal.email, language)


def _conference(told: c.ConferenceSnapshot, language: Language) -> Conference:
    title = told.title.sv if language == "sv" else told.title.en
    place = Place(told.place.name, told.place.address) if told.place else None
    return Conference(title, told.starts_at, told.ends_at, place, told.online_url)


def _cancellation(data: c.AttendeeCancelled) -> Cancellation:
    """Return what was given up; a way of cancelling that we do not know yet is told as the staff's."""
    was: Held = "waitlisted" if data.was == "waitlisted" else "confirmed"
    match data.cancelled_by:
        case "attendee" | "conference" as by:
            return Cancellation(was, by)
        case _:
            return Cancellation(was, "staff")
