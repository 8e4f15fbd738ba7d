"""The supervisor with real processes, small ones: a post office, and programs that end when they should not."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil
import pytest

from samverka_local.home import Home
from samverka_local.mailbox import Mailbox
from samverka_local.parts import Layout, Part
from samverka_local.ports import Ports, free_base, free_port
from samverka_local.process import Child
from samverka_local.server import Server
from samverka_local.state import read_state
from samverka_local.supervisor import Supervisor
from samverka_local.waiting import wait_until


class Program(Server):
    """A Python program given as text, ready when it has written its file."""

    within = 10.0

    def __init__(self, name: str, text: str, folder: Path) -> None:
        super().__init__(folder / f"{name}.log")
        self.name = name
        self.text = text
        self.sign = folder / f"{name}.ready"

    def command(self) -> Sequence[str]:
        return [sys.executable, "-c", self.text.replace("READY", f"open({str(self.sign)!r}, 'w')")]

    def is_ready(self) -> bool:
        return self.sign.exists()


class Running:
    """A supervisor with parts of our choice."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.told: list[str] = []
        self.supervisor: Supervisor | None = None

    def start(self, *parts: Part) -> Supervisor:
        layout = Layout(self.home, Ports(free_base()), {})
        self.supervisor = Supervisor(layout, self.told.append, parts)
        self.supervisor.start()
        return self.supervisor

    def stop(self) -> None:
        if self.supervisor:
            self.supervisor.stop()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    system = Running(Home(tmp_path))
    with system.home.claim():  # type: ignore[union-attr]
        yield system
        system.stop()


def mailbox(home: Home) -> Mailbox:
    return Mailbox(home.mailbox, free_port(), home.log("mailbox"))


def test_part_that_is_killed_is_started_again_and_it_is_told_so(running: Running) -> None:
    supervisor = running.start(Part(mailbox(running.home)))
    state = supervisor.state.parts["mailbox"]
    wait_until(lambda: supervisor.state.is_ready, within=20, what="the mailbox")
    first = state.pid
    assert first is not None

    os.kill(first, signal.SIGKILL)
    wait_until(lambda: state.phase == "ready" and state.pid != first, within=20, what="another mailbox")

    assert state.restarts == 1
    assert running.told[0] == "mailbox was killed (SIGKILL); starting it again"


def test_part_waits_for_what_it_needs(running: Running, tmp_path: Path) -> None:
    ground = Program("ground", "import time; time.sleep(0.3); READY; time.sleep(60)", tmp_path)
    house = Program(
        "house", f"import time, os; assert os.path.exists({str(ground.sign)!r}); READY; time.sleep(60)", tmp_path
    )
    supervisor = running.start(Part(house, needs=("ground",)), Part(ground))

    wait_until(lambda: supervisor.state.is_ready, within=20, what="house on ground")


def test_part_that_cannot_start_ends_the_whole_with_its_last_words(running: Running, tmp_path: Path) -> None:
    supervisor = running.start(Part(Program("broken", "raise SystemExit('no room at the inn')", tmp_path)))

    wait_until(supervisor.ended.is_set, within=20, what="the end of the supervisor")
    assert "no room at the inn" in supervisor.state.failure


def test_stop_leaves_no_process_behind_not_even_a_grandchild(running: Running, tmp_path: Path) -> None:
    text = "import subprocess, sys, time; subprocess.Popen(['sleep', '600']); READY; time.sleep(600)"
    supervisor = running.start(Part(Program("parent", text, tmp_path)))
    wait_until(lambda: supervisor.state.is_ready, within=20, what="the parent")
    family = psutil.Process(supervisor.keepers["parent"].part.server.pid).children(recursive=True)
    assert family

    supervisor.stop()
    wait_until(lambda: not any(is_alive(one.pid) for one in family), within=5, what="the end of the grandchild")


def test_state_is_only_there_while_a_supervisor_runs(running: Running, tmp_path: Path) -> None:
    running.start(Part(mailbox(running.home)))
    state = read_state(running.home)
    assert state is not None
    assert state.supervisor == os.getpid()
    other = Home(tmp_path / "other")
    assert read_state(other) is None


def test_second_supervisor_is_refused_in_the_same_home(running: Running) -> None:
    assert running.home.in_use
    assert running.home.claim() is None


def test_child_dies_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    text = (
        "from pathlib import Path; import time; from samverka_local.process import Child;"
        f"child = Child(['sleep', '600'], log=Path({str(tmp_path / 'sleep.log')!r}));"
        f"Path({str(pid_file)!r}).write_text(str(child.pid)); time.sleep(600)"
    )
    parent = Child([sys.executable, "-c", text], log=tmp_path / "parent.log")
    wait_until(lambda: pid_file.exists() and bool(pid_file.read_text()), within=20, what="the child's pid")
    child = int(pid_file.read_text())
    assert is_alive(child)

    os.kill(parent.pid, signal.SIGKILL)
    wait_until(lambda: not is_alive(child), within=5, what="the child's death")
    parent.wait()


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
