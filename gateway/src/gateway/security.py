"""Security events: one vocabulary, logged and counted, never with personal data.

A line says what kind of thing happened and which rule it broke. Who it was is not in it: no address, no e-mail, no
name, no token. The correlation id ties it to the other lines of the same request, and `/metrics` counts each kind.
"""

from contextvars import ContextVar
from typing import Literal

import structlog
from prometheus_client import Counter

Kind = Literal[
    "sign-in-refused",
    "limit-reached",
    "foreign-form",
    "wrong-host",
    "token-refused",
    "right-refused",
    "too-slow",
    "audit-log-away",
]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
COUNTED = Counter("samverka_security_events", "Requests that the door refused or thought odd.", ["kind"])
_log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger("security")
_told: ContextVar[bool] = ContextVar("security_told", default=False)

for _kind in KINDS:
    COUNTED.labels(_kind)


def begin() -> None:
    """Begin a request: nothing is told of it yet."""
    _told.set(False)


def tell(kind: Kind, rule: str = "") -> None:
    """Log and count an event. `rule` is one of our own words, never something that was sent."""
    _told.set(True)
    COUNTED.labels(kind).inc()
    _log.warning("security event", kind=kind, **({"rule": rule} if rule else {}))


def is_told() -> bool:
    """Return whether something was told of this request already."""
    return _told.get()
