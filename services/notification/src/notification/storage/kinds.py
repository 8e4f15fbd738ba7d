"""The collections of notification: messages stay for statistics, what is personal goes after a while."""

from datetime import timedelta
from typing import Any

from chassis.storage import Index, Kind
from notification.domain.conference import PlannedConference
from notification.domain.consultation import PlannedConsultation
from notification.domain.content import Content
from notification.domain.erasure import Tombstone
from notification.domain.mailing import Mailing
from notification.domain.message import Message
from notification.domain.municipality import Municipality
from notification.domain.seat import Seat
from notification.domain.subscriber import Subscriber

MESSAGES = Kind(
    "messages",
    Message,
    [
        Index([("due_at", 1)], only={"due_at": {"$type": "date"}}),
        Index([("about", 1), ("queued_at", -1)]),
        Index([("about", 1), ("reader", 1)], only={"due_at": {"$type": "date"}}),
        Index([("queued_at", -1), ("_id", -1)]),
        Index([("state", 1), ("queued_at", -1), ("_id", -1)]),
        Index([("template", 1), ("state", 1)]),
    ],
)
CONTENTS = Kind(
    "contents",
    Content,
    [Index([("erase_at", -1)], expires=timedelta(0)), Index([("about", 1)]), Index([("reader", 1)])],
)
CONFERENCES = Kind("conferences", PlannedConference, [Index([("starts_at", 1)]), Index([("forget_at", 1)])])
SEATS = Kind(
    "seats",
    Seat,
    [
        Index([("conference_id", 1), ("reminded_for", 1)]),
        Index([("conference_id", 1), ("told_changes", 1)]),
        Index([("conference_id", 1), ("since", 1)], only={"came": True, "thanked": False}),
        Index([("erase_at", 1)], expires=timedelta(0)),
    ],
)
CONSULTATIONS = Kind(
    "consultations",
    PlannedConsultation,
    [Index([("remind_at", 1)]), Index([("erase_at", 1)], expires=timedelta(0))],
)
MUNICIPALITIES = Kind("municipalities", Municipality)
SUBSCRIBERS = Kind(
    "subscribers",
    Subscriber,
    [
        Index([("address_key", 1)], unique=True, only={"address_key": {"$type": "string"}}),
        Index([("state", 1), ("_id", 1)]),
        Index([("erase_at", 1)], expires=timedelta(0)),
    ],
)
MAILINGS = Kind("mailings", Mailing, [Index([("state", 1)])])
TOMBSTONES = Kind("tombstones", Tombstone, [Index([("erase_at", 1)], expires=timedelta(0))])

KINDS: list[Kind[Any]] = [MESSAGES, CONTENTS, CONFERENCES, SEATS, CONSULTATIONS, MUNICIPALITIES, SUBSCRIBERS]
KINDS += [MAILINGS, TOMBSTONES]
