"""A fact has to be told to somebody: its message waits to be sent."""

from chassis.storage import UnitOfWork
from notification.domain.content import Content
from notification.domain.message import Message
from notification.storage.kinds import CONTENTS, MESSAGES


async def queue_message(unit: UnitOfWork, message: Message, content: Content) -> bool:
    """Queue the message, once, and tell whether it is new: the same fact heard again changes nothing."""
    if await unit.load(MESSAGES, message.id) is not None:
        return False
    unit.save(MESSAGES, message)
    unit.save(CONTENTS, content)
    return True
