"""A sender takes the messages whose time has come; while it holds them nobody else sends them."""

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.message import Message
from notification.storage.kinds import MESSAGES
from notification.storage.messages import due_messages, unfinished_messages
from notification.use_cases.judge_message import reason_to_drop

LOOKS_AGAIN_AFTER = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Taken:
    """A message in the sender's hands, and whether another one's lease on it ran out: then it may have gone already."""

    message: Message
    is_unknown: bool


async def take_messages(unit: UnitOfWork, holder: str, count: int, in_hand: Collection[str] = ()) -> list[Taken]:
    """Return up to `count` messages for this holder; of each story only the next chapter, so that order holds."""
    moment = now()
    found = await due_messages(unit, moment, count + len(in_hand))
    due = [one for one in found if one.id not in in_hand][:count]
    first = _first_of_each_story(await unfinished_messages(unit, {one.story for one in due}) if due else [])
    reasons = await asyncio.gather(*(reason_to_drop(unit, message, moment) for message in due))
    taken: dict[str, Taken] = {}
    for message, reason in zip(due, reasons, strict=True):
        ahead = first.get(message.story, message)
        if reason:
            unit.save(MESSAGES, message.drop(reason, moment))
        elif not ahead.is_due(moment) or ahead.id in in_hand:
            unit.save(MESSAGES, message.put_back(_again_at(ahead, moment)))
        elif ahead.id not in taken:
            taken[ahead.id] = Taken(ahead.take(holder, moment), ahead.state == "sending")
            unit.save(MESSAGES, taken[ahead.id].message)
    return list(taken.values())


def _first_of_each_story(unfinished: Iterable[Message]) -> dict[tuple[str, str], Message]:
    first: dict[tuple[str, str], Message] = {}
    for message in unfinished:
        ahead = first.get(message.story)
        if ahead is None or message.comes_before(ahead):
            first[message.story] = message
    return first


def _again_at(ahead: Message, now: datetime) -> datetime:
    """Return when to look again at a message that waits for another; one on the wire is soon out of the way."""
    return ahead.due_at if ahead.due_at is not None and ahead.state == "queued" else now + LOOKS_AGAIN_AFTER
