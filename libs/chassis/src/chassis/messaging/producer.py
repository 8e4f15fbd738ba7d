"""Sending letters to Kafka: in batches, in order, acknowledged by all in-sync replicas."""

import asyncio
from collections.abc import Sequence

from aiokafka import AIOKafkaProducer
from prometheus_client import Counter

from chassis.storage.outbox import Letter

LARGEST_REQUEST = 4 * 1024 * 1024
PUBLISHED = Counter("samverka_records_published", "Records that Kafka acknowledged.", ["topic"])


def producer(bootstrap: str, client_id: str) -> AIOKafkaProducer:
    """Return an idempotent producer; start it before use."""
    return AIOKafkaProducer(
        bootstrap_servers=bootstrap,
        client_id=client_id,
        enable_idempotence=True,
        acks="all",
        max_batch_size=128 * 1024,
        max_request_size=LARGEST_REQUEST,
        metadata_max_age_ms=30_000,
    )


async def send(
    to: AIOKafkaProducer, letters: Sequence[Letter], sent_before: set[tuple[str, str]]
) -> tuple[list[str], BaseException | None]:
    """Send these letters in order; return the ids of those that may be forgotten, and the first error.

    A letter may be forgotten when all its records are acknowledged and so are all letters of its key before it.
    `sent_before` holds (letter, topic) pairs that are on Kafka already.
    """
    waits = [(letter, await _send_records(to, letter, sent_before)) for letter in letters]
    pending = [one for _, records in waits for one in records]
    if pending:
        await asyncio.wait(pending)
    error = next((failed for one in pending if (failed := one.exception()) is not None), None)
    return _acknowledged(waits), error


async def _send_records(
    to: AIOKafkaProducer, letter: Letter, sent_before: set[tuple[str, str]]
) -> list["asyncio.Future[object]"]:
    headers = [(name, value.encode()) for name, value in letter.headers.items() if value]
    sends = []
    for record in letter.records:
        if (letter.id, record.topic) not in sent_before:
            sends.append(await to.send(record.topic, record.value, key=letter.key.encode(), headers=headers))
            PUBLISHED.labels(record.topic).inc()
    return sends


def _acknowledged(waits: Sequence[tuple[Letter, Sequence["asyncio.Future[object]"]]]) -> list[str]:
    done: list[str] = []
    held_back: set[str] = set()
    for letter, sends in waits:
        if letter.key in held_back or any(one.exception() is not None for one in sends):
            held_back.add(letter.key)
        else:
            done.append(letter.id)
    return done
