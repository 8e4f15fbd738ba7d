"""All services' migrations in one process, so that the libraries they share are loaded once instead of four times.

Run as `python -m samverka_local.migrations JSON`, where the JSON gives each service's settings. Each service is asked
in the way it is asked anywhere: `python -m NAME migrate`, only without a new interpreter for each.
"""

import json
import os
import runpy
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock

from . import process
from .errors import SetupError

Settings = Mapping[str, str]


class Migrations:
    """Migrates all databases once per run of the system; whoever comes meanwhile waits for it."""

    def __init__(self, settings: Callable[[], Mapping[str, Settings]], log: Path) -> None:
        """`settings` is asked when it is time: only then is the broker's address known."""
        self._settings = settings
        self._log = log
        self._lock = Lock()
        self._done = False

    def ensure(self) -> None:
        """Return when all databases have the shape that this code expects."""
        with self._lock:
            if not self._done:
                self._run()
                self._done = True

    def _run(self) -> None:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "samverka_local.migrations", json.dumps(self._settings())]
        if process.run(command, log=self._log) != 0:
            words = "\n".join(self._log.read_text(errors="replace").splitlines()[-12:])
            raise SetupError(f"The databases could not be migrated:\n{words}", f"read {self._log}")


def migrate(service: str, settings: Settings) -> None:
    """Do what `python -m SERVICE migrate` does, here."""
    os.environ.update(settings)
    sys.argv = [service, "migrate"]
    try:
        runpy.run_module(service, run_name="__main__")
    except SystemExit as ended:
        if ended.code:
            sys.exit(f"{service} could not migrate: {ended.code}")


if __name__ == "__main__":
    for name, its_settings in json.loads(sys.argv[1]).items():
        migrate(name, its_settings)
