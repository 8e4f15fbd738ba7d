"""What the gateway costs: requests a second through it beside direct calls to the service, and its memory."""

import time
from collections.abc import Callable
from itertools import count

import httpx
import psutil

from benchmarks.bodies import registration
from benchmarks.load import Load, run
from benchmarks.registering import announced

CONCURRENCY = 64
ROUNDS = 3
LARGE = 100_000_000  # bytes
NUMBERS = count()
"""Nobody registers twice."""
Request = Callable[[int], tuple[str, bytes]]


async def requests_a_second(service: str, gateway: str, staff: dict[str, str], requests: int) -> None:
    """Measure reading and registering at the service and through the gateway, in turns, and print."""
    async with httpx.AsyncClient(base_url=service + "/api/v1", headers=staff, timeout=30) as client:
        conference_id = await announced(client)
    reading, registering = "/api/v1/conferences", f"/api/v1/conferences/{conference_id}/attendees"
    print(f"\n{'the same request, ' + str(CONCURRENCY) + ' at once':34} {'service':>9} {'gateway':>9} {'share':>6}")
    await _compare("GET /api/v1/conferences", 200, lambda _: (reading, b""), service, gateway, requests)
    await _compare(
        "POST a registration", 201, lambda _: (registering, registration(next(NUMBERS))), service, gateway, requests
    )


async def _compare(what: str, status: int, request: Request, service: str, gateway: str, requests: int) -> None:
    """Let both take turns, so that what else the machine does, and what is already stored, weighs on both alike."""
    loads: dict[str, list[Load]] = {service: [], gateway: []}
    for _ in range(ROUNDS):
        for address, each in loads.items():
            each.append(await run([address], requests // ROUNDS, CONCURRENCY, request))
            assert set(each[-1].statuses) == {status}, each[-1].statuses
    direct, through = (_per_second(each) for each in loads.values())
    print(f"{what:34} {direct:7.0f}/s {through:7.0f}/s {through / direct:6.2f}")


def _per_second(loads: list[Load]) -> float:
    return sum(len(one.each) for one in loads) / sum(one.seconds for one in loads)


def a_large_body(service: str, gateway: str, gateway_pid: int) -> None:
    """Read one large body from the service and through the gateway, watch the gateway's memory, and print."""
    process, weights = psutil.Process(gateway_pid), []
    _read(service, lambda: None)
    direct = _read(service, lambda: None)
    before = process.memory_info().rss
    through = _read(gateway, lambda: weights.append(process.memory_info().rss))
    print(
        f"\n{LARGE // 1_000_000} MB: {direct:.0f} MB/s from the service, {through:.0f} MB/s through the gateway, whose "
        f"memory went from {before / 2**20:.1f} to at most {max(weights) / 2**20:.1f} MiB"
    )


def _read(address: str, look: Callable[[], None]) -> float:
    """Read it all; return megabytes a second."""
    got, began = 0, time.perf_counter()
    with httpx.stream("GET", f"{address}/api/v1/articles/large?bytes={LARGE}", timeout=60) as answer:
        for piece in answer.iter_raw():
            got += len(piece)
            look()
    assert got == LARGE, got
    return got / 1_000_000 / (time.perf_counter() - began)
