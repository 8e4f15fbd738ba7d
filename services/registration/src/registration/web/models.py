"""What the door takes in and gives out: request models are strict about what they do not know."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, EmailStr, Field, HttpUrl, PlainSerializer, StringConstraints

from chassis.clock import now, rfc3339
from registration.domain.attendee import Attendee, Needs, Person, Role, Sector
from registration.domain.conference import Conference, Place, Plan
from registration.domain.interest import Contact, Interest, Track
from registration.domain.texts import Language, Text

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")
]
Prose = Annotated[str, StringConstraints(max_length=20_000, pattern=r"^[^\x00]*$")]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000, pattern=r"^[^\x00]*$")]
Moment = Annotated[datetime, PlainSerializer(rfc3339, when_used="json")]


class Request(BaseModel):
    """A body: unknown fields are refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(extra="forbid")


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


class ContactIn(Request):
    """The person to talk to."""

    name: Line
    email: EmailStr
    phone: Line | None = None


class InterestIn(Request):
    """A municipality's interest."""

    municipality_code: Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
    tracks: Annotated[list[Track], Field(min_length=1, max_length=2)]
    contact: ContactIn
    message: Note | None = None

    def person(self) -> Contact:
        """Return the domain's contact."""
        return Contact(self.contact.name, self.contact.email, self.contact.phone)


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
    tracks: Annotated[list[Track], Field(max_length=2)] = []

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


class ReasonIn(Request):
    """Why; may be left out."""

    reason: Note | None = None


class NeedsIn(Request):
    """What the person needs on the day."""

    dietary: Note | None = None
    accessibility: Note | None = None


class PersonIn(Request):
    """One who wants to come."""

    name: Line
    email: EmailStr
    organisation: Line
    municipality_code: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] | None = None
    sector: Sector
    role: Role
    language: Language = "sv"
    needs: NeedsIn = NeedsIn()
    answers: Annotated[dict[Line, Note], Field(max_length=50)] = {}

    def person(self) -> Person:
        """Return the domain's person."""
        return Person(
            self.name,
            self.email,
            self.organisation,
            self.municipality_code,
            self.sector,
            self.role,
            self.language,
            Needs(self.needs.dietary, self.needs.accessibility),
            self.answers,
        )


class ConsentIn(Request):
    """What the registering person has agreed to."""

    privacy_notice: Literal[True]


class RegistrationIn(Request):
    """One person or a group of up to twenty."""

    attendees: Annotated[list[PersonIn], Field(min_length=1, max_length=20)]
    consent: ConsentIn


class InterestOut(BaseModel):
    """A declared interest; `contact` and `message` only for staff."""

    id: str
    municipality_code: str
    tracks: list[Track]
    status: str
    declared_at: Moment
    contact: Contact | None = None
    message: str | None = None

    @classmethod
    def of(cls, interest: Interest, *, with_contact: bool = False) -> "InterestOut":
        """Return how an interest is shown."""
        return cls(
            id=interest.id,
            municipality_code=interest.municipality_code,
            tracks=list(interest.tracks),
            status=interest.status,
            declared_at=interest.declared_at,
            contact=interest.contact if with_contact else None,
            message=interest.message if with_contact else None,
        )


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


class AttendeeOut(BaseModel):
    """An attendee, to themselves and to staff."""

    id: str
    conference_id: str
    group_id: str | None
    status: Literal["confirmed", "waitlisted", "cancelled"]
    waitlist_position: int | None
    name: str
    email: str
    organisation: str
    municipality_code: str | None
    sector: Sector
    role: Role
    language: Language
    needs: Needs
    answers: dict[str, str]
    registered_at: Moment
    version: int

    @classmethod
    def of(cls, attendee: Attendee, position: int | None = None) -> "AttendeeOut":
        """Return how an attendee is shown."""
        person = attendee.person
        return cls(
            id=attendee.id,
            conference_id=attendee.conference_id,
            group_id=attendee.group_id,
            status=attendee.status,
            waitlist_position=position,
            name=person.name,
            email=person.email,
            organisation=person.organisation,
            municipality_code=person.municipality_code,
            sector=person.sector,
            role=person.role,
            language=person.language,
            needs=person.needs,
            answers=dict(person.answers),
            registered_at=attendee.registered_at,
            version=attendee.version,
        )


class RegistrationOut(BaseModel):
    """The answer to a registration; `id` and `status` repeat the first attendee's."""

    id: str
    status: Literal["confirmed", "waitlisted"]
    group_id: str | None
    attendees: list[AttendeeOut]


class MunicipalityOut(BaseModel):
    """A municipality of the association."""

    code: str
    name: str


class MunicipalitiesOut(BaseModel):
    """All municipalities."""

    items: list[MunicipalityOut]
    next_cursor: None = None


class InterestsOut(BaseModel):
    """All declared interests."""

    items: list[InterestOut]
    next_cursor: None = None


class ConferencesOut(BaseModel):
    """A page of conferences."""

    items: list[ConferenceOut]
    next_cursor: str | None


class AttendeesOut(BaseModel):
    """A page of attendees."""

    items: list[AttendeeOut]
    next_cursor: str | None
