"""What came of one try to hand a message over.

Reasons are slugs: never the server's own words, for they may name people.
"""

from dataclasses import dataclass

from notification.domain.retries import Trouble


@dataclass(frozen=True, slots=True)
class Delivered:
    """The mail server answers for it from now on."""


@dataclass(frozen=True, slots=True)
class Deferred:
    """Not now; a later try may help."""

    reason: str
    trouble: Trouble = "recipient"


@dataclass(frozen=True, slots=True)
class Refused:
    """Never; no try will help."""

    reason: str


@dataclass(frozen=True, slots=True)
class Untried:
    """It came to no try. It waits for so many seconds; this counts as no attempt."""

    reason: str | None = None
    seconds: float = 0.0


Outcome = Delivered | Deferred | Refused | Untried
