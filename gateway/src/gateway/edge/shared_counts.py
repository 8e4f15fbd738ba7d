"""The counts that all instances share, in the gateway's database.

Whoever asks for the same count while it is being asked for waits, and is counted together with the others: a hundred
requests from one address cost a few questions, not a hundred that fight for one document.
"""

import asyncio
import time

from limits.aio.storage import MongoDBStorage
from limits.errors import StorageError

from chassis.logs import log

ANSWERS_WITHIN = 1.0  # seconds
ASKED_AGAIN_AFTER = 5.0  # seconds
Waiting = list["asyncio.Future[int | None]"]


class SharedCounts:
    """Adds to counts; where the database does not answer in time, it says so and is left in peace for a while."""

    def __init__(self, uri: str, database: str) -> None:
        self._uri, self._database = uri, database
        self._storage: MongoDBStorage | None = None
        self._away_until = 0.0
        self._waiting: dict[str, Waiting] = {}
        self._asking: dict[str, asyncio.Task[None]] = {}

    async def add(self, key: str, seconds: int) -> int | None:
        """Count one more, kept for so many seconds; return how many there are, or None where nobody knows."""
        if time.monotonic() < self._away_until:
            return None
        mine: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(key, []).append(mine)
        if key not in self._asking:
            self._asking[key] = asyncio.create_task(self._ask(key, seconds))
        return await mine

    async def _ask(self, key: str, seconds: int) -> None:
        try:
            while waiting := self._waiting.pop(key, None):
                self._tell(waiting, await self._add_to(key, seconds, len(waiting)))
        finally:
            del self._asking[key]
            self._tell(self._waiting.pop(key, []), None)

    @staticmethod
    def _tell(waiting: Waiting, total: int | None) -> None:
        """Give each its own place in the count."""
        for after, one in enumerate(reversed(waiting)):
            if not one.done():
                one.set_result(None if total is None else total - after)

    async def _add_to(self, key: str, seconds: int, count: int) -> int | None:
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                return await self._connected().incr(key, seconds, count)
        except (StorageError, TimeoutError):
            self._away_until = time.monotonic() + ASKED_AGAIN_AFTER
            log.warning("limits are counted by this instance alone: the database does not answer")
            return None

    def _connected(self) -> MongoDBStorage:
        """Return the storage, connected when it is first used."""
        if self._storage is None:
            self._storage = MongoDBStorage(
                self._uri,
                database_name=self._database,
                counter_collection_name="limit_counts",
                window_collection_name="limit_windows",
                wrap_exceptions=True,
                w=1,
                serverSelectionTimeoutMS=int(1000 * ANSWERS_WITHIN),
                appname="samverka-limits",
            )
        return self._storage
