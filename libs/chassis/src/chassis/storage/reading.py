"""Reading: one aggregate, a page of them, a count. Nothing here changes anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from chassis.storage.connection import Client, Database, connect, translated
from chassis.storage.kinds import Aggregate, Index, Kind

T = TypeVar("T", bound=Aggregate)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list, and the cursor of the next (None: this was the last)."""

    items: Sequence[T]
    next_cursor: str | None


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

    async def page(
        self, kind: Kind[T], where: Mapping[str, Any], *, cursor: str | None, limit: int, newest_first: bool = False
    ) -> Page[T]:
        """Return one page in order of id; the cursor is the last id of the page before."""
        beyond = {"_id": {"$lt" if newest_first else "$gt": cursor}} if cursor else {}
        order = [("_id", -1 if newest_first else 1)]
        items = await self.find(kind, {**where, **beyond}, order=order, limit=limit + 1)
        return Page(items[:limit], items[limit - 1].id if len(items) > limit else None)

    async def ensure_indexes(self, wanted: Mapping[str, Sequence[Index]]) -> None:
        """Make the indexes that are missing; run by `migrate`, safe to run again."""
        with translated():
            for collection, indexes in wanted.items():
                for index in indexes:
                    await self.database[collection].create_index(list(index.fields), **_options(index))


def _options(index: Index) -> dict[str, Any]:
    options: dict[str, Any] = {"unique": True} if index.unique else {}
    if index.only:
        options["partialFilterExpression"] = dict(index.only)
    if index.expires is not None:
        options["expireAfterSeconds"] = int(index.expires.total_seconds())
    return options
