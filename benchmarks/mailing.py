"""From the answer 201 to the mail in the mailbox, on the whole idle system; and what it all weighs."""

import statistics
import tempfile
import time
from pathlib import Path

import httpx
import psutil

from benchmarks.bodies import PLAN, registration
from samverka_local.ports import free_base
from samverka_local.stack import Stack

TIMES = 30


def measure() -> None:
    """Start a system of its own, measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        with Stack(Path(folder), base=free_base()) as stack:
            print(f"\nwhole system ready after {time.perf_counter() - began:.1f} s")
            waits = _mails(stack)
            print(f"201 to mail, {TIMES} times: median {statistics.median(waits):.0f} ms, longest {max(waits):.0f} ms")
            _print_memory(stack)


def _mails(stack: Stack) -> list[float]:
    new = Path(stack.status["maildir"]) / "new"
    headers = {"Authorization": f"Bearer {stack.token('staff')}"}
    with httpx.Client(base_url=stack.status["services"]["registration"]["url"] + "/api/v1", timeout=30) as client:
        conference_id = client.post("/conferences", json=PLAN, headers=headers).json()["id"]
        client.post(f"/conferences/{conference_id}/announcement", headers=headers).raise_for_status()
        waits = [_one(client, f"/conferences/{conference_id}/attendees", new, number) for number in range(TIMES + 1)]
    return waits[1:]  # the first warms up


def _one(client: httpx.Client, path: str, new: Path, number: int) -> float:
    before = len(list(new.iterdir()))
    answer = client.post(path, content=registration(number), headers={"Content-Type": "application/json"})
    answer.raise_for_status()
    answered = time.perf_counter()
    while len(list(new.iterdir())) == before:
        assert time.perf_counter() - answered < 30, "no mail came within 30 s"
        time.sleep(0.001)
    return 1000 * (time.perf_counter() - answered)


def _print_memory(stack: Stack) -> None:
    status = stack.status
    pids = {name: part["pids"] for name, part in (status["parts"] | status["services"]).items()}
    weights = {name: sum(psutil.Process(pid).memory_info().rss for pid in each) for name, each in pids.items()}
    print("memory, MiB: " + ", ".join(f"{name} {weight >> 20}" for name, weight in weights.items()))
    print(f"memory in all: {sum(weights.values()) >> 20} MiB")
