"""Waiting in tests: a probe with a deadline that says what never came."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def until(probe: Callable[[], Awaitable[T]], what: str, within: float = 15) -> T:
    """Return what the probe finds as soon as it is truthy; after `within` seconds fail with what never came."""
    deadline = time.monotonic() + within
    while not (found := await probe()):
        assert time.monotonic() < deadline, f"{what} did not come within {within:g} s; last seen: {found!r}"
        await asyncio.sleep(0.02)
    return found
