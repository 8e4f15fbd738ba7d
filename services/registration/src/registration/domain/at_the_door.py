"""The day itself: what doors note of people, when that counts, and who comes unannounced.

A door may be without a network for hours, and there may be several of them. So each note has its moment, and notes that
come late, in another order or twice leave the same (`Attendee.arrive`, `Attendee.correct_arrivals`).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import AttendeeCheckedIn, AttendeeConfirmed, CheckInCorrected
from registration.domain.conference import Conference, pools_of
from registration.domain.door_errors import CheckInBeforeDoorError, CheckInInFutureError, NoPlaceAtTheDoorError
from registration.domain.errors import RuleError
from registration.domain.person import Person
from registration.domain.place_errors import QuotaFullError
from registration.domain.placing import seat

CLOCKS_DIFFER_BY = timedelta(minutes=5)
"""What a device's clock may be ahead of ours."""
Kind = Literal["arrived", "corrected"]
Outcome = Literal["checked-in", "already", "corrected", "overtaken", "refused"]


@dataclass(frozen=True, slots=True)
class Note:
    """What a door noted of one attendee, and when: that they arrived, or that they were not there after all."""

    attendee_id: str
    at: datetime
    kind: Kind


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of a note. `attendee` is how they stand after all of them; `refusal` is the rule that refused.

    `already`: seen earlier, which counts. `overtaken`: something noted later says otherwise.
    """

    note: Note
    outcome: Outcome
    attendee: Attendee | None = None
    refusal: RuleError | None = None


def ensure_in_time(conference: Conference, at: datetime, now: datetime) -> None:
    """Raise CheckInInFutureError or CheckInBeforeDoorError where nobody can have been at the door then."""
    if at > now + CLOCKS_DIFFER_BY:
        raise CheckInInFutureError
    if at < conference.door_opens_at:
        raise CheckInBeforeDoorError


def take(attendee: Attendee, note: Note) -> Attendee:
    """Return the attendee after a note. Raises AttendeeWithoutPlaceError."""
    return attendee.arrive(note.at) if note.kind == "arrived" else attendee.correct_arrivals(note.at)


def outcome_of(note: Note, after: Attendee) -> Outcome:
    """Return what became of a note that no rule refused."""
    came = after.checked_in_at
    if note.kind == "corrected":
        return "corrected" if came is None else "overtaken"
    if came is None or after.is_corrected_after(note.at):
        return "overtaken"
    return "already" if came < note.at else "checked-in"


def told_of(
    before: Attendee, after: Attendee, conference: Conference
) -> tuple[AttendeeCheckedIn | CheckInCorrected, ...]:
    """Return what others hear of a change at the door: an earlier moment is told as well, a second look is not."""
    if after.checked_in_at == before.checked_in_at:
        return ()
    if after.checked_in_at is not None:
        return (AttendeeCheckedIn(after, conference, after.checked_in_at),)
    return (CheckInCorrected(after, conference, after.check_in_corrected_at or after.registered_at),)


def as_walk_in(conference: Conference, person: Person) -> Person:
    """Return the person as they take part: on site, where there are two ways."""
    return replace(person, mode="on-site" if conference.plan.modes else None)


def let_in(
    conference: Conference, arriving: Attendee, now: datetime
) -> tuple[Conference, AttendeeConfirmed, AttendeeCheckedIn]:
    """Give somebody who came unannounced a free place, and check them in.

    Raises NoPlaceAtTheDoorError, or QuotaFullError that names the field.
    """
    full = conference.full(pools_of(arriving.person))
    if "on-site" in full:
        raise NoPlaceAtTheDoorError
    if full:
        raise QuotaFullError(
            "municipality_code" if any(pool.startswith("municipality:") for pool in full) else "sector"
        )
    conference, confirmed = seat(conference, arriving, now)
    there = confirmed.attendee.check_in(now)
    return conference, confirmed, AttendeeCheckedIn(there, conference, now)
