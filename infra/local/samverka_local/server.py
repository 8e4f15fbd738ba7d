"""What all servers of the local system have in common: prepare, start, be ready, stop, be killed."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

from .errors import SetupError
from .process import Child
from .waiting import wait_until

Tell = Callable[[str], None]  # one short line on what is being done now


def quiet(_line: str) -> None:
    """Tell nobody."""


class Server(ABC):
    """One server process, its log and its way to say that it is ready.

    Used as a context manager it is ready inside and stopped after: `with Mongod(folder) as mongod: mongod.uri`.
    """

    name = "server"
    grace = 20.0  # seconds it gets to stop by itself
    within = 60.0  # seconds it may take to be ready

    def __init__(self, log: Path) -> None:
        self.log = log
        self._child: Child | None = None

    def prepare(self, tell: Tell = quiet) -> None:  # noqa: B027 - most have nothing to prepare
        """Do what must be done before each start, such as fetching or formatting; says what takes time."""

    @abstractmethod
    def command(self) -> Sequence[str]:
        """The command line."""

    def environment(self) -> Mapping[str, str]:
        """What is added to our own environment."""
        return {}

    @abstractmethod
    def is_ready(self) -> bool:
        """Whether it does its work now."""

    @property
    def child(self) -> Child:
        """The running (or ended) process."""
        if self._child is None:
            raise SetupError(f"{self.name} was not started.", "call start() first")
        return self._child

    @property
    def pid(self) -> int:
        """The id of its process."""
        return self.child.pid

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self._child is not None and self._child.alive

    def spawn(self) -> None:
        """Start the process and return at once."""
        self._child = Child(self.command(), log=self.log, env=self.environment())

    def start(self) -> Self:
        """Prepare, start, and return when it is ready. After `kill` or `stop` it starts again on the same data."""
        self.prepare()
        self.spawn()
        self.await_ready()
        return self

    def await_ready(self) -> None:
        """Return when it is ready; refuse with the end of its log when it dies or takes too long."""
        wait_until(self._ready_or_dead, within=self.within, what=f"{self.name} (log: {self.log})")
        if not self.alive:
            raise SetupError(f"{self.name} ended while starting:\n{self.last_words()}", f"read {self.log}")

    def _ready_or_dead(self) -> bool:
        return not self.alive or self.is_ready()

    def last_words(self, lines: int = 12) -> str:
        """The end of its log."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(f"    {line[:300]}" for line in text.splitlines()[-lines:])

    def stop(self) -> None:
        """Stop it gently, then by force when it does not obey."""
        if self._child is not None:
            self._child.stop(self.grace)

    def kill(self) -> None:
        """End it at once, as a crash would (kill -9)."""
        self.child.kill()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()
