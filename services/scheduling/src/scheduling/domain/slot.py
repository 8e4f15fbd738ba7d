"""A slot: a time that an adviser offers, free until a municipality books it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from scheduling.domain.adviser import Adviser, Track
from scheduling.domain.errors import (
    ModeNotOfferedError,
    SlotEndsBeforeItStartsError,
    SlotOverlapsError,
    SlotPastError,
    SlotTakenError,
    SlotWithdrawnError,
    TrackNotAdvisedError,
)

Mode = Literal["on-site", "online"]

LONGEST = timedelta(hours=12)
HERE = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True)
class Place:
    """Where people meet on site; a slot without one is held at the municipality."""

    name: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What an adviser says of the times they publish."""

    track: Track
    modes: tuple[Mode, ...]
    place: Place | None
    online_url: str | None


@dataclass(frozen=True, slots=True)
class Slot:
    """One time of one adviser."""

    id: str
    version: int
    adviser_id: str
    offer: Offer
    starts_at: datetime
    ends_at: datetime
    published_at: datetime
    status: Literal["free", "taken", "withdrawn"] = "free"

    @property
    def track(self) -> Track:
        """The track it is about."""
        return self.offer.track

    def overlaps(self, other: "Slot") -> bool:
        """Tell whether both take some of the same time. One that ends when the other starts does not."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def take(self, mode: Mode, now: datetime) -> "Slot":
        """Return the slot taken. Raises the rule that refuses."""
        if self.status == "withdrawn":
            raise SlotWithdrawnError
        if self.status == "taken":
            raise SlotTakenError
        if self.starts_at <= now:
            raise SlotPastError
        if mode not in self.offer.modes:
            raise ModeNotOfferedError
        return replace(self, version=self.version + 1, status="taken")

    def free(self) -> "Slot":
        """Return the slot, which others can book again."""
        return replace(self, version=self.version + 1, status="free")

    def withdraw(self) -> "Slot":
        """Return the slot withdrawn. Raises SlotTakenError or SlotWithdrawnError."""
        if self.status == "taken":
            raise SlotTakenError
        if self.status == "withdrawn":
            raise SlotWithdrawnError
        return replace(self, version=self.version + 1, status="withdrawn")


@dataclass(frozen=True, slots=True)
class SlotPublished:
    """An adviser offers a time."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class SlotWithdrawn:
    """An adviser does not offer a time any more."""

    slot: Slot
    at: datetime


def weekly(starts_at: datetime, ends_at: datetime, weeks: int) -> list[tuple[datetime, datetime]]:
    """Return so many times, a week apart by the clock on the wall: nine o'clock stays nine o'clock in winter."""
    first, last = starts_at.astimezone(HERE), ends_at.astimezone(HERE)
    return [(first + timedelta(weeks=week), last + timedelta(weeks=week)) for week in range(weeks)]


def publish(
    adviser: Adviser,
    offer: Offer,
    times: Sequence[tuple[str, datetime, datetime]],
    others: Sequence[Slot],
    now: datetime,
) -> list[Slot]:
    """Return the slots at these times (id, start, end), beside the adviser's others. Raises the rule that refuses."""
    if offer.track not in adviser.tracks:
        raise TrackNotAdvisedError
    slots: list[Slot] = []
    for id_, starts_at, ends_at in times:
        if not timedelta() < ends_at - starts_at <= LONGEST:
            raise SlotEndsBeforeItStartsError
        if starts_at <= now:
            raise SlotPastError
        slot = Slot(id_, 1, adviser.id, offer, starts_at, ends_at, now)
        if any(slot.overlaps(other) for other in (*others, *slots)):
            raise SlotOverlapsError
        slots.append(slot)
    return slots
