"""What staff plan of a conference: when, where, how many, in which ways and sessions, and what they ask."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from registration.domain.errors import ConferenceEndsBeforeItStartsError, FieldError
from registration.domain.interest import Track
from registration.domain.person import Mode, Person, Sector
from registration.domain.place_errors import (
    ModeMissingError,
    ModeNotOfferedError,
    PlanNotPossibleError,
    SessionsOverlapError,
    SessionUnknownError,
)
from registration.domain.questions import Question, objections
from registration.domain.texts import Text

SHORTEST_OFFER = timedelta(hours=1)
"""An offer that could not be thought over for so long is no offer: the place is given at once."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is."""

    name: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One of several things at the same conference that people choose among; no capacity does not limit."""

    id: str
    title: Text
    starts_at: datetime
    ends_at: datetime
    capacity: int | None = None
    room: str | None = None

    def overlaps(self, other: "Session") -> bool:
        """Tell whether nobody can be at both."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Quotas:
    """How many places at most may go to one municipality (each, or one by its code) and to one sector."""

    each_municipality: int | None = None
    municipalities: Mapping[str, int] = field(default_factory=dict)
    sectors: Mapping[Sector, int] = field(default_factory=dict)

    def of(self, pool: str) -> int | None:
        """Return the limit of `municipality:1480` or `sector:procurement`; None where there is none."""
        kind, _, which = pool.partition(":")
        if kind == "sector":
            return {str(sector): places for sector, places in self.sectors.items()}.get(which)
        return self.municipalities.get(which, self.each_municipality) if kind == "municipality" else None


@dataclass(frozen=True, slots=True)
class Plan:
    """What staff write of a conference. Times are moments; a limit that is None does not limit.

    `capacity` counts places where there is one way to take part, and those on site where `online_capacity` says that
    one may take part online as well. `offer_hours` is how long a freed place is offered to the next in line; None gives
    it at once. With `approval` staff decide on each registration before it gets a place.
    """

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
    online_capacity: int | None = None
    sessions: tuple[Session, ...] = ()
    quotas: Quotas = Quotas()
    questions: tuple[Question, ...] = ()
    approval: bool = False
    offer_hours: int | None = None

    @property
    def modes(self) -> tuple[Mode, ...]:
        """The ways to take part that one chooses among; none where there is but one way."""
        return ("on-site", "online") if self.online_capacity is not None else ()

    def limit(self, pool: str) -> int | None:
        """Return how many places a pool has; None: as many as you like."""
        kind, _, which = pool.partition(":")
        match kind:
            case "on-site":
                return self.capacity
            case "online":
                return self.online_capacity
            case "session":
                return next((one.capacity for one in self.sessions if one.id == which), None)
            case _:
                return self.quotas.of(pool)

    def offer_until(self, now: datetime) -> datetime | None:
        """Return until when a place that is offered now is kept; None: it is given at once."""
        if self.offer_hours is None or self.starts_at - now < SHORTEST_OFFER:
            return None
        return min(now + timedelta(hours=self.offer_hours), self.starts_at)

    def still_offered(self, person: Person) -> Person:
        """Return the person with the way to take part, and with those of the chosen sessions, that there still are."""
        known = {one.id for one in self.sessions}
        sessions = tuple(id_ for id_ in person.sessions if id_ in known)
        return replace(person, mode=person.mode if self.modes else None, sessions=sessions)

    def ensure_suits(self, person: Person, *, before: Person | None = None, answers_may_wait: bool = False) -> None:
        """Raise the first thing that is wrong with how a person wants to take part, or with their answers."""
        for objection in self.objections(person, before=before, answers_may_wait=answers_may_wait):
            raise objection

    def objections(
        self, person: Person, *, before: Person | None = None, answers_may_wait: bool = False
    ) -> Iterator[FieldError]:
        """Yield all that is wrong with how a person wants to take part, or with their answers; each names the field.

        What is as it was `before` suited then, and stays: the plan may have become another since.
        """
        yield from objections(self.questions, person, before=before, may_wait=answers_may_wait)
        if before is None or person.mode != before.mode:
            yield from self._objections_to_mode(person)
        if before is None or person.sessions != before.sessions:
            yield from self._objections_to_sessions(person.sessions, before.sessions if before else ())

    def _objections_to_mode(self, person: Person) -> Iterator[FieldError]:
        if self.modes and person.mode is None:
            yield ModeMissingError("mode")
        if person.mode is not None and person.mode not in self.modes:
            yield ModeNotOfferedError("mode")

    def _objections_to_sessions(self, wanted: Sequence[str], before: Sequence[str]) -> Iterator[FieldError]:
        known = {one.id: one for one in self.sessions}
        if not known.keys() >= set(wanted) - set(before):
            yield SessionUnknownError("sessions")
        chosen = [known[id_] for id_ in wanted if id_ in known]
        if any(one.overlaps(other) for place, one in enumerate(chosen) for other in chosen[:place]):
            yield SessionsOverlapError("sessions")

    def checked(self) -> "Plan":
        """Return the plan. Raises ConferenceEndsBeforeItStartsError, or what in it contradicts something else."""
        opens, closes = self.registration_opens_at, self.registration_closes_at
        if self.ends_at <= self.starts_at or (opens and closes and closes <= opens):
            raise ConferenceEndsBeforeItStartsError
        for place, session in enumerate(self.sessions):
            if not self.starts_at <= session.starts_at < session.ends_at <= self.ends_at:
                raise PlanNotPossibleError(f"sessions.{place}.starts_at")
        for place, question in enumerate(self.questions):
            if (question.kind == "choice") != bool(question.choices):
                raise PlanNotPossibleError(f"questions.{place}.choices")
        _ensure_distinct("sessions", [one.id for one in self.sessions])
        _ensure_distinct("questions", [one.id for one in self.questions])
        return self


def _ensure_distinct(name: str, ids: Sequence[str]) -> None:
    for place, one in enumerate(ids):
        if one in ids[:place]:
            raise PlanNotPossibleError(f"{name}.{place}.id")
