"""What a door is told, and what it tells."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, EmailStr, Field, StringConstraints

from chassis.problems import Language, slug_of
from chassis.wire import Line, Moment, Request
from registration.domain.at_the_door import Kind, Note, Noted, Outcome
from registration.domain.attendee import Attendee, Status
from registration.domain.person import Person, Role, Sector
from registration.domain.times import to_milliseconds
from registration.use_cases.list_at_the_door import AtTheDoor
from registration.web.privacy_models import NoticeToldIn

MOST_AT_ONCE = 500
Someday = Annotated[AwareDatetime, Field(ge=datetime(1900, 1, 1, tzinfo=UTC), lt=datetime(3000, 1, 1, tzinfo=UTC))]
"""A moment that a clock can show, however wrong it is: one that is refused later, by name, not with its whole body."""


class NoteIn(Request):
    """What was noted of one attendee, and when."""

    attendee_id: Line
    at: Someday
    kind: Kind

    def note(self) -> Note:
        """Return the domain's note."""
        return Note(self.attendee_id, to_milliseconds(self.at.astimezone(UTC)), self.kind)


class NotesIn(Request):
    """What a door noted, in any order; told again it changes nothing."""

    check_ins: Annotated[list[NoteIn], Field(min_length=1, max_length=MOST_AT_ONCE)]


class NotedOut(BaseModel):
    """What became of one note.

    `checked-in`: that moment counts. `already`: an earlier one counts, see `checked_in_at`. `corrected`: they are not
    checked in. `overtaken`: something noted later says otherwise. `refused`: `rule` and `detail` say why.
    """

    attendee_id: str
    at: Moment
    kind: Kind
    outcome: Outcome
    checked_in_at: Moment | None
    status: Status | None
    rule: str | None
    detail: str | None

    @classmethod
    def of(cls, noted: Noted, language: Language) -> "NotedOut":
        """Return how it is told."""
        note, one, refusal = noted.note, noted.attendee, noted.refusal
        return cls(
            attendee_id=note.attendee_id,
            at=note.at,
            kind=note.kind,
            outcome=noted.outcome,
            checked_in_at=one.checked_in_at if one else None,
            status=one.status if one else None,
            rule=slug_of(type(refusal)) if refusal else None,
            detail=getattr(refusal, language) if refusal else None,
        )


class NotesOut(BaseModel):
    """What became of each note, in the order in which they were sent."""

    check_ins: list[NotedOut]


class ExpectedOut(BaseModel):
    """One who is expected, or was: what a door needs to know of them, and no more."""

    id: str
    name: str
    organisation: str
    status: Status
    checked_in_at: Moment | None

    @classmethod
    def of(cls, attendee: Attendee) -> "ExpectedOut":
        """Return how an attendee is shown at the door."""
        person = attendee.person
        return cls(
            id=attendee.id,
            name=person.name,
            organisation=person.organisation,
            status=attendee.status,
            checked_in_at=attendee.checked_in_at,
        )


class DoorOut(BaseModel):
    """A conference at its door. `as_of` is what to ask for as `since` next time; `gone` are ids that are no more.

    Once it is `over`, nothing of the list is to be kept.
    """

    conference_id: str
    status: str
    over: bool
    places_left: int
    as_of: Moment
    attendees: list[ExpectedOut]
    gone: list[str]

    @classmethod
    def of(cls, door: AtTheDoor) -> "DoorOut":
        """Return how it is told."""
        conference = door.conference
        return cls(
            conference_id=conference.id,
            status=conference.status,
            over=conference.is_past(door.as_of),
            places_left=conference.room("on-site") or 0,
            as_of=door.as_of,
            attendees=[ExpectedOut.of(one) for one in door.attendees],
            gone=door.gone,
        )


class WalkInIn(Request):
    """One who came unannounced. The address is how they can see, correct and erase what is kept of them."""

    name: Line
    email: EmailStr
    organisation: Line
    municipality_code: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] | None = None
    sector: Sector
    role: Role
    language: Language = "sv"
    consent: NoticeToldIn

    def person(self) -> Person:
        """Return the domain's person."""
        place, what = self.municipality_code, (self.sector, self.role, self.language)
        return Person(self.name, self.email, self.organisation, place, *what)
