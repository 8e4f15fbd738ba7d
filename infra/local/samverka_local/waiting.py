"""Waiting with a probe and a deadline, so that nobody waits blindly or for ever."""

import time
from collections.abc import Callable

STEP = 0.02  # seconds between two looks: short beside any start, long beside a probe


class NeverCameError(TimeoutError):
    """What was waited for did not come before the deadline."""


def wait_until(probe: Callable[[], bool], *, within: float, what: str) -> None:
    """Look every 20 ms until `probe` says yes; after `within` seconds say what never came."""
    deadline = time.monotonic() + within
    while not probe():
        if time.monotonic() > deadline:
            raise NeverCameError(f"{what} did not come within {within:g} s")
        time.sleep(STEP)
