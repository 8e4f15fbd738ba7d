"""The whole local system for tests and benchmarks, in a home and on ports of its own.

    with Stack(tmp_path, base=9000, instances={"registration": 2}) as stack:
        stack.status["gateway"]                 # the same answer as `./samverka status --json`
        stack.token("staff")                    # a bearer token
        old = stack.kill("kafka")               # kill -9; the supervisor starts it again
        stack.await_restart("kafka", old)       # ready again, as another process

`Stack.running(home)` takes one that already runs. A stack started here dies with this process, even by kill -9.
"""

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from . import keys
from .errors import SetupError
from .home import Home, default_home, kept_jars
from .process import Child
from .state import State, read_state
from .status import status
from .waiting import wait_until

READY_WITHIN = 180.0  # seconds for the first start, with everything to be fetched
RESTART_WITHIN = 60.0


class Stack:
    """One whole local system."""

    def __init__(self, home: Path, *, base: int = 9000, instances: Mapping[str, int] | None = None) -> None:
        """Lie in `home` and listen from port `base` on; nothing is started yet."""
        self.home = Home(home.absolute())
        self._base = base
        self._instances = dict(instances or {})
        self._supervisor: Child | None = None

    @classmethod
    def running(cls, home: Path | None = None) -> Self:
        """The system that already runs in a home (default: the checkout's)."""
        stack = cls(home or default_home())
        if stack.state is None:
            raise SetupError(f"No system runs in {stack.home.root}.", "./samverka up --detach")
        return stack

    def start(self) -> Self:
        """Start everything and return when all parts are ready."""
        log = self.home.log("supervisor")
        env = {"SAMVERKA_HOME": str(self.home.root), "SAMVERKA_JARS": str(kept_jars())}
        options = [f"{name}={count}" for name, count in self._instances.items()]
        command = [sys.executable, "-m", "samverka_local", "supervise", "--port", str(self._base)]
        self._supervisor = Child(
            [*command, *(word for one in options for word in ("--instances", one))], log=log, env=env
        )
        wait_until(self._ready_or_dead, within=READY_WITHIN, what=f"the system in {self.home.root}")
        if not self._supervisor.alive:
            raise SetupError(f"The system did not start:\n{log.read_text()[-3000:]}", f"read {log}")
        return self

    def _ready_or_dead(self) -> bool:
        ended = self._supervisor is not None and not self._supervisor.alive
        return ended or (self.state is not None and self.state.is_ready)

    def stop(self) -> None:
        """Stop what we started."""
        if self._supervisor is not None:
            self._supervisor.stop(grace=60)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def state(self) -> State | None:
        """What the supervisor says; None when it does not run."""
        return read_state(self.home)

    @property
    def status(self) -> dict[str, Any]:
        """Where things are, as `./samverka status --json` tells it."""
        return status(self.home, self._state_now())

    def _state_now(self) -> State:
        if (state := self.state) is None:
            raise SetupError(f"No system runs in {self.home.root}.", "./samverka up --detach")
        return state

    def token(self, role: str, *municipalities: str) -> str:
        """A bearer token that this system's services accept."""
        return keys.token(self.home, role, municipalities)

    def pid(self, part: str) -> int:
        """The process of a part: mongodb, kafka, mailbox, gateway, a service, or registration-2 and so on."""
        if (pid := self._state_now().parts[part].pid) is None:
            raise SetupError(f"{part} does not run just now.", "wait until it is ready")
        return pid

    def kill(self, part: str) -> int:
        """End a part and whatever it started, at once (kill -9); answers the pid it had."""
        pid = self.pid(part)
        os.killpg(pid, signal.SIGKILL)
        return pid

    def pause(self, part: str) -> None:
        """Freeze a part, as a stuck machine would."""
        os.killpg(self.pid(part), signal.SIGSTOP)

    def resume(self, part: str) -> None:
        """Let a frozen part go on."""
        os.killpg(self.pid(part), signal.SIGCONT)

    def await_restart(self, part: str, old_pid: int, within: float = RESTART_WITHIN) -> None:
        """Return when the part is ready again as another process than `old_pid`."""
        wait_until(lambda: self._is_another(part, old_pid), within=within, what=f"another {part} after pid {old_pid}")

    def _is_another(self, part: str, old_pid: int) -> bool:
        now = self._state_now().parts[part]
        return now.phase == "ready" and now.pid not in {None, old_pid}

    def await_ready(self, within: float = RESTART_WITHIN) -> None:
        """Return when every part is ready."""
        wait_until(lambda: self._state_now().is_ready, within=within, what="a system with every part ready")
