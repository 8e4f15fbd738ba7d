"""A booking window: the time in which consultations of a track can be booked."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from scheduling.domain.adviser import Track
from scheduling.domain.errors import BookingWindowClosedError, BookingWindowClosesTooEarlyError

OpenedBy = Literal["staff", "conference", "time"]


@dataclass(frozen=True, slots=True)
class BookingWindow:
    """One window. Without `opens_at` it opens when a conference with its track is held, after it was planned."""

    id: str
    version: int
    track: Track
    planned_at: datetime
    opens_at: datetime | None
    closes_at: datetime
    status: Literal["planned", "open", "closed"] = "planned"

    @property
    def opens_when_held(self) -> bool:
        """Whether it waits for a conference and not for a moment."""
        return self.opens_at is None

    def is_due(self, now: datetime) -> bool:
        """Tell whether its moment to open has come."""
        return self.status == "planned" and self.opens_at is not None and self.opens_at <= now

    def is_over(self, now: datetime) -> bool:
        """Tell whether its moment to close has come."""
        return self.status != "closed" and self.closes_at <= now

    def opened_by_conference(self, held_at: datetime) -> bool:
        """Tell whether a conference held then opens it."""
        return self.status == "planned" and self.opens_when_held and held_at >= self.planned_at

    def open(self, now: datetime) -> "BookingWindow":
        """Return the window, open."""
        return replace(self, version=self.version + 1, status="open", opens_at=self.opens_at or now)

    def close(self, now: datetime) -> "BookingWindow":
        """Return the window closed, now if not before. Raises BookingWindowClosedError."""
        if self.status == "closed":
            raise BookingWindowClosedError
        return replace(self, version=self.version + 1, status="closed", closes_at=min(self.closes_at, now))


@dataclass(frozen=True, slots=True)
class BookingWindowOpened:
    """Consultations of the track can be booked."""

    window: BookingWindow
    by: OpenedBy
    conference_id: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class BookingWindowClosed:
    """They cannot any more."""

    window: BookingWindow
    at: datetime


def plan(id_: str, track: Track, opens_at: datetime | None, closes_at: datetime, now: datetime) -> BookingWindow:
    """Return a planned window. Raises BookingWindowClosesTooEarlyError."""
    if closes_at <= max(now, opens_at or now):
        raise BookingWindowClosesTooEarlyError
    return BookingWindow(id_, 1, track, now, opens_at, closes_at)
