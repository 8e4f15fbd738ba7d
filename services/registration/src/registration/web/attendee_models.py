"""How a registration and its attendees come in and go out."""

from typing import Annotated, Literal

from pydantic import BaseModel, EmailStr, Field, StringConstraints

from chassis.wire import Line, Moment, Note, Request
from registration.domain.attendee import Attendee, Needs, Person, Role, Sector, Status
from registration.domain.texts import Language


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
            version=attendee.version,
        )


class RegistrationOut(BaseModel):
    """The answer to a registration; `id` and `status` repeat the first attendee's."""

    id: str
    status: Literal["confirmed", "waitlisted"]
    group_id: str | None
    attendees: list[AttendeeOut]


class AttendeesOut(BaseModel):
    """A page of attendees."""

    items: list[AttendeeOut]
    next_cursor: str | None
