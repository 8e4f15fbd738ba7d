"""Reading: one aggregate, a page of them, a count. Nothing here changes anything."""

from array import array
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from pymongo import UpdateOne
from pymongo.errors import OperationFailure

from chassis.clock import rfc3339
from chassis.storage.connection import Client, Database, connect, translated
from chassis.storage.errors import CursorNotValidError
from chassis.storage.kinds import Aggregate, Index, Kind, TextIndex

A_BATCH = 500  # documents; the driver would fetch 16 MB of them at a time
INDEX_NOT_FOUND = 27  # mongod's error code
T = TypeVar("T", bound=Aggregate)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list, and the cursor of the next (None: this was the last)."""

    items: Sequence[T]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """One find of a full-text search; the higher the score, the better it fits."""

    found: T
    score: float


class Storage:
    """One service's own database."""

    def __init__(self, uri: str, database: str) -> None:
        self.client: Client = connect(uri)
        self.database: Database = self.client[database]

    async def ping(self) -> None:
        """Return when the database answers. Raises StorageUnavailableError where it does not."""
        with translated():
            await self.database.command("ping")

    def close(self) -> None:
        """Close all connections."""
        self.client.close()

    async def drop(self) -> None:
        """Throw the whole database away. For one that was made beside the service's own, to compare with."""
        with translated():
            await self.client.drop_database(self.database.name)

    async def get(self, kind: Kind[T], id: str) -> T | None:  # noqa: A002
        """Return the aggregate with this id, or None."""
        with translated():
            found = await self.database[kind.collection].find_one({"_id": id})
        return kind.aggregate(found) if found else None

    async def find(
        self,
        kind: Kind[T],
        where: Mapping[str, Any] | None = None,
        *,
        order: Sequence[tuple[str, int]] = (("_id", 1),),
        limit: int = 0,
    ) -> list[T]:
        """Return the aggregates that match, in order; limit 0 means all of a list that is known to be short."""
        with translated():
            found = await self.database[kind.collection].find(where or {}).sort(list(order)).limit(limit).to_list(None)
        return [kind.aggregate(document) for document in found]

    async def count(self, kind: Kind[Any], where: Mapping[str, Any]) -> int:
        """Return how many match."""
        with translated():
            return await self.database[kind.collection].count_documents(where)

    async def numbers(self, kind: Kind[Any], name: str, where: Mapping[str, Any]) -> "array[int]":
        """Return a whole-number field of all that match, in its order; eight bytes each, however many they are."""
        found = self.database[kind.collection].find(where, {"_id": 0, name: 1}).sort([(name, 1)])
        with translated():
            return array("q", [one[name] async for one in found])

    async def count_up_to(self, most: int, kind: Kind[Any], where: Mapping[str, Any], *, along: Index) -> int:
        """Return how many match, but no more than so many: no more of the index is read than it takes to know."""
        counted = {"count": kind.collection, "query": where, "limit": most, "hint": dict(along.keys())}
        with translated():
            return int((await self.database.command(counted))["n"])

    async def tally(
        self, kind: Kind[Any], where: Mapping[str, Any], by: Mapping[str, Any], *, each: str | None = None
    ) -> list[tuple[dict[str, Any], int]]:
        """Return how many match of each sort: what they have in common, by name, as MongoDB's expressions say it.

        With `each`, a field that holds a list, they count once for each that is in it.
        """
        parts: list[dict[str, Any]] = [{"$unwind": f"${each}"}] if each else []
        steps = [{"$match": where}, *parts, {"$group": {"_id": dict(by), "number": {"$sum": 1}}}]
        with translated():
            found = await self.database[kind.collection].aggregate(steps).to_list(None)
        return [(dict.fromkeys(by) | one["_id"], one["number"]) for one in found]

    async def search(
        self, kind: Kind[T], words: str, *, language: str, where: Mapping[str, Any], limit: int
    ) -> list[Match[T]]:
        """Return what holds at least one of the words, best first; the kind has a `TextIndex`.

        The words are stemmed in the given language; one in quotation marks must be there, one after a minus must not.
        """
        score = {"$meta": "textScore"}
        condition = {**where, "$text": {"$search": words, "$language": language}}
        with translated():
            documents = (
                await self.database[kind.collection]
                .find(condition, {"_score": score})
                .sort([("_score", score), ("_id", 1)])
                .limit(limit)
                .to_list(None)
            )
        return [Match(score=document.pop("_score"), found=kind.aggregate(document)) for document in documents]

    async def page(
        self, kind: Kind[T], where: Mapping[str, Any], *, cursor: str | None, limit: int, newest_first: bool = False
    ) -> Page[T]:
        """Return one page in order of id; the cursor is the last id of the page before."""
        beyond = {"_id": {"$lt" if newest_first else "$gt": cursor}} if cursor else {}
        order = [("_id", -1 if newest_first else 1)]
        items = await self.find(kind, {**where, **beyond}, order=order, limit=limit + 1)
        return Page(items[:limit], items[limit - 1].id if len(items) > limit else None)

    async def page_by(
        self,
        kind: Kind[T],
        moment: str,
        where: Mapping[str, Any],
        *,
        cursor: str | None,
        limit: int,
        latest_first: bool = True,
    ) -> Page[T]:
        """Return one page in order of a field that holds a moment; same moments in order of id.

        Raises CursorNotValidError on a cursor that no page gave.
        """
        beyond = _beyond(moment, cursor, "$lt" if latest_first else "$gt") if cursor else {}
        way = -1 if latest_first else 1
        order = [(moment, way), ("_id", way)]
        items = await self.find(kind, {"$and": [where, beyond]}, order=order, limit=limit + 1)
        return Page(items[:limit], _cursor(items[limit - 1], moment) if len(items) > limit else None)

    async def page_along(
        self, kind: Kind[T], name: str, where: Mapping[str, Any], *, along: Index, cursor: str | None, limit: int
    ) -> Page[T]:
        """Return one page in order of a field, read along this index; equal ones in order of id.

        The cursor tells nothing but an id. Raises CursorNotValidError on a cursor that no page gave.
        """
        found: list[dict[str, Any]] = []
        for part in await self._beyond_one(kind, name, cursor) if cursor else ({},):
            if len(found) <= limit:
                rest = self._along(kind, name, {"$and": [where, part]}, along).limit(limit + 1 - len(found))
                with translated():
                    found += await rest.to_list(None)
        items = [kind.aggregate(document) for document in found]
        return Page(items[:limit], items[limit - 1].id if len(items) > limit else None)

    async def stream_along(
        self, kind: Kind[T], name: str, where: Mapping[str, Any], *, along: Index
    ) -> AsyncIterator[T]:
        """Yield all that match in order of a field, however many, holding few of them at a time."""
        with translated():
            async for document in self._along(kind, name, where, along).batch_size(A_BATCH):
                yield kind.aggregate(document)

    async def _beyond_one(self, kind: Kind[Any], name: str, cursor: str) -> Sequence[dict[str, Any]]:
        """Return what comes after this one: those that are equal, then the others; each a stretch of an index."""
        if name == "_id":
            return ({name: {"$gt": cursor}},)
        with translated():
            last = await self.database[kind.collection].find_one({"_id": cursor})
        if last is None:
            raise CursorNotValidError
        return {name: last[name], "_id": {"$gt": cursor}}, {name: {"$gt": last[name]}}

    def _along(self, kind: Kind[Any], name: str, where: Mapping[str, Any], along: Index) -> Any:  # noqa: ANN401
        found = self.database[kind.collection].find(where, kind.own_fields, hint=along.keys())
        return found.sort([(one, 1) for one in dict.fromkeys((name, "_id"))])

    async def write_found_by(self, kind: Kind[Any]) -> None:
        """Write what aggregates are found by where it is missing or of a lower number; safe to run again.

        One that is changed meanwhile is left: whoever changes it writes it, too.
        """
        if kind.found_by is None:
            return
        stored, old = self.database[kind.collection], {"_found_by": {"$not": {"$gte": kind.found_by.number}}}
        with translated():
            while olds := await stored.find(old).limit(A_BATCH).to_list(None):
                await stored.bulk_write([_with_found_by(kind, one) for one in olds], ordered=False)

    async def ensure_indexes(self, wanted: Mapping[str, Sequence[Index | TextIndex]]) -> None:
        """Make the indexes that are missing; run by `migrate`, safe to run again."""
        with translated():
            for collection, indexes in wanted.items():
                for index in indexes:
                    await self.database[collection].create_index(index.keys(), **index.options())

    async def drop_other_indexes(self, wanted: Mapping[str, Sequence[Index | TextIndex]]) -> None:
        """Drop what these collections have of indexes that nobody wants any more; run by `tidy`."""
        with translated():
            for collection, indexes in wanted.items():
                made = {await self.database[collection].create_index(one.keys(), **one.options()) for one in indexes}
                for name in set(await self.database[collection].index_information()) - made - {"_id_"}:
                    await self._drop_index(collection, name)

    async def _drop_index(self, collection: str, name: str) -> None:
        try:
            await self.database[collection].drop_index(name)
        except OperationFailure as error:
            if error.code != INDEX_NOT_FOUND:  # another who migrates was faster
                raise


def _with_found_by(kind: Kind[Any], old: Mapping[str, Any]) -> UpdateOne:
    assert kind.found_by is not None  # noqa: S101 - the caller asks first
    mine, beside = {"_id": old["_id"], "version": old["version"]}, kind.found_by.beside(kind.aggregate(old))
    gone = {name: "" for name in old if name[0] == "_" and name not in {"_id", "_at", *beside}}
    return UpdateOne(mine, {"$set": beside} | ({"$unset": gone} if gone else {}))


def _cursor(last: Aggregate, moment: str) -> str:
    return f"{rfc3339(getattr(last, moment))}_{last.id}"


def _beyond(moment: str, cursor: str, side: str) -> dict[str, Any]:
    text, _, id_ = cursor.partition("_")
    try:
        at = datetime.fromisoformat(text)
        at = at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise CursorNotValidError from error
    return {"$or": [{moment: {side: at}}, {moment: at, "_id": {side: id_}}]}
