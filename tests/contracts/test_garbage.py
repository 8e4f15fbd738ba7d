"""Garbage on every topic that somebody of ours hears: it is put aside with its reason, and the consumer goes on."""

import base64
import json
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from contracts.catalog import Catalog
from tests import stores
from tests.conftest import Run
from tests.probing import until
from tests.stores import AnyKafka

from chassis.messaging import tail

CATALOG = Catalog()
CONSUMERS = sorted({name for topic in CATALOG.topics().values() for name in topic.consumers})
Headers = list[tuple[str, bytes]]


def heard_by(consumer: str) -> dict[str, str]:
    """Each topic that this service hears, with one type it cares for there."""
    return {
        name: topic.consumers[consumer][0] for name, topic in CATALOG.topics().items() if consumer in topic.consumers
    }


def headers_of(kind: str, id_: str) -> Headers:
    named = {"ce_specversion": "1.0", "ce_id": id_, "ce_type": kind, "ce_subject": "s", "ce_sequence": "1"}
    return [(name, value.encode()) for name, value in named.items()]


def garbage(kind: str, where: str) -> list[tuple[bytes | None, Headers]]:
    """Six records: five that cannot be read, and one of a type that nobody cares for."""
    return [
        (b"\x00\xff\x13garbage", headers_of(kind, f"{where}-bytes")),
        (json.dumps({"nothing": "of it"}).encode(), headers_of(kind, f"{where}-schema")),
        (None, headers_of(kind, f"{where}-null")),
        (b'"' + b"x" * 2_000_000 + b'"', headers_of(kind, f"{where}-large")),
        (b"{}", [("ce_id", b"\xff\xfe"), ("content-type", b"application/json")]),
        (b"{}", headers_of("somebody.else.said.v1", f"{where}-unknown")),
    ]


UNREADABLE = 5


@pytest.fixture(scope="module")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnyKafka]:
    """A Kafka of its own: other tests read theirs, and expect facts there."""
    with stores.new_kafka(tmp_path_factory.mktemp("kafka") / "data") as kafka:
        yield kafka


@pytest.mark.parametrize("consumer", CONSUMERS)
async def test_garbage_is_put_aside_and_the_consumer_goes_on(run: Run, kafka: AnyKafka, consumer: str) -> None:
    run(consumer)
    topics = heard_by(consumer)
    async with AIOKafkaProducer(bootstrap_servers=kafka.bootstrap, max_request_size=4_000_000) as producer:
        for topic, kind in topics.items():
            for value, headers in garbage(kind, f"{consumer}-{topic}"):
                await producer.send_and_wait(topic, value, key=consumer.encode(), headers=headers)

    reasons: Counter[str] = Counter()

    async def all_put_aside() -> bool:
        reasons.clear()
        async for record in tail.read(kafka.bootstrap, [f"{consumer}-dead-letters"]):
            told = {name: (value or b"").decode() for name, value in record.headers}
            if base64.b64decode(told["samverka_key"]).decode() == consumer:  # other tests' garbage is not counted
                reasons[told["samverka_topic"]] += 1
        return all(reasons[topic] >= UNREADABLE for topic in topics)

    await until(all_put_aside, f"five dead letters of each of {len(topics)} topics", within=40)
    assert {topic: reasons[topic] for topic in topics} == dict.fromkeys(topics, UNREADABLE)
    await until(lambda: nothing_waits(kafka.bootstrap, consumer, list(topics)), f"{consumer} at the end of its topics")


async def nothing_waits(bootstrap: str, group: str, topics: Sequence[str]) -> bool:
    """Whether the consumer has come past every record that is there."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        done = await admin.list_consumer_group_offsets(group)
    finally:
        await admin.close()
    last: dict[TopicPartition, int] = {}
    async for record in tail.read(bootstrap, topics):
        last[TopicPartition(record.topic, record.partition)] = record.offset
    return all(place in done and done[place].offset > offset for place, offset in last.items())
