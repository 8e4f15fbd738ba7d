"""A part of our own: a service or the gateway, run as `python -m NAME DUTY` and asked for its health over HTTP."""

import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from . import process
from .errors import SetupError
from .migrations import Migrations
from .ports import HOST
from .server import Server, Tell, quiet

Environment = Callable[[], dict[str, str]]  # asked at each start, for the broker's address may have changed


class PythonPart(Server):
    """One process of a service or of the gateway."""

    def __init__(
        self,
        module: str,
        port: int,
        *,
        log: Path,
        environment: Environment,
        migrates: bool,
        migrations: Migrations | None = None,
        duty: str = "serve",
    ) -> None:
        """Run `module`; when it `migrates`, that happens once before its first start, with others' if so given.

        `duty` is all of it in one process (`serve`), or one of `api`, `worker` and `relay`.
        """
        super().__init__(log)
        self.name = log.stem
        self.module = module
        self.port = port
        self.duty = duty
        self._environment = environment
        self._to_migrate = migrates
        self._migrations = migrations

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    def environment(self) -> Mapping[str, str]:
        """Its settings, as environment variables."""
        return {**self._environment(), "SAMVERKA_HTTP_PORT": str(self.port), "SAMVERKA_INSTANCE": self.name}

    def prepare(self, tell: Tell = quiet) -> None:
        """Bring its database to the shape this code expects."""
        if self._to_migrate:
            tell("migrating its database")
            if self._migrations is not None:
                self._migrations.ensure()
            else:
                self._migrate_alone()
            self._to_migrate = False

    def _migrate_alone(self) -> None:
        if process.run(self._command("migrate"), env=self.environment(), log=self.log) != 0:
            raise SetupError(f"{self.name} could not migrate its database:\n{self.last_words()}", f"read {self.log}")

    def command(self) -> Sequence[str]:
        """The part with its duty."""
        return self._command(self.duty)

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", self.module, *arguments]

    def is_ready(self) -> bool:
        """Whether it says so itself."""
        try:
            with urllib.request.urlopen(f"{self.url}/health/ready", timeout=2) as answer:  # noqa: S310 - our own http
                return bool(answer.status == 200)  # noqa: PLR2004 - OK
        except (OSError, urllib.error.URLError):
            return False
