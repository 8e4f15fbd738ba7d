"""Dead letters: records a consumer could not deal with, kept with the reason, and how they are brought back.

They lie on the topic `<consumer>-dead-letters` with their bytes untouched; where they came from and why stands in
headers. The consumer's receipt says which of them still wait.
"""

import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass

from chassis import trace
from chassis.clock import now
from chassis.messaging import tail
from chassis.messaging.subscription import Job, Raw, Subscriptions, Unreadable, interpret
from chassis.storage import GroupCommit, Storage
from chassis.storage.inbox import KEPT, RECEIPTS, receipt_id
from chassis.storage.outbox import Letter, Record

_PREFIX = "samverka_"


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One record put aside: its id, the record as it was, why, when, and whether it still waits."""

    id: str
    raw: Raw
    reason: str
    put_aside_at: str
    waits: bool


def topic_of(consumer: str) -> str:
    """Return the name of a consumer's dead-letter topic."""
    return f"{consumer}-dead-letters"


def dead_letter(consumer: str, raw: Raw, id: str, reason: str) -> Letter:  # noqa: A002 - the field's word
    """Return the letter that carries a record to the dead letters; bytes that are no text travel as base64."""
    headers = {
        f"{_PREFIX}id": id,
        f"{_PREFIX}reason": reason,
        f"{_PREFIX}topic": raw.topic,
        f"{_PREFIX}partition": str(raw.partition),
        f"{_PREFIX}offset": str(raw.offset),
        f"{_PREFIX}key": base64.b64encode(raw.key or b"").decode(),
        f"{_PREFIX}at": now().isoformat(),
        "ce_id": f"{consumer}:{id}",
    }
    originals = {f"{_PREFIX}header_{name}": base64.b64encode(value or b"").decode() for name, value in raw.headers}
    record = Record(topic_of(consumer), raw.value)
    return Letter(f"{consumer}:{id}", id, 0, now(), headers | originals, [record])


async def all_of(consumer: str, bootstrap: str, storage: Storage) -> AsyncIterator[DeadLetter]:
    """Yield the consumer's dead letters, oldest first."""
    async for message in tail.read(bootstrap, [topic_of(consumer)]):
        headers = {name: value.decode("utf-8", "replace") for name, value in message.headers}
        id_ = headers[f"{_PREFIX}id"]
        receipt = await storage.get(RECEIPTS, receipt_id(consumer, id_))
        yield DeadLetter(
            id_,
            _original(headers, message.value),
            headers[f"{_PREFIX}reason"],
            headers[f"{_PREFIX}at"],
            receipt is not None and receipt.state == "dead",
        )


def _original(headers: dict[str, str], value: bytes | None) -> Raw:
    start = f"{_PREFIX}header_"
    return Raw(
        headers[f"{_PREFIX}topic"],
        int(headers[f"{_PREFIX}partition"]),
        int(headers[f"{_PREFIX}offset"]),
        base64.b64decode(headers[f"{_PREFIX}key"]) or None,
        value,
        [
            (name.removeprefix(start), base64.b64decode(text))
            for name, text in headers.items()
            if name.startswith(start)
        ],
    )


async def replay(consumer: str, subscriptions: Subscriptions, commits: GroupCommit, letter: DeadLetter) -> str:
    """Deal with a dead letter again, as if it were heard now; return "done", or why it still cannot be."""
    if not letter.waits:
        return f"dealt with already, or older than {KEPT.days} days"
    found = interpret(consumer, subscriptions, letter.raw)
    if isinstance(found, Unreadable):
        return found.reason
    if not isinstance(found, Job):
        return "this consumer does not care for this type"
    trace.enter(found.command.context)
    await commits.execute([found.command])
    return "done" if found.command.error is None else f"{type(found.command.error).__name__}: {found.command.error}"
