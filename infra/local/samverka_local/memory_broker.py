"""A broker that remembers only while it runs: librdkafka's test broker, for where Kafka's jars cannot be had.

It speaks the Kafka protocol on loopback and lies in the wheel confluent-kafka (tried with the version the lock file
pins). A process of its own: `python -m samverka_local.memory_broker ADDRESS_FILE`; it chooses its port and writes its
address into the file.
"""

import contextlib
import ctypes
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from .home import CHECKOUT
from .kafka import answers
from .server import Server, Tell, quiet

PRODUCER = 0  # rd_kafka_type_t: the mock cluster hangs on any client


class MemoryBroker(Server):
    """The in-memory broker as a part of the local system."""

    name = "kafka"
    grace = 5.0

    def __init__(self, address_file: Path, log: Path) -> None:
        """Leave the address in `address_file`; it changes with each start."""
        super().__init__(log)
        self._address_file = address_file

    @property
    def bootstrap(self) -> str:
        """host:port, empty until it listens."""
        with contextlib.suppress(FileNotFoundError):
            return self._address_file.read_text()
        return ""

    def prepare(self, tell: Tell = quiet) -> None:  # noqa: ARG002 - nothing here takes time
        """Forget the address of the last run."""
        self._address_file.parent.mkdir(parents=True, exist_ok=True)
        self._address_file.unlink(missing_ok=True)

    def command(self) -> Sequence[str]:
        """This module as a program."""
        return [sys.executable, "-m", "samverka_local.memory_broker", str(self._address_file)]

    def is_ready(self) -> bool:
        """Whether it answers a question about its topics."""
        return bool(self.bootstrap) and answers(self.bootstrap)


def contract_topics() -> dict[str, int]:
    """The topics of the contracts with their partitions: this broker cannot make topics on request."""
    files = (CHECKOUT / "contracts" / "topics").glob("*.yaml")
    topics = (yaml.safe_load(file.read_text()) for file in files)
    return {topic["topic"]: int(topic.get("partitions", 6)) for topic in topics}


def start_cluster(library: ctypes.CDLL) -> str:
    """Start a cluster of one broker with the contracts' topics in this process; answers its address."""
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    library.rd_kafka_new.restype = library.rd_kafka_mock_cluster_new.restype = pointer
    library.rd_kafka_new.argtypes = [number, pointer, text, ctypes.c_size_t]
    library.rd_kafka_mock_cluster_new.argtypes = [pointer, number]
    library.rd_kafka_mock_cluster_bootstraps.restype = text
    library.rd_kafka_mock_cluster_bootstraps.argtypes = [pointer]
    library.rd_kafka_mock_topic_create.argtypes = [pointer, text, number, number]
    library.rd_kafka_mock_group_initial_rebalance_delay_ms.argtypes = [pointer, ctypes.c_int32]
    client = library.rd_kafka_new(PRODUCER, None, ctypes.create_string_buffer(512), 512)
    cluster = library.rd_kafka_mock_cluster_new(client, 1)
    library.rd_kafka_mock_group_initial_rebalance_delay_ms(cluster, 0)
    for name, partitions in contract_topics().items():
        library.rd_kafka_mock_topic_create(cluster, name.encode(), partitions, 1)
    address: bytes = library.rd_kafka_mock_cluster_bootstraps(cluster)
    return address.decode()


def _library() -> ctypes.CDLL:
    import confluent_kafka  # noqa: PLC0415 - only to find what lies beside it

    packages = Path(confluent_kafka.__file__).parents[1]
    return ctypes.CDLL(str(next(packages.glob("confluent_kafka.libs/librdkafka-*.so*"))))


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    address = start_cluster(_library())
    unfinished = Path(sys.argv[1]).with_suffix(".new")
    unfinished.write_text(address)
    unfinished.replace(sys.argv[1])
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
