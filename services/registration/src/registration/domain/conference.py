"""A conference: what it is, when one may register, and how many places are taken.

The conference decides who gets a place. It counts; the attendees themselves are kept beside it. `version` rises with
every change, `revision` only with what people edit.

A place is taken from several pools at once: of its way to take part (`on-site`, `online`), of the person's sector and
municipality, and of each session they chose. `taken` counts each pool.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from registration.domain.errors import (
    CapacityTakenError,
    ConferenceAlreadyAnnouncedError,
    ConferenceCancelledError,
    ConferenceChangedMeanwhileError,
    ConferenceFullError,
    ConferenceHeldError,
    ConferenceNotAnnouncedError,
    RegistrationClosedError,
    RegistrationNotOpenError,
)
from registration.domain.person import Person
from registration.domain.place_errors import SessionTakenError
from registration.domain.plan import Plan

Status = Literal["draft", "announced", "cancelled", "held"]
DOOR_OPENS = timedelta(hours=12)
"""Before a conference begins."""
DOOR_CLOSES = timedelta(hours=12)
"""After it ends."""


@dataclass(frozen=True, slots=True)
class Conference:
    """One conference with its counts: who has a place, who is offered one, who waits for one, or for a decision."""

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
    offered: int = 0
    requested: int = 0
    taken: Mapping[str, int] = field(default_factory=dict)
    first_in_line: int = 0
    next_offer_ends_at: datetime | None = None

    @property
    def places_left(self) -> int:
        """How many places nobody has or is offered, in all ways to take part."""
        return sum(self.room("on-site" if mode is None else mode) or 0 for mode in self.plan.modes or (None,))

    def room(self, pool: str) -> int | None:
        """Return how many more a pool takes; None: as many as you like."""
        limit = self.plan.limit(pool)
        return None if limit is None else max(0, limit - self.taken.get(pool, 0))

    def fits(self, people: Sequence[Person]) -> bool:
        """Tell whether there is a place for all of these at once."""
        wanted = Counter(pool for person in people for pool in pools_of(self.plan.still_offered(person)))
        return all((room := self.room(pool)) is None or room >= count for pool, count in wanted.items())

    def sessions_with_room(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return those of the sessions that take one more."""
        return tuple(id_ for id_ in wanted if self.room(f"session:{id_}") != 0)

    def full(self, pools: Iterable[str]) -> set[str]:
        """Return those of the pools that take nobody more."""
        return {pool for pool in pools if self.room(pool) == 0}

    def registration(self, now: datetime) -> Literal["open", "not-yet", "closed"]:
        """Tell whether one may register now."""
        opens, ends = self.plan.registration_opens_at, self.plan.ends_at
        closes = min(self.plan.registration_closes_at or ends, ends)
        if self.status == "draft" or (self.status == "announced" and opens and now < opens):
            return "not-yet"
        return "closed" if self.status != "announced" or now >= closes else "open"

    def ensure_takes_registrations(self, now: datetime) -> None:
        """Raise the rule that refuses a registration now, if one does."""
        if self.status == "draft":
            raise ConferenceNotAnnouncedError
        self.ensure_not_over()
        period = self.registration(now)
        if period != "open":
            raise RegistrationNotOpenError if period == "not-yet" else RegistrationClosedError

    def take(self, person: Person, by: int = 1) -> "Conference":
        """Return the conference with one more place taken by this person; `by` -1 gives it back."""
        taken = dict(self.taken)
        for pool in (*pools_of(person), *(f"session:{id_}" for id_ in person.sessions)):
            taken[pool] = taken.get(pool, 0) + by
        return self.count(taken={pool: count for pool, count in taken.items() if count})

    def wait(self) -> "Conference":
        """Return the conference with one more in line. Raises ConferenceFullError where the line is full."""
        limit = self.plan.waitlist_capacity
        if limit is not None and self.waitlisted >= limit:
            raise ConferenceFullError
        return self.count(waitlisted=self.waitlisted + 1, next_in_line=self.next_in_line + 1)

    def count(self, **counts: Any) -> "Conference":  # noqa: ANN401 - fields of this class
        """Return the conference with other counts."""
        return replace(self, version=self.version + 1, **counts)

    def has_places_for_the_line(self, now: datetime) -> bool:
        """Tell whether somebody waits, and may get one of the places that nobody has."""
        return self.waitlisted > 0 and self.status == "announced" and now < self.plan.ends_at and self.places_left > 0

    def announce(self) -> "Conference":
        """Return the conference announced. Raises ConferenceAlreadyAnnouncedError, or that it is over."""
        if self.status == "announced":
            raise ConferenceAlreadyAnnouncedError
        self.ensure_not_over()
        return self._edited(status="announced")

    def change(self, changes: Mapping[str, Any], expected_revision: int) -> tuple["Conference", tuple[str, ...]]:
        """Return the changed conference and the names of the fields that changed.

        Raises ConferenceChangedMeanwhileError, CapacityTakenError, SessionTakenError, or that it is over.
        """
        if self.revision != expected_revision:
            raise ConferenceChangedMeanwhileError
        self.ensure_not_over()
        plan = replace(self.plan, **changes).checked()
        self._ensure_keeps_what_is_taken(plan)
        names = [one.name for one in fields(Plan)]
        changed = tuple(name for name in names if getattr(plan, name) != getattr(self.plan, name))
        return (self._edited(plan=plan), changed) if changed else (self, ())

    def _ensure_keeps_what_is_taken(self, plan: Plan) -> None:
        """Raise where somebody would lose what they have. A lower quota holds for those to come."""
        for name, pool in (("capacity", "on-site"), ("online_capacity", "online")):
            if (plan.limit(pool) or 0) < self.taken.get(pool, 0):
                raise CapacityTakenError(name)
        left = {one.id for one in plan.sessions}
        for pool, count in self.taken.items():
            kind, _, which = pool.partition(":")
            limit = plan.limit(pool)
            if kind == "session" and (which not in left or (limit is not None and limit < count)):
                raise SessionTakenError("sessions")

    @property
    def door_opens_at(self) -> datetime:
        """From when on people are checked in."""
        return self.plan.starts_at - DOOR_OPENS

    def has_door(self, now: datetime) -> bool:
        """Tell whether people are checked in now."""
        return self.status == "announced" and self.door_opens_at <= now

    def is_past(self, now: datetime) -> bool:
        """Tell whether nobody comes any more, so that no door needs its list."""
        return self.status in {"cancelled", "held"} or now >= self.plan.ends_at + DOOR_CLOSES

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


def pools_of(person: Person) -> tuple[str, ...]:
    """Return the pools that a place of this person comes from, but for sessions: those are chosen beside it."""
    code = person.municipality_code
    return (person.mode or "on-site", f"sector:{person.sector}", *((f"municipality:{code}",) if code else ()))
