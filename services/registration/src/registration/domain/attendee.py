"""A person who comes to a conference, or stands in line for a place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from registration.domain.conference import Conference
from registration.domain.errors import (
    AlreadyCancelledError,
    AlreadyCheckedInError,
    AlreadyDeclinedError,
    AlreadyDelegatedError,
    AttendeeWithoutPlaceError,
    NotCheckedInError,
    RuleError,
)
from registration.domain.texts import Language

Sector = Literal[
    "procurement", "business-development", "labour-market", "adult-education", "non-profit", "social-enterprise"
]
Role = Literal["staff", "manager"]
CancelledBy = Literal["attendee", "coordinator", "staff", "conference"]
Held = Literal["confirmed", "waitlisted"]
Status = Literal["confirmed", "waitlisted", "cancelled", "declined", "delegated"]

_LEFT: Mapping[Status, type[RuleError]] = {
    "cancelled": AlreadyCancelledError,
    "declined": AlreadyDeclinedError,
    "delegated": AlreadyDelegatedError,
}


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
    """One person's registration to one conference; `number` is the place in the order of arrival.

    `link_generation` counts how often the person's own link was withdrawn and renewed.
    """

    id: str
    version: int
    conference_id: str
    group_id: str | None
    status: Status
    person: Person
    registered_at: datetime
    number: int | None = None
    left_at: datetime | None = None
    delegated_to: str | None = None
    checked_in_at: datetime | None = None
    link_generation: int = 0

    @property
    def holds(self) -> Held:
        """What an attendee who has not left holds: a place, or a place in line."""
        return "confirmed" if self.status == "confirmed" else "waitlisted"

    def cancel(self, now: datetime) -> "Attendee":
        """Return the attendee cancelled. Raises that they have left already."""
        return self._leave("cancelled", now)

    def decline(self, now: datetime) -> "Attendee":
        """Return the attendee who says no to what they hold. Raises that they have left, or AlreadyCheckedInError."""
        self._ensure_not_checked_in()
        return self._leave("declined", now)

    def delegate(self, to_id: str, now: datetime) -> "Attendee":
        """Return the attendee in whose stead another comes. Raises that they have left, or AlreadyCheckedInError."""
        self._ensure_not_checked_in()
        return replace(self._leave("delegated", now), delegated_to=to_id)

    def check_in(self, now: datetime) -> "Attendee":
        """Return the attendee who is there. Raises AttendeeWithoutPlaceError or AlreadyCheckedInError."""
        if self.status != "confirmed":
            raise AttendeeWithoutPlaceError
        self._ensure_not_checked_in()
        return replace(self, version=self.version + 1, checked_in_at=now)

    def correct_check_in(self) -> "Attendee":
        """Return the attendee who was not there after all. Raises NotCheckedInError."""
        if self.checked_in_at is None:
            raise NotCheckedInError
        return replace(self, version=self.version + 1, checked_in_at=None)

    def get_place(self) -> "Attendee":
        """Return the attendee with the place they waited for."""
        return replace(self, version=self.version + 1, status="confirmed")

    def renew_link(self) -> "Attendee":
        """Return the attendee whose links so far open nothing any more."""
        return replace(self, version=self.version + 1, link_generation=self.link_generation + 1)

    def _leave(self, status: Status, now: datetime) -> "Attendee":
        if self.status in _LEFT:
            raise _LEFT[self.status]
        return replace(self, version=self.version + 1, status=status, left_at=now)

    def _ensure_not_checked_in(self) -> None:
        if self.checked_in_at is not None:
            raise AlreadyCheckedInError


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
    was: Held
    by: CancelledBy
    at: datetime


@dataclass(frozen=True, slots=True)
class AttendeeDeclined:
    """The attendee does not come."""

    attendee: Attendee
    conference: Conference
    was: Held
    at: datetime


@dataclass(frozen=True, slots=True)
class AttendeeDelegated:
    """Another comes in the attendee's stead."""

    attendee: Attendee
    conference: Conference
    was: Held
    to_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AttendeeCheckedIn:
    """The attendee has come."""

    attendee: Attendee
    conference: Conference
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckInCorrected:
    """The check-in was a mistake."""

    attendee: Attendee
    conference: Conference
    at: datetime


@dataclass(frozen=True, slots=True)
class AttendeeLinkRenewed:
    """The attendee's own link was withdrawn, and there is a new one."""

    attendee: Attendee
    conference: Conference
    at: datetime


AttendeeEvent = (
    AttendeeConfirmed
    | AttendeeWaitlisted
    | AttendeeCancelled
    | AttendeeDeclined
    | AttendeeDelegated
    | AttendeeCheckedIn
    | CheckInCorrected
    | AttendeeLinkRenewed
)


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
