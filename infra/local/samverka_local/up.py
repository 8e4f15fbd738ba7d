"""`up`, `down` and what stands behind them."""

import os
import signal
import sys
import time
from collections.abc import Mapping

import psutil

from . import process, seed
from .errors import SetupError
from .first_link import first_link
from .home import Home
from .parts import Layout
from .ports import Ports
from .progress import console, follow
from .state import State, family, memory, read_state
from .status import layout_of
from .supervisor import Supervisor
from .waiting import wait_until

DOWN_WITHIN = 90.0  # seconds for everything to stop gently


def began() -> float:
    """When the command was typed (`./samverka` notes it before it installs anything), in seconds of the epoch."""
    return float(os.environ.get("SAMVERKA_BEGAN") or psutil.Process().create_time())


def up(home: Home, base: int, instances: Mapping[str, int], *, detach: bool) -> None:
    """Start everything, load the programme, tell where things are; stay and watch, unless detached."""
    if (state := read_state(home)) is not None:
        console.print(f"It already runs: {layout_of(home, state).gateway}  (./samverka status, ./samverka down)")
        return
    console.print("Starting Samverka …")
    if detach:
        _up_detached(home, base, instances)
    else:
        supervise(home, base, instances, in_foreground=True)


def supervise(home: Home, base: int, instances: Mapping[str, int], *, in_foreground: bool) -> None:
    """Be the supervisor of this home until told to stop (SIGTERM or Ctrl-C) or until a part cannot be started."""
    claim = home.claim()
    if claim is None:
        raise SetupError(f"A system already runs in {home.root}.", "./samverka down")
    with claim:
        supervisor = Supervisor(Layout(home, Ports(base), instances), _listener)
        for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(name, lambda *_: supervisor.ended.set())
        supervisor.start()
        try:
            if in_foreground:
                follow(lambda: supervisor.state, lambda state: supervisor.ended.is_set() or _is_settled(state))
                _welcome_when_ready(home, supervisor)
            supervisor.ended.wait()
        finally:
            _stop(supervisor)
    if supervisor.state.failure:
        raise SetupError(supervisor.state.failure, "mend that, then ./samverka up again; what was fetched is kept")


def _welcome_when_ready(home: Home, supervisor: Supervisor) -> None:
    if supervisor.ended.is_set():
        return
    try:
        welcome(home, supervisor.state)
    except SetupError as error:
        console.print(f"[yellow]Note:[/] {error}", soft_wrap=True, highlight=False)
    console.print("Ctrl-C stops it. What happens to a part is told here:")


def _stop(supervisor: Supervisor) -> None:
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, signal.SIG_IGN)  # a second Ctrl-C must not leave processes behind
    console.print("Stopping …")
    supervisor.stop()
    console.print("Stopped; the data is kept.")


def _listener(line: str) -> None:
    console.print(f"[dim]{time.strftime('%H:%M:%S')}[/] {line}", highlight=False)


def _is_settled(state: State | None) -> bool:
    return state is not None and (state.is_ready or bool(state.failure))


def _up_detached(home: Home, base: int, instances: Mapping[str, int]) -> None:
    log = home.log("supervisor")
    log.parent.mkdir(parents=True, exist_ok=True)
    told_before = log.stat().st_size if log.exists() else 0
    options = [word for name, count in instances.items() for word in ("--instances", f"{name}={count}")]
    command = [sys.executable, "-m", "samverka_local", "supervise", "--port", str(base), *options]
    supervisor = process.start_alone(command, log=log)
    pid = supervisor.pid
    follow(lambda: _state_by(home, pid), lambda state: _is_settled(state) or supervisor.poll() is not None)
    state = _state_by(home, pid)
    if state is None or not state.is_ready:
        supervisor.wait(DOWN_WITHIN)  # until it has stopped what did start, and said why
        raise SetupError(_why(log.read_bytes()[told_before:].decode()), f"read the logs in {log.parent}")
    welcome(home, state)
    console.print("It goes on by itself; ./samverka down ends it.")


def _why(told: str) -> str:
    return "It could not be started:\n" + told.strip().removeprefix("Not possible: ")


def _state_by(home: Home, pid: int) -> State | None:
    """The state, but only as that supervisor wrote it, not the one before."""
    state = read_state(home)
    return state if state and state.supervisor == pid else None


def welcome(home: Home, state: State) -> None:
    """Load the programme and tell where everything is and how long it took."""
    for remark in state.remarks:
        console.print(f"[yellow]Note:[/] {remark}", soft_wrap=True, highlight=False)
    layout = layout_of(home, state)
    seed.seed(home, layout.gateway)
    used = memory([one for process in [state.supervisor] for one in family(process)])
    console.print(
        f"\n[bold]Ready in {time.time() - began():.1f} s[/], {used / 2**20:.0f} MiB of memory.", highlight=False
    )
    for name, place in (
        ("pages and API", layout.gateway),
        ("mailbox", f"{layout.gateway}/mailbox"),
        ("Kafka", state.bootstrap),
        ("MongoDB", f"127.0.0.1:{layout.ports.of('mongodb')}"),
        ("data and logs", str(home.root)),
    ):
        console.print(f"  {name:<14} {place}", highlight=False)
    if (link := first_link(layout)) is not None:
        console.print("\nNobody can sign in yet. The first member of staff comes in here, once, within a day:")
        console.print(f"  {link}", highlight=False, soft_wrap=True)


def down(home: Home) -> None:
    """End the system of this home and return when nothing of it runs."""
    state = read_state(home)
    if state is None:
        console.print("It does not run.")
        return
    os.kill(state.supervisor, signal.SIGTERM)
    wait_until(lambda: not home.in_use, within=DOWN_WITHIN, what="the end of the supervisor")
    console.print("Stopped; the data is kept.")
