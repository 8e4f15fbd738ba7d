"""A session: one browser in which somebody is signed in.

The browser carries the session's id and a secret. The secret is changed every few minutes. The one before is good until
the browser has come with the new one, since the answer that brought it may have been lost on its way, and a little
longer, for pages that were on theirs. Whoever comes with it after that has got it from somewhere else, and the session
ends for everybody.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from gateway.domain.secret import hash_of, is_same

IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)
CHANGES_AFTER = timedelta(minutes=10)
STILL_GOOD_FOR = timedelta(minutes=1)
SEEN_EVERY = timedelta(minutes=1)
"""How often it is written down that somebody is still there; finer is not needed for a limit of hours."""

Way = Literal["link", "provider"]
Secret = Literal["good", "old", "wrong"]


@dataclass(frozen=True, slots=True)
class Session:
    """One browser of one account. `ends_at` is when it ends if nothing more is heard of it."""

    id: str
    version: int
    account_id: str
    secret: str
    way: Way
    browser: str
    began_at: datetime
    seen_at: datetime
    changed_at: datetime
    ends_at: datetime
    secret_before: str | None = None
    is_received: bool = True
    """Whether the browser has come with the newest secret."""

    @classmethod
    def begin(cls, id: str, account_id: str, secret: str, way: Way, browser: str, now: datetime) -> "Session":  # noqa: A002
        """Return a new session with this secret."""
        return cls(id, 1, account_id, hash_of(secret), way, browser, now, now, now, now + IDLE)

    def is_over(self, now: datetime) -> bool:
        """Whether it has ended by itself."""
        return now >= self.ends_at

    def opens(self, secret: str, now: datetime) -> Secret:
        """Tell whether this secret opens it, or once did, or never."""
        if is_same(secret, self.secret):
            return "good"
        if is_same(secret, self.secret_before):
            return "good" if now < self.changed_at + STILL_GOOD_FOR or not self.is_received else "old"
        return "wrong"

    def is_due(self, secret: str, now: datetime) -> bool:
        """Whether the browser that carries this secret, which opens it, is to get a new one now."""
        is_newest = is_same(secret, self.secret)
        return now >= self.changed_at + (CHANGES_AFTER if is_newest else STILL_GOOD_FOR)

    def change(self, carried: str, secret: str, now: datetime) -> "Session":
        """Return it with a new secret for the browser that carries this one."""
        seen = self._seen(now)
        return replace(seen, secret=hash_of(secret), secret_before=hash_of(carried), changed_at=now, is_received=False)

    def is_news(self, secret: str, now: datetime) -> bool:
        """Whether it is to be kept that this secret was carried now."""
        return now >= self.seen_at + SEEN_EVERY or (is_same(secret, self.secret) and not self.is_received)

    def see(self, secret: str, now: datetime) -> "Session":
        """Return it after somebody came with this secret, which opens it."""
        return replace(self._seen(now), is_received=self.is_received or is_same(secret, self.secret))

    def _seen(self, now: datetime) -> "Session":
        ends_at = min(now + IDLE, self.began_at + LONGEST)
        return replace(self, version=self.version + 1, seen_at=now, ends_at=ends_at)
