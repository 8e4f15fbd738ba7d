"""The broker of the local system: a real Kafka, or, said aloud, the one that only remembers while it runs."""

from collections.abc import Sequence
from pathlib import Path

from .errors import SetupError
from .home import Home
from .kafka import Kafka
from .memory_broker import MemoryBroker
from .ports import Ports
from .server import Server, Tell, quiet

ANNOUNCEMENT = (
    "A real Kafka cannot be had here, so messages go through a broker in memory. It forgets them when it stops.\n  {}"
)


class Broker(Server):
    """Decides at its first start which of the two it is, and is that one from then on."""

    name = "kafka"

    def __init__(self, home: Home, ports: Ports) -> None:
        """Prefer a real Kafka on the home's data and ports."""
        super().__init__(home.log(self.name))
        self._home = home
        self._chosen: Kafka | MemoryBroker = Kafka(
            home.data(self.name), ports.of("kafka"), ports.of("kafka-controller"), self.log
        )

    @property
    def bootstrap(self) -> str:
        """host:port for clients."""
        return self._chosen.bootstrap

    def prepare(self, tell: Tell = quiet) -> None:
        """Prepare a real Kafka; where that is refused, take the other one and say so."""
        try:
            self._chosen.prepare(tell)
        except SetupError as refused:
            if isinstance(self._chosen, MemoryBroker):
                raise
            self._chosen = MemoryBroker(self._address_file, self.log)
            self._chosen.prepare(tell)
            self.remark = ANNOUNCEMENT.format(refused)

    remark: str = ""

    @property
    def _address_file(self) -> Path:
        return self._home.root / self.name / "memory-broker-address"

    def command(self) -> Sequence[str]:
        """The chosen one's."""
        return self._chosen.command()

    def is_ready(self) -> bool:
        """The chosen one's."""
        return self._chosen.is_ready()
