"""The way of a fact on real Kafka: relay, consumer, inbox, dead letters and their replay."""

import asyncio
import json
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from pydantic import BaseModel

from chassis.facts import letter
from chassis.messaging import dead_letters, tail
from chassis.messaging.consumer import Consumer
from chassis.messaging.producer import LARGEST_REQUEST
from chassis.messaging.relay import Relay
from chassis.messaging.subscription import Heard, Subscription, Subscriptions
from chassis.messaging.topics import Topic, create
from chassis.storage import GroupCommit, Kind, Storage, UnitOfWork
from chassis.storage.outbox import Letter, Outbox
from tests.probing import until
from tests.stores import AnyKafka, AnyMongod

TYPE = "tests.thing.happened.v1"


@dataclass(frozen=True, slots=True)
class Effect:
    id: str
    version: int
    sequences: tuple[int, ...] = ()


class Thing(BaseModel):
    number: int


EFFECTS = Kind("effects", Effect)
mended: set[int] = set()


async def have_effect(unit: UnitOfWork, heard: Heard[Thing]) -> None:
    if heard.data.number == 666 and 666 not in mended:
        raise ArithmeticError("a bug of ours")
    before = await unit.load(EFFECTS, heard.fact.subject) or Effect(heard.fact.subject, 0)
    after = replace(before, version=before.version + 1, sequences=(*before.sequences, heard.fact.sequence))
    unit.save(EFFECTS, after)


class Post:
    """One small consumer with its relay, on topics of its own."""

    def __init__(self, mongod: AnyMongod, kafka: AnyKafka) -> None:
        self.name = f"tests-{uuid.uuid4().hex[:8]}"
        self.topic = f"{self.name}-events"
        self.bootstrap = kafka.bootstrap
        self.storage = Storage(mongod.uri, self.name)
        self.commits = GroupCommit(self.storage, lambda event: self.letter(*event))  # type: ignore[misc]
        self.subscriptions: Subscriptions = {(self.topic, TYPE): Subscription(Thing, have_effect)}
        self._tasks: list[asyncio.Task[None]] = []

    def letter(self, subject: str, number: int) -> Letter:
        value = json.dumps({"number": number}).encode()
        return letter("tests", TYPE, subject, number, {self.topic: value})

    async def open(self) -> None:
        config = {"max.message.bytes": str(LARGEST_REQUEST)}
        names = [self.topic, dead_letters.topic_of(self.name)]
        await create(self.bootstrap, [Topic(name, "tests", "public", (), (), 3, config) for name in names])
        relay = Relay(self.storage, self.bootstrap, self.name, names)
        consumer = Consumer(self.name, "1", self.bootstrap, [self.topic], self.subscriptions, self.commits)
        self._tasks = [asyncio.create_task(relay.run()), asyncio.create_task(consumer.run())]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with suppress(asyncio.CancelledError):
                await task

    async def close(self) -> None:
        await self.stop()
        await self.storage.client.drop_database(self.name)
        self.storage.close()

    async def tell(self, subject: str, *numbers: int) -> None:
        for number in numbers:
            await self.commits.run(subject, partial(self._send, subject=subject, number=number))

    async def _send(self, unit: UnitOfWork, subject: str, number: int) -> None:
        unit.send(self.letter(subject, number))

    async def effect(self, subject: str) -> tuple[int, ...]:
        found = await self.storage.get(EFFECTS, subject)
        return found.sequences if found else ()

    async def dead(self) -> list[dead_letters.DeadLetter]:
        return [one async for one in dead_letters.all_of(self.name, self.bootstrap, self.storage)]


@pytest.fixture
async def post(mongod: AnyMongod, kafka: AnyKafka) -> AsyncIterator[Post]:
    post = Post(mongod, kafka)
    await post.open()
    yield post
    await post.close()


@pytest.fixture
async def producer(kafka: AnyKafka) -> AsyncIterator[AIOKafkaProducer]:
    producer = AIOKafkaProducer(bootstrap_servers=kafka.bootstrap, max_request_size=LARGEST_REQUEST)
    await producer.start()
    yield producer
    await producer.stop()


def headers_of(kind: str = TYPE, **more: bytes) -> list[tuple[str, bytes]]:
    known = {"ce_id": uuid.uuid4().hex.encode(), "ce_type": kind.encode(), "ce_subject": b"s", "ce_sequence": b"1"}
    return list((known | more).items())


async def put_back(unit: UnitOfWork, sent: Letter) -> None:
    """Put a letter into the outbox as if a relay had died between the acknowledgement and forgetting it."""
    unit.send(sent)


async def test_facts_have_their_effect_in_order(post: Post) -> None:
    await asyncio.gather(*[post.tell(subject, *range(1, 31)) for subject in "abc"])
    for subject in "abc":

        async def all_there(subject: str = subject) -> bool:
            return len(await post.effect(subject)) == 30

        await until(all_there, f"thirty effects on {subject}")
        assert await post.effect(subject) == tuple(range(1, 31))


async def test_second_delivery_changes_nothing(post: Post, producer: AIOKafkaProducer) -> None:
    same, last = headers_of(ce_subject=b"twice"), headers_of(ce_subject=b"last")
    for headers in (same, same, same, last):
        await producer.send_and_wait(post.topic, b'{"number": 1}', key=b"k", headers=headers)

    async def last_there() -> bool:
        return bool(await post.effect("last"))

    await until(last_there, "the fact after the repetitions")
    assert await post.effect("twice") == (1,)


async def test_garbage_goes_to_the_dead_letters_and_the_consumer_goes_on(
    post: Post, producer: AIOKafkaProducer
) -> None:
    garbage: list[tuple[bytes | None, list[tuple[str, Any]]]] = [
        (b"\xff\x00\xfe", []),
        (b"\xff\x00\xfe", headers_of()),
        (b'{"number": "many"}', headers_of()),
        (b"[1, 2]", headers_of()),
        (None, headers_of()),
        (b"x" * 2_000_000, headers_of()),
        (b'{"number": 1}', headers_of(ce_sequence=b"\xff\xfe")),
        (b'{"number": 1}', [("ce_type", TYPE.encode())]),
    ]
    for value, headers in garbage:
        await producer.send_and_wait(post.topic, value, key=b"k", headers=headers)
    ignored = headers_of("tests.thing.unheard-of.v1")
    await producer.send_and_wait(post.topic, b"whatever", key=b"k", headers=ignored)
    await producer.send_and_wait(post.topic, b'{"number": 5}', key=b"k", headers=headers_of(ce_subject=b"good"))

    async def good_there() -> bool:
        return bool(await post.effect("good"))

    await until(good_there, "the good fact behind the garbage")

    async def all_dead() -> bool:
        return len(await post.dead()) == len(garbage)

    await until(all_dead, "all garbage among the dead letters", within=30)
    reasons = Counter(one.reason.split(":")[0] for one in await post.dead())
    assert sum(reasons.values()) == len(garbage)
    assert {"header ce_type is missing", "the value is not JSON", "the record has no value"} <= set(reasons)
    assert all(one.waits for one in await post.dead())
    assert next(one for one in await post.dead() if "2000000 bytes" in one.reason).raw.value == b"x" * 2_000_000


async def test_dead_letter_is_replayed_after_the_cause_is_mended(post: Post) -> None:
    await post.tell("s", 666)
    await post.tell("s", 7)

    async def dead() -> list[dead_letters.DeadLetter]:
        return await post.dead()

    [one] = await until(dead, "the dead letter", within=30)
    assert (one.reason, one.waits) == ("ArithmeticError in this consumer", True)
    assert await post.effect("s") == (7,)
    mended.add(666)
    assert await dead_letters.replay(post.name, post.subscriptions, post.commits, one) == "done"
    assert await post.effect("s") == (7, 666)
    [after] = await post.dead()
    assert not after.waits
    assert (await dead_letters.replay(post.name, post.subscriptions, post.commits, after)).startswith("dealt with")


async def test_relay_leaves_out_what_is_on_the_topic_already(post: Post) -> None:
    await post.tell("s", 1)

    async def heard() -> bool:
        return bool(await post.effect("s"))

    await until(heard, "the first fact")
    [message] = [one async for one in tail.read(post.bootstrap, [post.topic])]
    headers = {name: value.decode() for name, value in message.headers}
    again = replace(post.letter("s", 1), id=headers["ce_id"], headers=headers)
    await post.stop()
    await post.commits.run("s", lambda unit: put_back(unit, again))
    await post.open()

    async def gone() -> bool:
        return await Outbox(post.storage).count() == 0

    await until(gone, "an empty outbox")
    assert len([one async for one in tail.read(post.bootstrap, [post.topic])]) == 1
