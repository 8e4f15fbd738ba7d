"""How the sender waits: for the database, for what is on the wire, for news."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from chassis.logs import log
from chassis.storage import StorageUnavailableError, TooManyWaitingError

STOPS_WITHIN = 8.0
"""Seconds that a stop may take."""

R = TypeVar("R")


async def patiently(act: Callable[[], Awaitable[R]]) -> R:
    """Do it, again and again while the database is away."""
    while True:
        try:
            return await act()
        except (StorageUnavailableError, TooManyWaitingError):
            log.warning("sender waits for the database")
            await asyncio.sleep(1)


async def to_the_end(work: Awaitable[None]) -> None:
    """Do it, and when cancelled finish it first, within reason."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=STOPS_WITHIN)
        raise


async def come(event: asyncio.Event, within: float) -> None:
    """Return when the event has happened, or when it has not in time."""
    with suppress(TimeoutError):
        async with asyncio.timeout(within):
            await event.wait()
    event.clear()
