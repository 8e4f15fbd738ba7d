"""How a conference comes in and goes out."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, Field, HttpUrl

from chassis.clock import now
from chassis.wire import Line, Moment, Request
from registration.domain.conference import Conference, Place, Plan
from registration.domain.interest import Track
from registration.domain.texts import Text
from registration.web.models import Prose


class TextIn(Request):
    """A line in both languages."""

    sv: Line
    en: Line

    def text(self) -> Text:
        """Return the domain's text."""
        return Text(self.sv, self.en)


class ProseIn(Request):
    """Longer text in both languages."""

    sv: Prose
    en: Prose

    def text(self) -> Text:
        """Return the domain's text."""
        return Text(self.sv, self.en)


class PlaceIn(Request):
    """Where it is."""

    name: Line
    address: Line | None = None


class PlanIn(Request):
    """A conference as staff write it."""

    programme: Line
    title: TextIn
    description: ProseIn
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    place: PlaceIn | None = None
    online_url: HttpUrl | None = None
    capacity: Annotated[int, Field(ge=1, le=100_000)]
    waitlist_capacity: Annotated[int, Field(ge=0, le=100_000)] | None = None
    registration_opens_at: AwareDatetime | None = None
    registration_closes_at: AwareDatetime | None = None
    tracks: list[Track] = Field(default_factory=list, max_length=2)

    def plan(self) -> Plan:
        """Return the domain's plan."""
        return Plan(**as_plan_fields(self))


class PlanChangesIn(Request):
    """What staff change; fields left out stay as they are."""

    title: TextIn | None = None
    description: ProseIn | None = None
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    place: PlaceIn | None = None
    online_url: HttpUrl | None = None
    capacity: Annotated[int, Field(ge=1, le=100_000)] | None = None
    waitlist_capacity: Annotated[int, Field(ge=0, le=100_000)] | None = None
    registration_opens_at: AwareDatetime | None = None
    registration_closes_at: AwareDatetime | None = None
    tracks: Annotated[list[Track], Field(max_length=2)] | None = None


_MAY_BE_EMPTIED = {"place", "online_url", "waitlist_capacity", "registration_opens_at", "registration_closes_at"}


def as_plan_fields(body: PlanIn | PlanChangesIn) -> dict[str, Any]:
    """Return the fields that were sent as the domain's values; a null empties only what may be empty."""
    names = type(body).model_fields if isinstance(body, PlanIn) else body.model_fields_set
    sent = {name: getattr(body, name) for name in names}
    return {name: _value(value) for name, value in sent.items() if value is not None or name in _MAY_BE_EMPTIED}


def _value(value: object) -> object:
    match value:
        case TextIn() | ProseIn():
            return value.text()
        case PlaceIn():
            return Place(value.name, value.address)
        case list():
            return tuple(value)
        case datetime():
            return value.replace(microsecond=value.microsecond // 1000 * 1000)
        case None | int() | str():
            return value
        case _:
            return str(value)


class ConferenceOut(BaseModel):
    """A conference and its places; `version` is the one to name in If-Match."""

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
    confirmed: int
    waitlisted: int
    places_left: int
    registration: Literal["open", "not-yet", "closed"]
    cancellation_reason: str | None
    version: int

    @classmethod
    def of(cls, conference: Conference) -> "ConferenceOut":
        """Return how a conference is shown."""
        plan = {name: getattr(conference.plan, name) for name in cls.model_fields if hasattr(conference.plan, name)}
        return cls(
            **plan,
            id=conference.id,
            status=conference.status,
            confirmed=conference.confirmed,
            waitlisted=conference.waitlisted,
            places_left=conference.places_left,
            registration=conference.registration(now()),
            cancellation_reason=conference.cancellation_reason,
            version=conference.revision,
        )


class ConferencesOut(BaseModel):
    """A page of conferences."""

    items: list[ConferenceOut]
    next_cursor: str | None
