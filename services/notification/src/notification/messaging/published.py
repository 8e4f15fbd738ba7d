"""The facts as they leave notification: strict models of what the contracts promise. No personal data."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from chassis.wire import Moment
from notification.domain.subscriber import Track


class Model(BaseModel):
    """A strict model: nothing more, nothing of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class MessageSentData(Model):
    """notification.message.sent.v1."""

    message_id: str
    template: str
    about: str
    language: Literal["sv", "en"]
    sent_at: Moment


class MessageFailedData(Model):
    """notification.message.failed.v1."""

    message_id: str
    template: str
    about: str
    reason: str
    failed_at: Moment


class SubscriberConfirmedData(Model):
    """notification.subscriber.confirmed.v1."""

    subscriber_id: str
    tracks: tuple[Track, ...]
    language: Literal["sv", "en"]
    confirmed_at: Moment


class SubscriberUnsubscribedData(Model):
    """notification.subscriber.unsubscribed.v1."""

    subscriber_id: str
    unsubscribed_at: Moment


class PersonErasedData(Model):
    """notification.person.erased.v1."""

    erasure_id: str
    erased: int
    erased_at: Moment


PUBLISHED: Mapping[str, type[Model]] = {
    "notification.message.sent.v1": MessageSentData,
    "notification.message.failed.v1": MessageFailedData,
    "notification.subscriber.confirmed.v1": SubscriberConfirmedData,
    "notification.subscriber.unsubscribed.v1": SubscriberUnsubscribedData,
    "notification.person.erased.v1": PersonErasedData,
}
