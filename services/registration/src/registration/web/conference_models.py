"""How a conference comes in and goes out."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, HttpUrl

from chassis.clock import now
from chassis.wire import Line, Moment, MomentIn, Request
from registration.domain.conference import Conference
from registration.domain.interest import Track
from registration.domain.person import Mode
from registration.domain.plan import Place, Plan, Quotas, Session
from registration.domain.questions import Question
from registration.domain.texts import Text
from registration.web.plan_models import (
    NoneOrPlaces,
    PartIn,
    PlaceIn,
    Places,
    ProseIn,
    QuestionIn,
    QuotasIn,
    SessionIn,
    TextIn,
)

Sessions = Annotated[list[SessionIn], Field(max_length=40)]
Questions = Annotated[list[QuestionIn], Field(max_length=30)]
OfferHours = Annotated[int, Field(ge=1, le=336)]


class PlanIn(Request):
    """A conference as staff write it."""

    programme: Line
    title: TextIn
    description: ProseIn
    starts_at: MomentIn
    ends_at: MomentIn
    place: PlaceIn | None = None
    online_url: HttpUrl | None = None
    capacity: Places
    online_capacity: Places | None = None
    waitlist_capacity: NoneOrPlaces | None = None
    registration_opens_at: MomentIn | None = None
    registration_closes_at: MomentIn | None = None
    tracks: list[Track] = Field(default_factory=list, max_length=2)
    sessions: Sessions = Field(default_factory=list)
    quotas: QuotasIn = QuotasIn()
    questions: Questions = Field(default_factory=list)
    approval: bool = False
    offer_hours: OfferHours | None = None

    def plan(self) -> Plan:
        """Return the domain's plan."""
        return Plan(**as_plan_fields(self))


class PlanChangesIn(Request):
    """What staff change; fields left out stay as they are."""

    title: TextIn | None = None
    description: ProseIn | None = None
    starts_at: MomentIn | None = None
    ends_at: MomentIn | None = None
    place: PlaceIn | None = None
    online_url: HttpUrl | None = None
    capacity: Places | None = None
    online_capacity: Places | None = None
    waitlist_capacity: NoneOrPlaces | None = None
    registration_opens_at: MomentIn | None = None
    registration_closes_at: MomentIn | None = None
    tracks: Annotated[list[Track], Field(max_length=2)] | None = None
    sessions: Sessions | None = None
    quotas: QuotasIn | None = None
    questions: Questions | None = None
    approval: bool | None = None
    offer_hours: OfferHours | None = None


_MAY_BE_EMPTIED = {
    "place",
    "online_url",
    "online_capacity",
    "waitlist_capacity",
    "registration_opens_at",
    "registration_closes_at",
    "offer_hours",
}


def as_plan_fields(body: PlanIn | PlanChangesIn) -> dict[str, Any]:
    """Return the fields that were sent as the domain's values; a null empties only what may be empty."""
    names = type(body).model_fields if isinstance(body, PlanIn) else body.model_fields_set
    sent = {name: getattr(body, name) for name in names}
    return {name: _value(value) for name, value in sent.items() if value is not None or name in _MAY_BE_EMPTIED}


def _value(value: object) -> object:
    match value:
        case PartIn():
            return value.value()
        case list():
            return tuple(_value(one) for one in value)
        case HttpUrl():
            return str(value)
        case _:
            return value


class SessionOut(BaseModel):
    """A session and how many places nobody has; without a capacity there is always one more."""

    id: str
    title: Text
    starts_at: Moment
    ends_at: Moment
    capacity: int | None
    room: str | None
    taken: int
    places_left: int | None

    @classmethod
    def of(cls, conference: Conference, session: Session) -> "SessionOut":
        """Return how a session is shown."""
        pool = f"session:{session.id}"
        return cls(**asdict(session), taken=conference.taken.get(pool, 0), places_left=conference.room(pool))


class ConferenceOut(BaseModel):
    """A conference and its places; `version` is the one to name in If-Match.

    `rooms` says for each way to take part how many places nobody has, where one chooses among ways. `door_open`: people
    are checked in now.
    """

    id: str
    status: str
    programme: str
    title: Text
    description: Text
    starts_at: Moment
    ends_at: Moment
    place: Place | None
    online_url: str | None
    capacity: int
    waitlist_capacity: int | None
    registration_opens_at: Moment | None
    registration_closes_at: Moment | None
    tracks: list[Track]
    online_capacity: int | None
    sessions: list[SessionOut]
    quotas: Quotas
    questions: list[Question]
    approval: bool
    offer_hours: int | None
    confirmed: int
    offered: int
    waitlisted: int
    requested: int
    places_left: int
    rooms: dict[Mode, int]
    registration: Literal["open", "not-yet", "closed"]
    door_open: bool
    cancellation_reason: str | None
    version: int

    @classmethod
    def of(cls, conference: Conference) -> "ConferenceOut":
        """Return how a conference is shown."""
        plan = {name: getattr(conference.plan, name) for name in cls.model_fields if hasattr(conference.plan, name)}
        sessions = [SessionOut.of(conference, one) for one in conference.plan.sessions]
        return cls(
            **(plan | {"sessions": sessions}),
            id=conference.id,
            status=conference.status,
            confirmed=conference.confirmed,
            offered=conference.offered,
            waitlisted=conference.waitlisted,
            requested=conference.requested,
            rooms={mode: conference.room(mode) or 0 for mode in conference.plan.modes},
            places_left=conference.places_left,
            registration=conference.registration(now()),
            door_open=conference.has_door(now()),
            cancellation_reason=conference.cancellation_reason,
            version=conference.revision,
        )


class ConferencesOut(BaseModel):
    """A page of conferences."""

    items: list[ConferenceOut]
    next_cursor: str | None
