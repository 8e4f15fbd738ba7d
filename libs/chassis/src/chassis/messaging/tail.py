"""Reading topics without a group: what was published since a moment, or a whole topic from its start."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

Message = Any  # aiokafka's ConsumerRecord

_MILLISECOND = timedelta(milliseconds=1)


@asynccontextmanager
async def _reader(bootstrap: str) -> AsyncIterator[AIOKafkaConsumer]:
    consumer = AIOKafkaConsumer(
        bootstrap_servers=bootstrap, group_id=None, enable_auto_commit=False, auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        yield consumer
    finally:
        await consumer.stop()


async def read(bootstrap: str, topics: Sequence[str], since: datetime | None = None) -> AsyncIterator[Message]:
    """Yield what the topics hold up to now, from a moment on (None: from the start)."""
    async with _reader(bootstrap) as consumer:
        partitions = await _partitions(bootstrap, [one for one in topics if one in await consumer.topics()])
        if not partitions:
            return
        consumer.assign(partitions)
        ends = await consumer.end_offsets(partitions)
        await _seek(consumer, partitions, ends, since)
        async for message in _until(consumer, ends):
            yield message


async def _partitions(bootstrap: str, topics: Sequence[str]) -> list[Any]:
    """Return the partitions of topics that exist."""
    if not topics:
        return []
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        described = await admin.describe_topics(list(topics))
    finally:
        await admin.close()
    return [TopicPartition(one["topic"], part["partition"]) for one in described for part in one["partitions"]]


async def _seek(
    consumer: AIOKafkaConsumer, partitions: Sequence[Any], ends: dict[Any, int], since: datetime | None
) -> None:
    if since is None:
        await consumer.seek_to_beginning(*partitions)
        return
    moment = int(since.timestamp() * 1000)
    found = await consumer.offsets_for_times(dict.fromkeys(partitions, moment))
    for partition in partitions:
        first = found.get(partition)
        consumer.seek(partition, first.offset if first is not None else ends[partition])


async def _until(consumer: AIOKafkaConsumer, ends: dict[Any, int]) -> AsyncIterator[Message]:
    left = set(ends)
    while left:
        for partition in list(left):
            if await consumer.position(partition) >= ends[partition]:
                left.discard(partition)
                consumer.pause(partition)
        if left:
            for messages in (await consumer.getmany(timeout_ms=500)).values():
                for message in messages:
                    yield message
