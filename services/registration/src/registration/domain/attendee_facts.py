"""What happens to an attendee."""

from dataclasses import dataclass
from datetime import datetime

from registration.domain.attendee import Attendee, CancelledBy, Held
from registration.domain.conference import Conference


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
class AttendeeRequested:
    """The attendee waits for staff to decide."""

    attendee: Attendee
    conference: Conference


@dataclass(frozen=True, slots=True)
class AttendeeRefused:
    """Staff have said no."""

    attendee: Attendee
    conference: Conference
    at: datetime


@dataclass(frozen=True, slots=True)
class AttendeeOffered:
    """The attendee is offered a place, and has until `ends_at` to say yes or no."""

    attendee: Attendee
    conference: Conference
    ends_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class OfferLapsed:
    """The attendee did not answer in time; the place goes on to the next in line."""

    attendee: Attendee
    conference: Conference
    at: datetime


@dataclass(frozen=True, slots=True)
class AttendeeChanged:
    """What the attendee says of themselves, or how they take part, has changed."""

    attendee: Attendee
    conference: Conference
    at: datetime


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
    AttendeeRequested
    | AttendeeRefused
    | AttendeeConfirmed
    | AttendeeWaitlisted
    | AttendeeOffered
    | OfferLapsed
    | AttendeeChanged
    | AttendeeCancelled
    | AttendeeDeclined
    | AttendeeDelegated
    | AttendeeCheckedIn
    | CheckInCorrected
    | AttendeeLinkRenewed
)
