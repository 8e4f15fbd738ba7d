"""Staff send a message once more: to somebody who lost it, or after what stopped it has been mended."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.errors import MessageErasedError, MessageUnknownError
from notification.domain.message import Message
from notification.storage.kinds import CONTENTS, MESSAGES


async def resend_message(unit: UnitOfWork, message_id: str) -> Message:
    """Return the queued message. Raises MessageUnknownError, MessageOnItsWayError or MessageErasedError."""
    message = await unit.load(MESSAGES, message_id)
    if message is None:
        raise MessageUnknownError
    again = message.ask_again(now())
    if await unit.load(CONTENTS, message_id) is None:
        raise MessageErasedError
    unit.save(MESSAGES, again)
    return again
