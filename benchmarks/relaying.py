"""Records a second to Kafka: the relay emptying a full outbox, and the bare producer with the same records."""

import asyncio
import time
import uuid

from tests.probing import until

from benchmarks.bodies import conference, newcomer
from chassis.links import OwnLinks
from chassis.messaging.producer import producer, send
from chassis.messaging.relay import LARGEST_BATCH, Relay
from chassis.storage import Storage
from chassis.storage.outbox import COLLECTION, Letter, Outbox
from registration.messaging.letters import Letters

TOPICS = ["registration-attendee-events", "registration-attendee-private"]


def letters(links: OwnLinks, count: int) -> list[Letter]:
    """Return as many letters of newcomers; each has a public and a private record."""
    translate = Letters(links.address, links.address, links.address)
    return [translate.letter_of(newcomer(conference("c"), uuid.uuid4().hex)[1]) for _ in range(count)]


async def of_the_bare_producer(bootstrap: str, links: OwnLinks, count: int) -> float:
    """Return letters a second."""
    waiting = letters(links, count)
    kafka = producer(bootstrap, "benchmark")
    await kafka.start()
    await send(kafka, waiting[:10], set())
    started = time.perf_counter()
    for first in range(0, count, LARGEST_BATCH):
        await send(kafka, waiting[first : first + LARGEST_BATCH], set())
    seconds = time.perf_counter() - started
    await kafka.stop()
    return count / seconds


async def of_the_relay(uri: str, bootstrap: str, links: OwnLinks, count: int) -> float:
    """Return letters a second, from the first look at a full outbox to the empty outbox."""
    storage = Storage(uri, "benchmark_relay")
    await storage.ensure_indexes({})
    documents = [letter.document() for letter in letters(links, count)]
    await storage.database[COLLECTION].create_index([("shard", 1), ("at", 1), ("sequence", 1)])
    for first in range(0, count, 1_000):
        await storage.database[COLLECTION].insert_many(documents[first : first + 1_000])
    relay = asyncio.create_task(Relay(storage, bootstrap, "benchmark", TOPICS).run())
    outbox = Outbox(storage)
    await until(lambda: _below(outbox, count), "the first letters sent", within=60)
    started, left = time.perf_counter(), await outbox.count()
    await until(lambda: _below(outbox, 1), "an empty outbox", within=120)
    seconds = time.perf_counter() - started
    relay.cancel()
    await asyncio.gather(relay, return_exceptions=True)
    await storage.client.drop_database("benchmark_relay")
    storage.close()
    return left / seconds


async def _below(outbox: Outbox, count: int) -> bool:
    return await outbox.count() < count
