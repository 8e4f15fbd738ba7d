"""Waking up at once when something is put into a collection, by this process or another (a MongoDB change stream).

Only a wake-up: what there is to do is always found by a query, so a stream that is lost or late costs time, never
facts. A process keeps at most one of these open, for Motor gives each waiting stream a thread of its own.
"""

import asyncio
from datetime import timedelta
from typing import Any

from pymongo.errors import PyMongoError

from chassis.logs import log
from chassis.storage.reading import Storage

LOOKS_ANYWAY_EVERY = timedelta(seconds=1)


class WakeUp:
    """Sets `event` whenever documents are inserted into the collection."""

    def __init__(self, storage: Storage, collection: str) -> None:
        self._collection = storage.database[collection]
        self.event = asyncio.Event()

    async def watch(self) -> None:
        """Watch until cancelled; begin again when the database was away."""
        inserts: list[dict[str, Any]] = [{"$match": {"operationType": "insert"}}, {"$project": {"_id": 1}}]
        while True:
            try:
                async with self._collection.watch(inserts, batch_size=1_000, max_await_time_ms=10_000) as changes:
                    while True:
                        await changes.try_next()
                        self.event.set()
            except PyMongoError as error:
                log.warning("wake-up stream lost", reason=type(error).__name__)
                await asyncio.sleep(LOOKS_ANYWAY_EVERY.total_seconds())

    async def wait(self) -> None:
        """Return when something was inserted since the last call, at the latest after a second."""
        try:
            async with asyncio.timeout(LOOKS_ANYWAY_EVERY.total_seconds()):
                await self.event.wait()
        except TimeoutError:
            return
        finally:
            self.event.clear()
