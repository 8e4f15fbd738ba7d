"""Who relays which part of the outbox: each shard has one holder at a time, and the living share them evenly.

Times are the database's own (`$$NOW`), so clocks of machines need not agree. A holder that dies loses its shards
when the lease ends; one that stops gives them back at once.
"""

import time
from datetime import timedelta
from typing import Any

from pymongo import ReturnDocument

from chassis.storage.connection import translated
from chassis.storage.outbox import SHARDS
from chassis.storage.reading import Storage

LASTS = timedelta(seconds=6)
_MARGIN = LASTS / 3
_MILLISECOND = timedelta(milliseconds=1)


class Leases:
    """One relay's shards."""

    def __init__(self, storage: Storage, owner: str) -> None:
        self._shards = storage.database["relay_leases"]
        self._relays = storage.database["relays"]
        self._owner = owner
        self._until: dict[int, float] = {}

    @property
    def held(self) -> list[int]:
        """The shards that are surely ours for a while yet."""
        safe = time.monotonic() + _MARGIN.total_seconds()
        return sorted(shard for shard, until in self._until.items() if until > safe)

    async def keep(self) -> None:
        """Renew what is held, give back what is more than a fair share, take what is free up to it."""
        with translated():
            fair = -(-SHARDS // await self._living())
            for place, shard in enumerate(sorted(self._until)):
                if place >= fair or not await self._take(shard):
                    await self._give_back(shard)
            for shard in range(SHARDS):
                if shard not in self._until and len(self._until) < fair:
                    await self._take(shard)

    async def release(self) -> None:
        """Give everything back, so that another relay goes on at once."""
        with translated():
            for shard in list(self._until):
                await self._give_back(shard)
            await self._relays.delete_one({"_id": self._owner})

    async def _living(self) -> int:
        """Say that we live, and return how many relays do."""
        seen = {"$set": {"until": _in(LASTS)}}
        await self._relays.update_one({"_id": self._owner}, [seen], upsert=True)
        await self._relays.delete_many({"$expr": {"$lt": ["$until", {"$subtract": ["$$NOW", _ms(LASTS)]}]}})
        return max(1, await self._relays.count_documents({"$expr": {"$gt": ["$until", "$$NOW"]}}))

    async def _take(self, shard: int) -> bool:
        """Take or renew a shard that is ours, free or run out; return whether it is ours now."""
        asked = time.monotonic()
        free = {"$or": [{"$eq": ["$owner", self._owner]}, {"$lt": ["$until", "$$NOW"]}]}
        wanted = {"owner": {"$cond": [free, self._owner, "$owner"]}, "until": {"$cond": [free, _in(LASTS), "$until"]}}
        lease = await self._shards.find_one_and_update(
            {"_id": shard}, [{"$set": wanted}], upsert=True, return_document=ReturnDocument.AFTER
        )
        if lease["owner"] != self._owner:
            return False
        self._until[shard] = asked + LASTS.total_seconds()
        return True

    async def _give_back(self, shard: int) -> None:
        self._until.pop(shard, None)
        await self._shards.delete_one({"_id": shard, "owner": self._owner})


def _ms(span: timedelta) -> int:
    return span // _MILLISECOND


def _in(span: timedelta) -> dict[str, Any]:
    return {"$add": ["$$NOW", _ms(span)]}
