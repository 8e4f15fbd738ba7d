"""Idempotency keys: a repeated request with the same key gets the answer that the first one got.

The answer is committed in the same transaction as what it answers, so there is no moment in which only one of them is
there. Answers are kept for two days.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from chassis.storage.kinds import Index, Kind


@dataclass(frozen=True, slots=True)
class Once:
    """A request that must have its effect once: who asks for what under which key, and the body's fingerprint."""

    id: str
    fingerprint: str

    @classmethod
    def of(cls, key: str, path: str, caller: str, body: bytes) -> "Once":
        """Return the identity of a request; keys of different callers and paths never meet."""
        scope = "\0".join((key, path, caller)).encode()
        return cls(hashlib.sha256(scope).hexdigest(), hashlib.sha256(body).hexdigest())


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """The answer that was given under an idempotency key."""

    id: str
    version: int
    fingerprint: str
    body: bytes
    given_at: datetime


ANSWERS = Kind("idempotency_keys", GivenAnswer, [Index([("given_at", 1)], expires=timedelta(days=2))])
