"""The one switch: tests run on a MongoDB and a Kafka that are processes of this machine, or containers.

SAMVERKA_TEST_STORES says which (`./samverka test --containers` sets it). What differs is here alone.
"""

import os
from pathlib import Path

from samverka_local.kafka import Kafka
from samverka_local.mongodb import Mongod
from tests.containers import KafkaContainer, MongoContainer, ensure_engine, images

VARIABLE = "SAMVERKA_TEST_STORES"
KINDS = ("processes", "containers")
ALWAYS_PROCESSES = "journeys, resilience and the supervisor: they are about the system that ./samverka watches over"
AnyMongod = Mongod | MongoContainer
AnyKafka = Kafka | KafkaContainer


def kind() -> str:
    """What the switch says; raises ValueError when that is nothing we know."""
    chosen = os.environ.get(VARIABLE) or KINDS[0]
    if chosen not in KINDS:
        raise ValueError(f"{VARIABLE}={chosen} is not understood: it is one of {', '.join(KINDS)}")
    return chosen


def in_containers() -> bool:
    """Whether the stores are containers."""
    return kind() == "containers"


def ensure_there() -> None:
    """Raise SetupError when the stores that were asked for cannot be had."""
    if in_containers():
        ensure_engine()


def told() -> list[str]:
    """What a test run says of its stores."""
    if not in_containers():
        return ["stores: processes of this machine"]
    return [
        f"stores: containers ({', '.join(images())})",
        f"on processes of this machine all the same: {ALWAYS_PROCESSES}",
    ]


def new_mongod(data: Path) -> AnyMongod:
    """A MongoDB, not started yet; a process keeps its data in `data`, a container in its own."""
    return MongoContainer() if in_containers() else Mongod(data)


def new_kafka(data: Path) -> AnyKafka:
    """A Kafka, not started yet; a process keeps its data in `data`, a container in its own."""
    return KafkaContainer() if in_containers() else Kafka(data)
