"""A fact has to be told to somebody: its message waits to be sent."""

from chassis.storage import UnitOfWork
from notification.domain.content import Content
from notification.domain.message import Message
from notification.storage.kinds import CONTENTS, MESSAGES


async def queue_message(unit: UnitOfWork, message: Message, content: Content) -> None:
    """Queue the message, once: the same fact heard again changes nothing."""
    if await unit.load(MESSAGES, message.id) is None:
        unit.save(MESSAGES, message)
        unit.save(CONTENTS, content)
