"""A subscriber: an address that has said yes itself (double opt-in) to being told of new articles.

    pending ──confirm──> confirmed ──unsubscribe──> unsubscribed

Who is confirmed may ask for other tracks or another language; that too holds once it is confirmed.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from notification.domain.content import Language
from notification.domain.errors import SubscriptionEndedError

Track = Literal["social-considerations", "iop"]
State = Literal["pending", "confirmed", "unsubscribed"]
PAUSE = timedelta(minutes=10)
MOST_A_DAY = 5
DAY = timedelta(days=1)
CONFIRMED_WITHIN = timedelta(days=7)
"""How long an address that nobody has confirmed is kept; the link in its mail works as long."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to be told of (no tracks: everything), and in which language."""

    tracks: tuple[Track, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One address. `wanted` was asked for and not confirmed yet; `asked` is when confirmations were mailed lately.

    `address_key` finds it by its address without holding it. Who unsubscribes is forgotten: neither is kept.
    """

    id: str
    version: int
    state: State
    email: str | None
    address_key: str | None
    tracks: tuple[Track, ...] = ()
    language: Language = "sv"
    wanted: Choice | None = None
    asked: tuple[datetime, ...] = ()
    confirmed_at: datetime | None = None
    erase_at: datetime | None = None

    @property
    def choice(self) -> Choice:
        """What is to be confirmed, or has been."""
        return self.wanted or Choice(self.tracks, self.language)

    def is_over(self, now: datetime) -> bool:
        """Whether nobody confirmed it in time; it is erased soon, and its link opens nothing already."""
        return self.erase_at is not None and self.erase_at <= now

    def ask(self, wanted: Choice, now: datetime) -> "Subscriber":
        """Return it with this choice waiting to be confirmed."""
        erase_at = now + CONFIRMED_WITHIN if self.state == "pending" else None
        return self._next(wanted=wanted, erase_at=erase_at)

    def may_be_mailed(self, now: datetime) -> bool:
        """Whether one more confirmation may go to the address: anybody can ask in anybody's name."""
        lately = [moment for moment in self.asked if now - moment < DAY]
        return len(lately) < MOST_A_DAY and all(now - moment >= PAUSE for moment in lately)

    def mailed(self, now: datetime) -> "Subscriber":
        """Return it with a confirmation mailed now."""
        return replace(self, asked=(*(moment for moment in self.asked if now - moment < DAY), now))

    def confirm(self, now: datetime) -> "Subscriber":
        """Return it confirmed; unchanged where nothing waits. Raises SubscriptionEndedError."""
        if self.state == "unsubscribed":
            raise SubscriptionEndedError
        if self.wanted is None:
            return self
        choice = self.wanted
        return self._next(
            state="confirmed",
            tracks=choice.tracks,
            language=choice.language,
            wanted=None,
            confirmed_at=self.confirmed_at or now,
            erase_at=None,
        )

    def unsubscribe(self) -> "Subscriber":
        """Return it ended and forgotten."""
        return self._next(state="unsubscribed", email=None, address_key=None, wanted=None, asked=(), erase_at=None)

    def wants(self, tracks: tuple[str, ...], published_at: datetime) -> bool:
        """Whether it is told of an article: in its tracks, and not older than its yes."""
        is_new = self.confirmed_at is not None and self.confirmed_at <= published_at
        return self.state == "confirmed" and is_new and (not self.tracks or not set(self.tracks).isdisjoint(tracks))

    def _next(self, **changes: object) -> "Subscriber":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class SubscriberConfirmed:
    """Somebody said yes; `at` is when."""

    subscriber: Subscriber
    at: datetime


@dataclass(frozen=True, slots=True)
class SubscriberUnsubscribed:
    """Somebody said no more; `at` is when."""

    subscriber: Subscriber
    at: datetime
