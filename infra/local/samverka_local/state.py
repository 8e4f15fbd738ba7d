"""What the supervisor says about its parts: written for `status` and scripts, read by whoever asks."""

import json
import os
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any, Literal

import psutil

from .home import Home

Phase = Literal["waiting", "starting", "ready", "restarting", "failed", "stopped"]


@dataclass
class PartState:
    """One part as it is now."""

    phase: Phase = "waiting"
    note: str = ""
    pid: int | None = None
    restarts: int = 0
    seconds: float = 0.0  # from the start of the work on it until it was ready


@dataclass
class State:
    """The whole system as it is now."""

    supervisor: int
    base: int
    instances: dict[str, int]
    bootstrap: str = ""
    failure: str = ""
    remarks: list[str] = field(default_factory=list)
    parts: dict[str, PartState] = field(default_factory=dict)

    @property
    def is_ready(self) -> bool:
        """Whether every part is ready."""
        return bool(self.parts) and all(part.phase == "ready" for part in self.parts.values())


def read_state(home: Home) -> State | None:
    """The state of the system that runs in this home; None when none runs."""
    if not (home.root.exists() and home.in_use and home.state.exists()):
        return None
    raw = json.loads(home.state.read_text())
    parts = {name: PartState(**part) for name, part in raw.pop("parts").items()}
    return State(parts=parts, **raw)


class StateFile:
    """The state of a running system, kept in memory and in its file; safe to change from several threads."""

    def __init__(self, file: Path, state: State) -> None:
        """Begin with `state`."""
        self._file = file
        self._lock = RLock()
        self.state = state
        self._write()

    def change(self, part: str, **values: Any) -> None:  # noqa: ANN401 - the fields of PartState
        """Change what is said about one part."""
        with self._lock:
            for name, value in values.items():
                setattr(self.state.parts[part], name, value)
            self._write()

    def tell(self, **values: Any) -> None:  # noqa: ANN401 - the fields of State
        """Change what is said about the whole."""
        with self._lock:
            for name, value in values.items():
                setattr(self.state, name, value)
            self._write()

    def _write(self) -> None:
        unfinished = self._file.with_suffix(f".{os.getpid()}.new")
        unfinished.write_text(json.dumps(asdict(self.state)))
        unfinished.replace(self._file)


def family(pid: int | None) -> list[psutil.Process]:
    """A process and all its descendants, as far as they still live."""
    try:
        first = psutil.Process(pid) if pid else None
        return [first, *first.children(recursive=True)] if first else []
    except psutil.NoSuchProcess:
        return []


def memory(processes: list[psutil.Process]) -> int:
    """Bytes of memory of these processes; pages that several share are shared out among them (Linux: PSS)."""
    return sum(_memory_of(process) for process in processes)


def _memory_of(process: psutil.Process) -> int:
    try:
        full = process.memory_full_info()
        return int(getattr(full, "pss", full.rss))
    except psutil.Error:
        return 0


def now() -> float:
    """Seconds on a clock that only goes forward."""
    return time.monotonic()
