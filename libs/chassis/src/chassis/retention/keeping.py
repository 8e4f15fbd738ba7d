"""A kind of personal data: how what is due is found, how one of it is erased, and what a rule would erase now."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from chassis.retention.rule import RetentionRun
from chassis.storage import Aggregate, Kind, Storage, UnitOfWork

T = TypeVar("T", bound=Aggregate)


@dataclass(frozen=True)
class Portion(Generic[T]):
    """Some of what is due, found by one condition; in order of a field, those come first whose period began first.

    `since` tells when the period of one of them began.
    """

    kind: Kind[T]
    where: Mapping[str, Any]
    since: Callable[[T], datetime]
    order: str = "_id"

    async def some(self, storage: Storage, limit: int, *, last_first: bool = False) -> list[T]:
        """Return the first of them, or the last."""
        way = -1 if last_first else 1
        order = [(self.order, way)] if self.order == "_id" else [(self.order, way), ("_id", way)]
        return await storage.find(self.kind, self.where, order=order, limit=limit)


@dataclass(frozen=True)
class Keeping(Generic[T]):
    """One kind of personal data of a service.

    `portions` finds what began before a moment. `erase` judges one again, in the unit of work, erases it for a run, and
    tells whether it did. `key` is the id of the aggregate that decides over one; `named` is how staff recognise it.
    """

    name: str
    portions: Callable[[Storage, datetime], Awaitable[Sequence[Portion[T]]]]
    erase: Callable[[UnitOfWork, str, RetentionRun], Awaitable[bool]]
    named: Callable[[T], str]
    key: Callable[[T], str] = lambda one: one.id


@dataclass(frozen=True, slots=True)
class Due:
    """One whose period is over."""

    id: str
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be erased: how many, when the period of the oldest and the newest began, and some of them."""

    before: datetime
    count: int
    oldest: datetime | None
    newest: datetime | None
    items: Sequence[Due]


async def preview(storage: Storage, keeping: Keeping[T], before: datetime, limit: int) -> Preview:
    """Return what a rule would erase of this kind, had it a period that ends for what began before this moment."""
    portions = await keeping.portions(storage, before)
    count = sum([await storage.count(portion.kind, portion.where) for portion in portions])
    ends = [end for portion in portions for end in await _ends(storage, portion)]
    items: list[Due] = []
    for portion in portions:
        if left := limit - len(items):
            found = await portion.some(storage, left)
            items += [Due(one.id, keeping.named(one), portion.since(one)) for one in found]
    return Preview(before, count, min(ends, default=None), max(ends, default=None), items)


async def _ends(storage: Storage, portion: Portion[T]) -> list[datetime]:
    first, last = await portion.some(storage, 1), await portion.some(storage, 1, last_first=True)
    return [portion.since(one) for one in (*first, *last)]


async def due_of(storage: Storage, keeping: Keeping[T], before: datetime, limit: int) -> list[T]:
    """Return some that are due, all under one key."""
    for portion in await keeping.portions(storage, before):
        if found := await portion.some(storage, limit):
            key = keeping.key(found[0])
            return [one for one in found if keeping.key(one) == key]
    return []
