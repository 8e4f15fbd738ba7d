"""When a message that could not be handed over is tried again, and when it is given up."""

import zlib
from datetime import timedelta
from typing import Literal

Trouble = Literal["server", "recipient"]
"""What stood in the way: the mail server itself (soon over), or its word about this message (takes its time)."""

GIVES_UP_AFTER = timedelta(days=3)
"""RFC 5321 §4.5.4.1 asks for 4–5 days of a relay; ours has a relay behind it, and old news helps nobody."""

_SERVER = [timedelta(seconds=seconds) for seconds in (2, 5, 15, 30, 60)]
_RECIPIENT = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240)]
_SPREAD = 0.2


def wait_after(attempts: int, trouble: Trouble, key: str) -> timedelta:
    """Return how long to wait after so many attempts: longer each time up to a limit, spread by the message's key."""
    waits = _SERVER if trouble == "server" else _RECIPIENT
    wait = waits[min(attempts, len(waits)) - 1]
    return wait * (1 + _SPREAD * (zlib.crc32(key.encode()) % 1000) / 1000)
