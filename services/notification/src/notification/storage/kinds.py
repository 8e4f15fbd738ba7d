"""The collections of notification: messages stay for statistics, their personal contents go after a while."""

from datetime import timedelta

from chassis.storage import Index, Kind
from notification.domain.content import Content
from notification.domain.message import Message

MESSAGES = Kind(
    "messages",
    Message,
    [
        Index([("due_at", 1)], only={"due_at": {"$type": "date"}}),
        Index([("about", 1), ("queued_at", -1)]),
        Index([("queued_at", -1), ("_id", -1)]),
        Index([("state", 1), ("queued_at", -1), ("_id", -1)]),
    ],
)
CONTENTS = Kind("contents", Content, [Index([("erase_at", -1)], expires=timedelta(0)), Index([("about", 1)])])
