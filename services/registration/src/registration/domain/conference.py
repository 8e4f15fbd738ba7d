"""A conference: what it is, when one may register, and how many places are taken.

The conference decides who gets a place. It counts; the attendees themselves are kept beside it. `version` rises with
every change, `revision` only with what people edit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Literal

from registration.domain.errors import (
    CapacityTakenError,
    ConferenceAlreadyAnnouncedError,
    ConferenceCancelledError,
    ConferenceChangedMeanwhileError,
    ConferenceEndsBeforeItStartsError,
    ConferenceFullError,
    ConferenceHeldError,
    ConferenceNotAnnouncedError,
    RegistrationClosedError,
    RegistrationNotOpenError,
)
from registration.domain.interest import Track
from registration.domain.texts import Text

Status = Literal["draft", "announced", "cancelled", "held"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is."""

    name: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What staff write of a conference. Times are moments; a limit that is None does not limit."""

    programme: str
    title: Text
    description: Text
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    online_url: str | None
    capacity: int
    waitlist_capacity: int | None
    registration_opens_at: datetime | None
    registration_closes_at: datetime | None
    tracks: tuple[Track, ...]

    def checked(self) -> "Plan":
        """Return the plan. Raises ConferenceEndsBeforeItStartsError where its times cannot be."""
        opens, closes = self.registration_opens_at, self.registration_closes_at
        if self.ends_at <= self.starts_at or (opens and closes and closes <= opens):
            raise ConferenceEndsBeforeItStartsError
        return self


@dataclass(frozen=True, slots=True)
class Conference:
    """One conference with its counts."""

    id: str
    version: int
    revision: int
    status: Status
    plan: Plan
    confirmed: int = 0
    waitlisted: int = 0
    next_in_line: int = 1
    cancellation_reason: str | None = None
    places_to_release: bool = False

    @property
    def places_left(self) -> int:
        """How many places nobody has."""
        return max(0, self.plan.capacity - self.confirmed)

    def registration(self, now: datetime) -> Literal["open", "not-yet", "closed"]:
        """Tell whether one may register now."""
        opens, closes = self.plan.registration_opens_at, self.plan.registration_closes_at
        if self.status == "draft" or (self.status == "announced" and opens and now < opens):
            return "not-yet"
        return "closed" if self.status != "announced" or (closes and now >= closes) else "open"

    def ensure_takes_registrations(self, now: datetime) -> None:
        """Raise the rule that refuses a registration now, if one does."""
        if self.status == "draft":
            raise ConferenceNotAnnouncedError
        self.ensure_not_over()
        period = self.registration(now)
        if period != "open":
            raise RegistrationNotOpenError if period == "not-yet" else RegistrationClosedError

    def confirm_one(self) -> "Conference":
        """Return the conference with one more place taken."""
        return replace(self, version=self.version + 1, confirmed=self.confirmed + 1)

    def has_place_for_newcomer(self) -> bool:
        """Tell whether one who comes now gets a place: one is free and nobody waits for it."""
        return self.confirmed < self.plan.capacity and self.waitlisted == 0

    def waitlist_one(self) -> "Conference":
        """Return the conference with one more in line. Raises ConferenceFullError where the line is full."""
        limit = self.plan.waitlist_capacity
        if limit is not None and self.waitlisted >= limit:
            raise ConferenceFullError
        return replace(
            self, version=self.version + 1, waitlisted=self.waitlisted + 1, next_in_line=self.next_in_line + 1
        )

    def release(self, was: Literal["confirmed", "waitlisted"]) -> "Conference":
        """Return the conference after one who had a place, or stood in line, has left."""
        confirmed, waitlisted = (1, 0) if was == "confirmed" else (0, 1)
        return replace(
            self,
            version=self.version + 1,
            confirmed=self.confirmed - confirmed,
            waitlisted=self.waitlisted - waitlisted,
        )

    def move_up(self) -> "Conference":
        """Return the conference after the first in line has got a place."""
        return replace(self, version=self.version + 1, confirmed=self.confirmed + 1, waitlisted=self.waitlisted - 1)

    def places_for_the_line(self) -> int:
        """How many of those in line can get a place now."""
        return min(self.places_left, self.waitlisted) if self.status == "announced" else 0

    def announce(self) -> "Conference":
        """Return the conference announced. Raises ConferenceAlreadyAnnouncedError, or that it is over."""
        if self.status == "announced":
            raise ConferenceAlreadyAnnouncedError
        self.ensure_not_over()
        return self._edited(status="announced")

    def change(self, changes: Mapping[str, Any], expected_revision: int) -> tuple["Conference", tuple[str, ...]]:
        """Return the changed conference and the names of the fields that changed.

        Raises ConferenceChangedMeanwhileError, CapacityTakenError, or that it is over.
        """
        if self.revision != expected_revision:
            raise ConferenceChangedMeanwhileError
        self.ensure_not_over()
        plan = replace(self.plan, **changes).checked()
        if plan.capacity < self.confirmed:
            raise CapacityTakenError
        names = [one.name for one in fields(Plan)]
        changed = tuple(name for name in names if getattr(plan, name) != getattr(self.plan, name))
        return (self._edited(plan=plan), changed) if changed else (self, ())

    def ensure_has_a_door(self) -> None:
        """Raise ConferenceNotAnnouncedError or ConferenceCancelledError where nobody can have come."""
        if self.status == "draft":
            raise ConferenceNotAnnouncedError
        if self.status == "cancelled":
            raise ConferenceCancelledError

    def cancel(self, reason: str | None) -> "Conference":
        """Return the conference cancelled; its attendees are released after it. Raises that it is over."""
        self.ensure_not_over()
        return self._edited(status="cancelled", cancellation_reason=reason, places_to_release=self.status != "draft")

    def complete(self) -> "Conference":
        """Return the conference held. Raises ConferenceNotAnnouncedError, or that it is over."""
        if self.status == "draft":
            raise ConferenceNotAnnouncedError
        self.ensure_not_over()
        return self._edited(status="held")

    def ensure_not_over(self) -> None:
        """Raise ConferenceCancelledError or ConferenceHeldError where there is nothing to come to any more."""
        if self.status == "cancelled":
            raise ConferenceCancelledError
        if self.status == "held":
            raise ConferenceHeldError

    def _edited(self, **changes: Any) -> "Conference":  # noqa: ANN401 - fields of this class
        return replace(self, version=self.version + 1, revision=self.revision + 1, **changes)


@dataclass(frozen=True, slots=True)
class ConferenceAnnounced:
    """The conference may be registered to."""

    conference: Conference
    at: datetime


@dataclass(frozen=True, slots=True)
class ConferenceChanged:
    """What the conference is has changed."""

    conference: Conference
    changed: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class ConferenceCancelled:
    """The conference will not take place."""

    conference: Conference
    at: datetime


@dataclass(frozen=True, slots=True)
class ConferenceHeld:
    """The conference has taken place."""

    conference: Conference
    at: datetime
