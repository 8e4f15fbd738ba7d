"""What a consumer does with a fact: its tolerant model, and the work in which it becomes the consumer's own command."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from chassis import trace
from chassis.clock import now
from chassis.facts import Fact, NotAFactError, read
from chassis.storage import UnitOfWork
from chassis.storage.group_commit import Command
from chassis.storage.inbox import RECEIPTS, Receipt, receipt_id

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Heard(Generic[M]):
    """A fact whose data has been read into the consumer's own model."""

    fact: Fact
    data: M


@dataclass(frozen=True, slots=True)
class Subscription(Generic[M]):
    """One type of fact: how it is read, and what is done in the unit of work that also keeps its receipt."""

    model: type[M]
    work: Callable[[UnitOfWork, Heard[M]], Awaitable[None]]


Subscriptions = Mapping[tuple[str, str], Subscription[Any]]
"""By topic and type, since a fact comes on a public and on a private topic."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A record as Kafka gave it, bytes untouched; header text that is not UTF-8 is replaced where it is read."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes | None]]

    @property
    def place(self) -> str:
        """Where the record lies, which names it where it has no id of its own."""
        return f"{self.topic}:{self.partition}:{self.offset}"

    def texts(self) -> dict[str, str]:
        """Return the headers as text."""
        return {name: (value or b"").decode("utf-8", "replace") for name, value in self.headers}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that no retry can help: why, and the id its receipt gets."""

    raw: Raw
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Job:
    """A record that became a command."""

    raw: Raw
    id: str
    command: Command


def interpret(consumer: str, subscriptions: Subscriptions, raw: Raw) -> Job | Unreadable | None:
    """Return what to do with a record; None for a type that this consumer does not care for."""
    headers = raw.texts()
    if (subscription := subscriptions.get((raw.topic, headers.get("ce_type", "")))) is None:
        unnamed = not headers.get("ce_type")
        return Unreadable(raw, raw.place, "header ce_type is missing") if unnamed else None
    try:
        fact = read(raw.topic, raw.value, headers)
        data = subscription.model.model_validate(fact.data)
    except NotAFactError as error:
        return Unreadable(raw, headers.get("ce_id") or raw.place, str(error))
    except ValidationError as error:
        return Unreadable(raw, headers["ce_id"], _why(error))
    context = trace.begin(headers.get("traceparent"), headers.get("correlationid"), causation_id=fact.id)
    work = received_once(consumer, subscription, Heard(fact, data))
    return Job(raw, fact.id, Command(fact.subject, work, context))


def _why(error: ValidationError) -> str:
    """Return which fields are wrong, never their values: a dead letter's reason holds no personal data."""
    found = [f"{'.'.join(map(str, one['loc']))}: {one['type']}" for one in error.errors()[:5]]
    return "the data does not fit: " + json.dumps(found, ensure_ascii=False)


def received_once(
    consumer: str, subscription: Subscription[Any], heard: Heard[Any]
) -> Callable[[UnitOfWork], Awaitable[bool]]:
    """Return work that does the subscription's work unless the fact has been dealt with; it tells which."""

    async def receive(unit: UnitOfWork) -> bool:
        id_ = receipt_id(consumer, heard.fact.id)
        before = await unit.load(RECEIPTS, id_)
        if before is not None and before.state == "done":
            return False
        unit.save(RECEIPTS, Receipt(id_, before.version + 1 if before else 1, "done", now()))
        await subscription.work(unit, heard)
        return True

    return receive
