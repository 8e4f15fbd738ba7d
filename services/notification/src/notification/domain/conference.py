"""A conference as far as reminders need it: when it is, and whether it still is to be."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from notification.domain.content import Conference, Language, Place, Text
from notification.domain.local_time import day_before

State = Literal["ahead", "over"]
THANKS_FOR = timedelta(days=7)
"""For how long after it was held those who came are known, and thanked: doors that were offline tell late."""
LINKS_LAST = timedelta(days=30)
"""For how long after a conference registration's own links open anything; nobody is thanked with one that does not."""
MATTERS = ("title", "starts_at", "ends_at", "place", "online_url", "sessions")
"""What those who come are told of when it changes."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change that those who come are told of: when it was made, and what it changed."""

    at: datetime
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedConference:
    """A conference that has been announced. `sequence` is that of the last fact heard of it.

    `changes` counts the changes that are told to those who come, `changed` is what the last of them changed, and
    `history` is what is known of each, for somebody may have heard of none of several. `has_ways` says that one takes
    part either on site or online. What is over was `held`, or cancelled.
    `forget_at` is when it is no longer needed to know who was to come; None when that is done.
    """

    id: str
    version: int
    sequence: int
    title: Text
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    online_url: str | None
    forget_at: datetime | None
    state: State = "ahead"
    changes: int = 0
    changed: tuple[str, ...] = ()
    history: tuple[Change, ...] = ()
    has_ways: bool = False
    held: bool = False

    @property
    def remind_at(self) -> datetime:
        """When those who come are reminded."""
        return day_before(self.starts_at)

    def is_time_to_remind(self, now: datetime) -> bool:
        """Whether reminders go out now: from the morning of the day before until it begins."""
        return self.state == "ahead" and self.remind_at <= now < self.starts_at

    def is_ahead(self, now: datetime) -> bool:
        """Whether one can still come to it."""
        return self.state == "ahead" and now < self.ends_at

    def is_to_be_forgotten(self, now: datetime) -> bool:
        """Whether the time has come to forget who was to come."""
        return self.forget_at is not None and self.forget_at <= now

    def follow(self, news: "PlannedConference") -> "PlannedConference":
        """Return it as it is now, with one more change to tell where it matters to those who come."""
        told = tuple(replace(one, names=names) for one in news.history if (names := _that_matter(one.names)))
        return replace(
            news,
            version=self.version + 1,
            state=self.state,
            changes=self.changes + len(told),
            changed=told[-1].names if told else self.changed,
            history=(*self.history, *told),
        )

    def known_at(self, moment: datetime) -> int:
        """Return how many of its changes somebody knows who got their place then."""
        return self.changes - sum(one.at > moment for one in self.history)

    def changed_since(self, known: int) -> tuple[str, ...]:
        """Return what is new, perhaps in several changes, to somebody who knows so many of them."""
        untold = self.history[known - self.changes :] if known < self.changes else ()
        return tuple(dict.fromkeys(name for one in untold for name in one.names)) or self.changed

    def is_time_to_tell(self, now: datetime) -> bool:
        """Whether those who come are told of a change: until it begins."""
        return self.state == "ahead" and self.changes > 0 and now < self.starts_at

    def is_time_to_thank(self, now: datetime) -> bool:
        """Whether those who came are thanked: from when it was held until they are forgotten, or their links end."""
        return self.held and self.forget_at is not None and now < self.ends_at + LINKS_LAST

    @property
    def is_done_with(self) -> bool:
        """Whether it is of no interest any more who comes."""
        return self.forget_at is None or (self.state == "over" and not self.held)

    def cancel(self, sequence: int, now: datetime) -> "PlannedConference":
        """Return it cancelled: nobody is reminded, and those who were to come are forgotten."""
        return self._next(sequence=sequence, state="over", forget_at=now)

    def hold(self, sequence: int, now: datetime) -> "PlannedConference":
        """Return it held: nobody is reminded, those who came are thanked, and some days later all are forgotten."""
        return self._next(sequence=sequence, state="over", held=True, forget_at=now + THANKS_FOR)

    def forget(self) -> "PlannedConference":
        """Return it with nobody left to forget."""
        return self._next(forget_at=None)

    def told_in(self, language: Language, mode: str | None) -> Conference:
        """Return it as a mail in this language tells it to who takes part in this way: of two ways only theirs."""
        way = mode if self.has_ways else None
        place, online_url = None if way == "online" else self.place, None if way == "on-site" else self.online_url
        return Conference(self.title.read_in(language), self.starts_at, self.ends_at, place, online_url)

    def _next(self, **changes: object) -> "PlannedConference":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]


def _that_matter(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name in MATTERS)
