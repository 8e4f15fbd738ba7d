"""The real stores keep what they acknowledged when they are killed."""

import subprocess
import sys
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

BEGINS = """
import sys, time
from pymongo import MongoClient
with MongoClient(sys.argv[1]) as client, client.start_session() as session, session.start_transaction():
    client.trial.letters.update_one({"_id": 1}, {"$set": {"by": 1}}, session=session)
    print("begun", flush=True)
    time.sleep(600)
"""

pytestmark = pytest.mark.slow


def test_killed_mongod_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    with stores.new_mongod(tmp_path / "data") as mongod:
        with MongoClient[dict[str, str]](mongod.uri) as client:
            client.trial.letters.insert_one({"_id": "first"})
        mongod.kill()
        mongod.start()
        with MongoClient[dict[str, str]](mongod.uri) as client:
            assert client.trial.letters.find_one() == {"_id": "first"}


@pytest.mark.timeout(25)
def test_transaction_of_a_killed_process_lets_go_of_its_documents_within_seconds(tmp_path: Path) -> None:
    with stores.new_mongod(tmp_path / "data") as mongod, MongoClient[dict[str, int]](mongod.uri) as client:
        client.trial.letters.insert_one({"_id": 1})
        with subprocess.Popen([sys.executable, "-c", BEGINS, mongod.uri], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"begun\n"
            process.kill()
        changed = client.trial.letters.update_one({"_id": 1}, {"$set": {"by": 2}}, comment="waits for the other")
        assert changed.modified_count == 1
        assert client.trial.letters.find_one() == {"_id": 1, "by": 2}


def test_mongod_moves_to_another_port_with_its_data(tmp_path: Path) -> None:
    with Mongod(tmp_path / "data") as mongod, MongoClient[dict[str, str]](mongod.uri) as client:
        client.trial.letters.insert_one({"_id": "first"})
    with Mongod(tmp_path / "data", free_port()) as moved, MongoClient[dict[str, str]](moved.uri) as client:
        assert client.trial.letters.count_documents({}) == 1


def test_kafka_starts_with_an_id_that_begins_with_a_dash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samverka_local.kafka.cluster_id", lambda: "-CgqkQ9sTRiXZV5o0eTDxg")
    with Kafka(tmp_path / "data") as kafka:
        assert kafka.is_ready()


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
