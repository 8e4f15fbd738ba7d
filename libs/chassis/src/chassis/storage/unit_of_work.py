"""What one use case loads from and saves to; nothing is written until its whole group is committed.

A `Batch` is what the commands of one transaction share: each sees what those before it decided. A `UnitOfWork` is one
command's view: it is merged into the batch only when the command has come to its end, so one that a rule refused
half-way leaves nothing behind.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Generic, TypeVar, cast

from chassis.clock import now
from chassis.storage.connection import translated
from chassis.storage.errors import TangledError
from chassis.storage.kinds import Aggregate, Kind
from chassis.storage.outbox import Letter
from chassis.storage.reading import Storage

T = TypeVar("T", bound=Aggregate)
Key = tuple[str, str]
Event = object


class Staged(Generic[T]):
    """One aggregate as it will be written: its new state (None: removed), when, and the version stored now, if any."""

    __slots__ = ("aggregate", "at", "kind", "stored_version")

    def __init__(self, kind: Kind[T], aggregate: T | None, at: datetime, stored_version: int | None) -> None:
        self.kind, self.aggregate, self.at, self.stored_version = kind, aggregate, at, stored_version

    def document(self) -> dict[str, Any]:
        """Return the document to write; of one that is not removed."""
        assert self.aggregate is not None  # noqa: S101 - the writer asks first
        return self.kind.document(self.aggregate) | {"_at": self.at}


class Batch:
    """What the commands of one transaction share."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._wanted: dict[Key, tuple[Kind[Any], asyncio.Future[None]]] = {}
        self.loaded: dict[Key, Any] = {}
        self.written_at: dict[Key, datetime] = {}
        self.staged: dict[Key, Staged[Any]] = {}
        self.letters: list[Letter] = []
        self.afterwards: list[Callable[[], None]] = []

    async def state(self, kind: Kind[T], id: str) -> T | None:  # noqa: A002
        """Return an aggregate as the commands before left it, else as it is stored."""
        key = (kind.collection, id)
        if (staged := self.staged.get(key)) is not None:
            return cast("T | None", staged.aggregate)
        if key not in self.loaded:
            await self._want(kind, id)
        return cast("T | None", self.loaded[key])

    async def stored(self, kind: Kind[T], where: Mapping[str, Any], order: str, limit: int) -> list[T]:
        """Return stored aggregates that match, and remember them as loaded."""
        by = "_id" if order == "id" else order
        cursor = self._storage.database[kind.collection].find(where).sort([(by, 1)]).limit(limit)
        with translated():
            found = await cursor.to_list(None)
        for document in found:
            if self.loaded.get((kind.collection, document["_id"])) is None:
                self._remember(kind, document["_id"], document)
        return [self.loaded[kind.collection, document["_id"]] for document in found]

    def staged_of(self, kind: Kind[T]) -> list[T]:
        """Return all aggregates of this kind that the batch changes."""
        ours = [staged.aggregate for (name, _), staged in self.staged.items() if name == kind.collection]
        return [aggregate for aggregate in ours if aggregate is not None]

    def removed_of(self, kind: Kind[Any]) -> set[str]:
        """Return the ids of all aggregates of this kind that the batch removes."""
        ours = ((id_, one) for (name, id_), one in self.staged.items() if name == kind.collection)
        return {id_ for id_, staged in ours if staged.aggregate is None}

    async def _want(self, kind: Kind[Any], id: str) -> None:  # noqa: A002
        """Load one aggregate together with all that other commands ask for in the same turn of the loop."""
        if not self._wanted:
            asyncio.get_running_loop().call_soon(lambda: asyncio.ensure_future(self._load_wanted()))
        key = (kind.collection, id)
        if key not in self._wanted:
            self._wanted[key] = (kind, asyncio.get_running_loop().create_future())
        await asyncio.shield(self._wanted[key][1])

    async def _load_wanted(self) -> None:
        wanted, self._wanted = self._wanted, {}
        by_kind: defaultdict[str, list[str]] = defaultdict(list)
        for name, id_ in wanted:
            by_kind[name].append(id_)
        try:
            for name, ids in by_kind.items():
                with translated():
                    found = await self._storage.database[name].find({"_id": {"$in": ids}}).to_list(None)
                documents = {document["_id"]: document for document in found}
                for id_ in ids:
                    kind, done = wanted[name, id_]
                    self._remember(kind, id_, documents.get(id_))
                    _finish(done)
        except Exception as error:
            for _, done in wanted.values():
                _finish(done, error)

    def _remember(self, kind: Kind[Any], id: str, document: Mapping[str, Any] | None) -> None:  # noqa: A002
        self.loaded[kind.collection, id] = kind.aggregate(document) if document else None
        if document:
            self.written_at[kind.collection, id] = document["_at"]

    def moment(self, key: Key) -> datetime:
        """Return the time to write for this aggregate: now, but never before its last change."""
        before = self.written_at.get(key)
        moment = now()
        return max(moment, before) if before else moment


def _finish(done: "asyncio.Future[None]", error: Exception | None = None) -> None:
    if done.done():
        return
    if error is None:
        done.set_result(None)
    else:
        done.set_exception(error)
        done.exception()


class UnitOfWork:
    """One command's view of the storage: load, let the domain decide, save."""

    def __init__(self, batch: Batch, letter_of: Callable[[Event], Letter]) -> None:
        self._batch = batch
        self._letter_of = letter_of
        self._base: dict[Key, Any] = {}
        self._staged: dict[Key, tuple[Kind[Any], Any]] = {}
        self._letters: list[tuple[Key | None, Letter]] = []
        self._afterwards: list[Callable[[], None]] = []

    async def load(self, kind: Kind[T], id: str) -> T | None:  # noqa: A002
        """Return the aggregate with this id as this command left it, or None."""
        key = (kind.collection, id)
        if key in self._staged:
            return cast("T | None", self._staged[key][1])
        aggregate = await self._batch.state(kind, id)
        self._base[key] = aggregate
        return aggregate

    async def first(
        self,
        kind: Kind[T],
        where: Mapping[str, Any],
        matches: Callable[[T], bool],
        *,
        order: str,
        limit: int,
    ) -> list[T]:
        """Return the first aggregates that match, in order of one field, counting what is not committed yet.

        `where` says it to MongoDB, `matches` says the same of an aggregate in memory.
        """
        changed: dict[str, T | None] = {one.id: one for one in self._batch.staged_of(kind)}
        changed |= dict.fromkeys(self._batch.removed_of(kind))
        changed |= {id_: own for (name, id_), (_, own) in self._staged.items() if name == kind.collection}
        stored = await self._batch.stored(kind, where, order, limit + len(changed))
        candidates = [one for one in stored if one.id not in changed]
        candidates += [one for one in changed.values() if one is not None and matches(one)]
        candidates.sort(key=lambda one: getattr(one, order))
        for one in candidates[:limit]:
            if (kind.collection, one.id) not in self._staged:
                self._base.setdefault((kind.collection, one.id), one)
        return candidates[:limit]

    def save(self, kind: Kind[T], aggregate: T, *events: Event) -> None:
        """Write this aggregate, new or changed, and tell these events of it."""
        key = (kind.collection, aggregate.id)
        self._staged[key] = (kind, aggregate)
        for event in events:
            self._letters.append((key, self._letter_of(event)))

    def remove(self, kind: Kind[T], aggregate: T) -> None:
        """Take this aggregate, which was loaded, out of the storage. It tells no events: say them of what remains."""
        self._staged[kind.collection, aggregate.id] = (kind, None)

    def send(self, letter: Letter) -> None:
        """Put a ready-made letter that belongs to no aggregate into the outbox."""
        self._letters.append((None, letter))

    def afterwards(self, act: Callable[[], None]) -> None:
        """Do this right after the commit (a wake-up, never an effect that must not be lost)."""
        self._afterwards.append(act)

    def merge(self) -> None:
        """Make this command's changes part of the batch. Raises TangledError where another got in between."""
        batch = self._batch
        for key in self._staged:
            before = batch.staged[key].aggregate if key in batch.staged else batch.loaded.get(key)
            if before is not self._base.get(key):
                raise TangledError
        for key, (kind, aggregate) in self._staged.items():
            stored = batch.loaded.get(key)
            version = stored.version if stored is not None else None
            batch.staged[key] = Staged(kind, aggregate, batch.moment(key), version)
        for of, letter in self._letters:
            batch.letters.append(replace(letter, at=batch.staged[of].at) if of else letter)
        batch.afterwards.extend(self._afterwards)
