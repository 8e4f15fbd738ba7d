"""Keeps the parts alive: starts each when what it needs is ready, starts again what dies, stops all in order.

One thread keeps one part. All it does can be read top to bottom in `Keeper._keep`.
"""

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock, Thread

from . import keys, ports
from .broker import Broker
from .errors import SetupError
from .parts import Layout, Part, whole_system
from .python_part import PythonPart
from .state import PartState, State, StateFile, now
from .waiting import NeverCameError

PAUSES = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)  # seconds before the n:th restart in a row
LONG_LIFE = 30.0  # seconds; a part that lived this long is not in a row of deaths

Listener = Callable[[str], None]


class Keeper(Thread):
    """Keeps one part alive."""

    def __init__(self, part: Part, supervisor: "Supervisor") -> None:
        super().__init__(name=f"keeper of {part.name}", daemon=True)
        self.part = part
        self.ready = Event()
        self._supervisor = supervisor
        self._ending = Event()
        self._spawning = Lock()
        self._deaths = 0

    def run(self) -> None:
        """Keep the part until told to end."""
        while not self._ending.is_set():
            try:
                self._keep()
            except (SetupError, NeverCameError) as error:
                self._failed_to_start(error)
            self._pause()

    def _keep(self) -> None:
        """Wait for what it needs, prepare it, start it, and stay with it until it dies."""
        for needed in self.part.needs:
            self._supervisor.keepers[needed].ready.wait()
        began = now()
        self._say(phase="starting", note="")
        self.part.server.prepare(lambda line: self._say(note=line))
        if not self._spawn():
            return
        self.part.server.await_ready()
        self._became_ready(began)
        code = self.part.server.child.wait()
        self._died(code, lived=now() - began)

    def _spawn(self) -> bool:
        """Start the process, unless the end was called meanwhile."""
        with self._spawning:
            if not self._ending.is_set():
                self.part.server.spawn()
                self._say(pid=self.part.server.pid)
                return True
        return False

    def _became_ready(self, began: float) -> None:
        seconds = now() - began
        self._say(phase="ready", note="", seconds=seconds)
        self.ready.set()
        self._supervisor.heard_ready(self.part)
        if self._deaths:
            self._supervisor.listener(f"{self.part.name} runs again, after {seconds:.1f} s")

    def _died(self, code: int, lived: float) -> None:
        self.ready.clear()
        if self._ending.is_set():
            return
        self._deaths = 1 if lived > LONG_LIFE else self._deaths + 1
        restarts = self._supervisor.state.parts[self.part.name].restarts + 1
        self._say(phase="restarting", note=how_it_ended(code), pid=None, restarts=restarts)
        self._supervisor.listener(f"{self.part.name} {how_it_ended(code)}; starting it again")
        self.part.server.stop()  # whatever it left behind in its group

    def _failed_to_start(self, error: Exception) -> None:
        if self._ending.is_set():
            return
        self.part.server.stop()
        if not self._supervisor.was_ready(self.part.name):
            self._say(phase="failed", note="did not start", pid=None)
            self._supervisor.give_up(str(error))
            self._ending.set()
            return
        self._deaths += 1
        self._say(phase="restarting", note="did not start, trying again", pid=None)
        self._supervisor.listener(f"{self.part.name} did not start: {error}")

    def _pause(self) -> None:
        self._ending.wait(PAUSES[min(self._deaths, len(PAUSES)) - 1] if self._deaths else 0)

    def restart(self) -> None:
        """Stop the process, so that it is started again."""
        if self.ready.is_set():
            self.part.server.stop()

    def end(self) -> None:
        """Stop the part for good."""
        self._ending.set()
        self.ready.set()  # nobody shall go on waiting for it
        with self._spawning:
            self.part.server.stop()
        self._say(phase="stopped", note="", pid=None)

    def _say(self, **values: object) -> None:
        self._supervisor.file.change(self.part.name, **values)


class Supervisor:
    """All keepers, and what concerns more than one of them."""

    def __init__(self, layout: Layout, listener: Listener, parts: Sequence[Part] | None = None) -> None:
        """Refuse when a port is taken; make keys; nothing is started yet. The caller holds the home's claim.

        `parts` stands in for the whole system, for those who want less of it.
        """
        for port, part in layout.all_ports().items():
            ports.require_free(port, part)
        keys.ensure_keys(layout.home)
        self.listener = listener
        self.ended = Event()
        self._bootstrap_seen = ""
        parts = whole_system(layout) if parts is None else parts
        self.keepers = {part.name: Keeper(part, self) for part in parts}
        self._were_ready: set[str] = set()
        states = {part.name: PartState() for part in parts}
        begin = State(os.getpid(), layout.ports.base, dict(layout.instances), parts=states)
        self.file = StateFile(layout.home.state, begin)

    @property
    def state(self) -> State:
        """The system as it is now."""
        return self.file.state

    def start(self) -> None:
        """Start keeping; returns at once."""
        for keeper in self.keepers.values():
            keeper.start()

    def was_ready(self, part: str) -> bool:
        """Whether this part has ever been ready in this run."""
        return part in self._were_ready

    def heard_ready(self, part: Part) -> None:
        """A part is ready; when it is a broker at another address, those that talk to it must learn that."""
        self._were_ready.add(part.name)
        if isinstance(part.server, Broker):
            moved = self._bootstrap_seen not in {"", part.server.bootstrap}
            self._bootstrap_seen = part.server.bootstrap
            self.file.tell(bootstrap=part.server.bootstrap, remarks=[part.server.remark] if part.server.remark else [])
            if moved:
                self._restart_services()

    def _restart_services(self) -> None:
        for keeper in self.keepers.values():
            if isinstance(keeper.part.server, PythonPart) and keeper.part.needs:
                keeper.restart()

    def give_up(self, why: str) -> None:
        """A part cannot be started at all: the whole ends."""
        if not self.state.failure:
            self.file.tell(failure=why)
        self.ended.set()

    def stop(self) -> None:
        """Stop everything: those first that need others, those last that others need."""
        for tier in stop_order([keeper.part for keeper in self.keepers.values()]):
            with ThreadPoolExecutor(len(tier)) as pool:
                list(pool.map(lambda part: self.keepers[part.name].end(), tier))


def stop_order(parts: Sequence[Part]) -> list[list[Part]]:
    """The gateway, then services, then what services stand on; parts of one tier may stop together."""
    tiers: list[list[Part]] = [[], [], []]
    for part in parts:
        if not isinstance(part.server, PythonPart):
            tiers[2].append(part)
        else:
            tiers[1 if part.needs else 0].append(part)
    return [tier for tier in tiers if tier]


def how_it_ended(code: int) -> str:
    """An exit code in words."""
    if code >= 0:
        return f"ended by itself (exit code {code})"
    return f"was killed ({signal.Signals(-code).name})"
