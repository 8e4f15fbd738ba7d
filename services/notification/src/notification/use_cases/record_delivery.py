"""What came of a try to send a message is kept, and told when it is final."""

from datetime import timedelta

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.message import Message, MessageFailed, MessageSent
from notification.domain.outcome import Deferred, Delivered, Outcome, Refused, Untried
from notification.storage.kinds import MESSAGES


async def record_delivery(unit: UnitOfWork, message_id: str, holder: str, outcome: Outcome) -> Message | None:
    """Return the message as it is now; None where there is nothing to record.

    A mail that has gone has gone, whoever holds the message by now; any other word counts from its holder alone.
    """
    message = await unit.load(MESSAGES, message_id)
    if message is None or message.is_finished:
        return None
    if message.held_by != holder and not isinstance(outcome, Delivered):
        return None
    after = _after(message, outcome)
    unit.save(MESSAGES, after, *_facts(after))
    return after


def _after(message: Message, outcome: Outcome) -> Message:
    match outcome:
        case Delivered():
            return message.deliver(now())
        case Deferred(reason, trouble):
            return message.defer(reason, trouble, now())
        case Refused(reason):
            return message.refuse(reason, now())
        case Untried(reason, seconds):
            return message.put_back(now() + timedelta(seconds=seconds), reason)


def _facts(message: Message) -> list[MessageSent | MessageFailed]:
    if message.finished_at is None:
        return []
    if message.state == "sent":
        return [MessageSent(message, message.finished_at)]
    return [MessageFailed(message, message.reason or "unknown", message.finished_at)]
