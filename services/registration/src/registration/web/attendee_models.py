"""How a registration and its attendees come in and go out."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, EmailStr, Field, StringConstraints

from chassis.wire import Line, Moment, Note, Request
from registration.domain.attendee import Attendee, Status
from registration.domain.person import Mode, Needs, Person, Role, Sector
from registration.domain.texts import Language
from registration.web.privacy_models import AgreedOut, ConsentIn


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
    answers: dict[Line, Note] = Field(default_factory=dict, max_length=50)
    mode: Mode | None = None
    sessions: Annotated[list[Line], Field(max_length=40)] | None = None

    def person(self, before: Person | None = None) -> Person:
        """Return the domain's person; how to take part is as with who came `before`, where it is not said."""
        mode, sessions = (before.mode, before.sessions) if before else (None, ())
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
            self.mode or mode,
            sessions if self.sessions is None else tuple(dict.fromkeys(self.sessions)),
        )


class PersonChangesIn(Request):
    """What a person corrects of themselves; fields left out stay as they are."""

    name: Line | None = None
    email: EmailStr | None = None
    organisation: Line | None = None
    municipality_code: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] | None = None
    sector: Sector | None = None
    role: Role | None = None
    language: Language | None = None
    needs: NeedsIn | None = None
    answers: Annotated[dict[Line, Note], Field(max_length=50)] | None = None
    mode: Mode | None = None
    sessions: Annotated[list[Line], Field(max_length=40)] | None = None

    def changes(self) -> dict[str, Any]:
        """Return what was sent as the domain's values; a null empties the municipality alone."""
        sent = {name: getattr(self, name) for name in self.model_fields_set}
        said = {name: _value(value) for name, value in sent.items() if value is not None}
        return said | ({"municipality_code": None} if sent.get("municipality_code", "") is None else {})


def _value(value: object) -> object:
    match value:
        case NeedsIn():
            return Needs(value.dietary, value.accessibility)
        case list():
            return tuple(dict.fromkeys(value))
        case _:
            return value


class RegistrationIn(Request):
    """One person or a group of up to twenty; a group gets places together, unless it accepts fewer."""

    attendees: Annotated[list[PersonIn], Field(min_length=1, max_length=20)]
    consent: ConsentIn
    accepts_fewer: bool = False


class AttendeeOut(BaseModel):
    """An attendee, to themselves and to staff."""

    id: str
    conference_id: str
    group_id: str | None
    status: Status
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
    checked_in_at: Moment | None
    delegated_to: str | None
    mode: Mode | None
    sessions: list[str]
    accepts_fewer: bool
    offer_ends_at: Moment | None
    moved_because: str | None
    refused_because: str | None
    agreed: AgreedOut | None
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
            checked_in_at=attendee.checked_in_at,
            delegated_to=attendee.delegated_to,
            mode=person.mode,
            sessions=list(person.sessions),
            accepts_fewer=attendee.accepts_fewer,
            offer_ends_at=attendee.offer_ends_at,
            moved_because=attendee.moved_because,
            refused_because=attendee.refused_because,
            agreed=AgreedOut.of(attendee.agreed),
            version=attendee.version,
        )


class RegistrationOut(BaseModel):
    """The answer to a registration; `id` and `status` repeat the first attendee's."""

    id: str
    status: Literal["confirmed", "waitlisted", "requested"]
    group_id: str | None
    attendees: list[AttendeeOut]


class AttendeesOut(BaseModel):
    """A page of attendees."""

    items: list[AttendeeOut]
    next_cursor: str | None
