"""The outbox: what is to be published, written in the same transaction as the change that it tells of.

A letter is one fact (or one dead letter) with the records it becomes on Kafka. Letters of one aggregate are sent in the
order of their sequence; `at` never runs backwards within one aggregate, so a batch in order of (`at`, `sequence`) never
holds a later letter without the earlier ones. A letter is removed once Kafka has acknowledged all its records.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chassis.storage.connection import translated
from chassis.storage.kinds import Index
from chassis.storage.reading import Storage

SHARDS = 4
COLLECTION = "outbox"
INDEXES = [Index([("shard", 1), ("at", 1), ("sequence", 1)])]


@dataclass(frozen=True, slots=True)
class Record:
    """What goes to one topic."""

    topic: str
    value: bytes | None


@dataclass(frozen=True, slots=True)
class Letter:
    """One fact on its way: the key that orders it, and the records (public, private) that carry it."""

    id: str
    key: str
    sequence: int
    at: datetime
    headers: Mapping[str, str]
    records: Sequence[Record]

    def document(self) -> dict[str, Any]:
        """Return the document that keeps this letter."""
        return {
            "_id": self.id,
            "key": self.key,
            "sequence": self.sequence,
            "at": self.at,
            "shard": shard_of(self.key),
            "headers": list(self.headers.items()),
            "records": [[record.topic, record.value] for record in self.records],
        }


def shard_of(key: str) -> int:
    """Return the part of the outbox in which this aggregate's letters lie."""
    return zlib.crc32(key.encode()) % SHARDS


def _letter(document: Mapping[str, Any]) -> Letter:
    records = [Record(topic, value) for topic, value in document["records"]]
    return Letter(
        document["_id"], document["key"], document["sequence"], document["at"], dict(document["headers"]), records
    )


class Outbox:
    """The relay's side of the outbox."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._letters = storage.database[COLLECTION]

    async def waiting(self, shards: Sequence[int], limit: int, without: Sequence[str] = ()) -> list[Letter]:
        """Return the first letters that wait in these shards, in the order in which they must be sent.

        `without` are letters on their way, which are not removed yet.
        """
        where = {"shard": {"$in": list(shards)}, "_id": {"$nin": list(without)}}
        with translated():
            found = await self._letters.find(where).sort([("at", 1), ("sequence", 1)]).limit(limit).to_list(None)
        return [_letter(document) for document in found]

    async def remove(self, letters: Sequence[str]) -> None:
        """Forget letters that Kafka has acknowledged."""
        if letters:
            with translated():
                await self._letters.delete_many({"_id": {"$in": list(letters)}})

    async def count(self) -> int:
        """Return how many letters wait."""
        with translated():
            return await self._letters.estimated_document_count()
