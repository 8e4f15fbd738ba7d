"""Child processes that are stopped as a group and never outlive the process that started them."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TETHER = Path(__file__).with_name("tether.py")
LOG_LIMIT = 10_000_000  # bytes; a longer log is set aside as .old at the next start

# Linux ties a child to the THREAD that made it. This one lives as long as we do, whoever calls.
_spawner = ThreadPoolExecutor(1, "spawner")


def run(
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    log: Path | None = None,
    cwd: Path | None = None,
) -> int:
    """Run a command to its end and answer its exit code; output goes to `log`, else to our own output."""
    with contextlib.ExitStack() as stack:
        out = stack.enter_context(log.open("ab")) if log else None
        done = subprocess.run(  # noqa: S603
            command, env=_environment(env), stdout=out, stderr=out, cwd=cwd, check=False
        )
    return done.returncode


def ask(command: Sequence[str]) -> str:
    """Run a command and answer what it printed (both streams)."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout + done.stderr


def start_alone(
    command: Sequence[str], *, log: Path, env: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """Start a process that outlives us and our terminal."""
    with log.open("ab") as out:
        return subprocess.Popen(  # noqa: S603
            command, env=_environment(env), stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )


def _environment(extra: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, **(extra or {})}


class Child:
    """One process in a group of its own, writing to one log file, that dies when we die."""

    def __init__(self, command: Sequence[str], *, log: Path, env: Mapping[str, str] | None = None) -> None:
        """Start the command; `env` is added to our own environment."""
        log.parent.mkdir(parents=True, exist_ok=True)
        _set_aside_when_long(log)
        tethered = [sys.executable, "-I", "-S", str(TETHER), str(os.getpid()), *command]
        with log.open("ab") as out:
            self._process = _spawner.submit(
                subprocess.Popen,
                tethered,
                env=_environment(env),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            ).result()

    @property
    def pid(self) -> int:
        """The process's id, which is its group's too."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def wait(self, within: float | None = None) -> int:
        """Wait for its end; answers the exit code (negative: the signal that ended it)."""
        return self._process.wait(within)

    def stop(self, grace: float) -> None:
        """Ask it to end, give it `grace` seconds, then end its whole group."""
        if self.alive:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.wait(grace)
        self.kill()

    def kill(self) -> None:
        """End the process and whatever it started, at once (kill -9)."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.wait()


def _set_aside_when_long(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".old.log"))
