"""How each event of the domain becomes a letter to the topic."""

from chassis.facts import letter
from chassis.storage.outbox import Letter
from notification.domain.erasure import PersonErased
from notification.domain.message import MessageFailed, MessageSent
from notification.domain.subscriber import Subscriber, SubscriberConfirmed, SubscriberUnsubscribed
from notification.messaging.published import (
    MessageFailedData,
    MessageSentData,
    Model,
    PersonErasedData,
    SubscriberConfirmedData,
    SubscriberUnsubscribedData,
)

MESSAGES = "notification-message-events"
SUBSCRIBERS = "notification-subscriber-events"
PEOPLE = "notification-person-events"


def letter_of(event: object) -> Letter:
    """Return the letter that tells this event."""
    match event:
        case MessageSent(message, at):
            sent = MessageSentData(
                message_id=message.id,
                template=message.template,
                about=message.about,
                language=message.language,
                sent_at=at,
            )
            return _letter("sent", message.id, message.version, sent)
        case MessageFailed(message, reason, at):
            failed = MessageFailedData(
                message_id=message.id, template=message.template, about=message.about, reason=reason, failed_at=at
            )
            return _letter("failed", message.id, message.version, failed)
        case SubscriberConfirmed(subscriber, at):
            confirmed = SubscriberConfirmedData(
                subscriber_id=subscriber.id,
                tracks=subscriber.tracks,
                language=subscriber.language,
                confirmed_at=at,
            )
            return _of_subscriber("confirmed", subscriber, confirmed)
        case SubscriberUnsubscribed(subscriber, at):
            ended = SubscriberUnsubscribedData(subscriber_id=subscriber.id, unsubscribed_at=at)
            return _of_subscriber("unsubscribed", subscriber, ended)
        case PersonErased(erasure_id, erased, at):
            value = PersonErasedData(erasure_id=erasure_id, erased=erased, erased_at=at).model_dump_json().encode()
            return letter("notification", "notification.person.erased.v1", erasure_id, 1, {PEOPLE: value})
        case _:
            raise TypeError(type(event).__name__)


def _letter(verb: str, subject: str, sequence: int, data: Model) -> Letter:
    value = data.model_dump_json().encode()
    return letter("notification", f"notification.message.{verb}.v1", subject, sequence, {MESSAGES: value})


def _of_subscriber(verb: str, subscriber: Subscriber, data: Model) -> Letter:
    kind, value = f"notification.subscriber.{verb}.v1", data.model_dump_json().encode()
    return letter("notification", kind, subscriber.id, subscriber.version, {SUBSCRIBERS: value})
