"""The real stores keep what they acknowledged when they are killed."""

from pathlib import Path

import pytest
from confluent_kafka import Consumer, Producer
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic
from pymongo import MongoClient
from tests import stores

from samverka_local.kafka import Kafka
from samverka_local.mongodb import Mongod
from samverka_local.ports import free_port


def test_killed_mongod_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    with stores.new_mongod(tmp_path / "data") as mongod:
        with MongoClient[dict[str, str]](mongod.uri) as client:
            client.trial.letters.insert_one({"_id": "first"})
        mongod.kill()
        mongod.start()
        with MongoClient[dict[str, str]](mongod.uri) as client:
            assert client.trial.letters.find_one() == {"_id": "first"}


def test_mongod_moves_to_another_port_with_its_data(tmp_path: Path) -> None:
    with Mongod(tmp_path / "data") as mongod, MongoClient[dict[str, str]](mongod.uri) as client:
        client.trial.letters.insert_one({"_id": "first"})
    with Mongod(tmp_path / "data", free_port()) as moved, MongoClient[dict[str, str]](moved.uri) as client:
        assert client.trial.letters.count_documents({}) == 1


def test_kafka_starts_with_an_id_that_begins_with_a_dash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samverka_local.kafka.cluster_id", lambda: "-CgqkQ9sTRiXZV5o0eTDxg")
    with Kafka(tmp_path / "data") as kafka:
        assert kafka.is_ready()


@pytest.mark.slow
def test_killed_kafka_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    with stores.new_kafka(tmp_path / "data") as kafka:
        admin = AdminClient({"bootstrap.servers": kafka.bootstrap})
        admin.create_topics([NewTopic("letters", 1, 1)])["letters"].result(20)
        producer = Producer({"bootstrap.servers": kafka.bootstrap})
        producer.produce("letters", b"first")
        assert producer.flush(20) == 0
        kafka.kill()
        kafka.start()
        consumer = Consumer({"bootstrap.servers": kafka.bootstrap, "group.id": "g", "auto.offset.reset": "earliest"})
        consumer.subscribe(["letters"])
        message = consumer.poll(30)
        consumer.close()
    assert message is not None
    assert message.value() == b"first"
