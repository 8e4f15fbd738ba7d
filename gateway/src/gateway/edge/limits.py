"""Rate limits: how often, by whom, in which span of time.

Time is cut into windows of the limit's length. Reading is counted in memory, in each instance; what changes something
is counted in the gateway's database, so that all instances share one count. Where the database does not answer in time,
an instance counts by itself until it does: nobody is refused because our storage is away. Whom a count belongs to is
kept as a hash, and goes with its window.
"""

import hashlib
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from limits import RateLimitItem

from gateway import security
from gateway.edge.refusals import too_many
from gateway.edge.rules import HERE
from gateway.edge.shared_counts import SharedCounts

MOST_KEPT = 100_000  # counts of one limit in one window, in memory


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: the limit's name, how much it allows in how many seconds, what is used, when it ends."""

    name: str
    allowed: int
    seconds: int
    used: int
    ends_in: int

    @property
    def is_over(self) -> bool:
        """Whether this was too much."""
        return self.used > self.allowed

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return the headers that say so (draft-ietf-httpapi-ratelimit-headers)."""
        left = max(0, self.allowed - self.used)
        policy, now = f'"{self.name}";q={self.allowed};w={self.seconds}', f'"{self.name}";r={left};t={self.ends_in}'
        return [(b"ratelimit-policy", policy.encode()), (b"ratelimit", now.encode())]


class Limits:
    """Counts, and says where somebody stands."""

    def __init__(self, rules: Mapping[str, RateLimitItem], shared: SharedCounts) -> None:
        self._rules, self._shared, self._here = rules, shared, CountsHere()

    async def allow(self, name: str, key: str) -> bool:
        """Count one more for somebody; return whether that is still allowed. `key`: an address, e-mail, account."""
        return not (await self.count(name, key)).is_over

    async def require(self, name: str, key: str) -> None:
        """Count one more for somebody. Raises the refusal of what is too much."""
        standing = await self.count(name, key)
        if standing.is_over:
            security.tell("limit-reached", name)
            raise too_many(standing.ends_in)

    async def count(self, name: str, key: str) -> Standing:
        """Count one more for somebody; return where they stand."""
        rule = self._rules[name]
        window, passed = divmod(int(time.time()), seconds := rule.get_expiry())
        used = None
        if name not in HERE:
            used = await self._shared.add(rule.key_for(name, str(window), _hidden(key)), seconds)
        if used is None:
            used = self._here.add(name, window, key)
        return Standing(name, rule.amount, seconds, used, seconds - passed)


def _hidden(key: str) -> str:
    return hashlib.blake2b(key.lower().encode(), digest_size=16).hexdigest()


class CountsHere:
    """The counts of this process: of each limit those of the present window."""

    def __init__(self) -> None:
        self._windows: dict[str, tuple[int, Counter[str]]] = {}

    def add(self, name: str, window: int, key: str) -> int:
        """Count one more; return how many there are."""
        known, counts = self._windows.get(name, (-1, Counter()))
        if known != window or len(counts) >= MOST_KEPT:
            counts = Counter()
        self._windows[name] = (window, counts)
        counts[key] += 1
        return counts[key]
