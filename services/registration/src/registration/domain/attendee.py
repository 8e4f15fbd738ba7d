"""A person who comes to a conference, or stands in line for a place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from registration.domain.conference import Conference
from registration.domain.errors import AlreadyCancelledError
from registration.domain.texts import Language

Sector = Literal[
    "procurement", "business-development", "labour-market", "adult-education", "non-profit", "social-enterprise"
]
Role = Literal["staff", "manager"]
CancelledBy = Literal["attendee", "staff", "conference"]


@dataclass(frozen=True, slots=True)
class Needs:
    """What the person needs on the day."""

    dietary: str | None = None
    accessibility: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody says of themselves when registering."""

    name: str
    email: str
    organisation: str
    municipality_code: str | None
    sector: Sector
    role: Role
    language: Language
    needs: Needs = Needs()
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person's registration to one conference; `number` is the place in the order of arrival."""

    id: str
    version: int
    conference_id: str
    group_id: str | None
    status: Literal["confirmed", "waitlisted", "cancelled"]
    person: Person
    registered_at: datetime
    number: int | None = None
    cancelled_at: datetime | None = None

    @property
    def holds(self) -> Literal["confirmed", "waitlisted"]:
        """What an attendee who has not cancelled holds: a place, or a place in line."""
        return "confirmed" if self.status == "confirmed" else "waitlisted"

    def cancel(self, now: datetime) -> "Attendee":
        """Return the attendee cancelled. Raises AlreadyCancelledError."""
        if self.status == "cancelled":
            raise AlreadyCancelledError
        return replace(self, version=self.version + 1, status="cancelled", cancelled_at=now)

    def get_place(self) -> "Attendee":
        """Return the attendee with the place they waited for."""
        return replace(self, version=self.version + 1, status="confirmed")


@dataclass(frozen=True, slots=True)
class AttendeeConfirmed:
    """The attendee has a place."""

    attendee: Attendee
    conference: Conference
    from_waitlist: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class AttendeeWaitlisted:
    """The attendee stands in line, at this place."""

    attendee: Attendee
    conference: Conference
    position: int


@dataclass(frozen=True, slots=True)
class AttendeeCancelled:
    """The attendee has left."""

    attendee: Attendee
    conference: Conference
    was: Literal["confirmed", "waitlisted"]
    by: CancelledBy
    at: datetime


def register(
    conference: Conference,
    id: str,  # noqa: A002
    group_id: str | None,
    person: Person,
    now: datetime,
) -> tuple[Conference, Attendee, AttendeeConfirmed | AttendeeWaitlisted]:
    """Give a newcomer a place, or the next place in line; return both as they are now, and what happened."""
    if conference.has_place_for_newcomer():
        conference = conference.confirm_one()
        confirmed = Attendee(id, 1, conference.id, group_id, "confirmed", person, now)
        return conference, confirmed, AttendeeConfirmed(confirmed, conference, from_waitlist=False, at=now)
    number = conference.next_in_line
    conference = conference.waitlist_one()
    waiting = Attendee(id, 1, conference.id, group_id, "waitlisted", person, now, number)
    return conference, waiting, AttendeeWaitlisted(waiting, conference, conference.waitlisted)
