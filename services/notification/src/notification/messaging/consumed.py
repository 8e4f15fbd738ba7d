"""The facts as notification reads them: tolerant, and only as wide as their use.

A value that a later version of the contract may bring is read as the nearest that is known.
"""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A tolerant model: what it does not know it leaves aside."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Text(Model):
    """The same in both languages."""

    sv: str
    en: str


class Place(Model):
    """Where people meet."""

    name: str
    address: str | None


class Personal(Model):
    """The person."""

    name: str
    email: str
    language: str
    link: str


class ConferenceSnapshot(Model):
    """The conference as it was then."""

    title: Text
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    online_url: str | None


class _AttendeeFact(Model):
    attendee_id: str
    personal: Personal
    conference: ConferenceSnapshot


class AttendeeConfirmed(_AttendeeFact):
    """registration.attendee.confirmed.v1, with the person."""

    from_waitlist: bool


class AttendeeWaitlisted(_AttendeeFact):
    """registration.attendee.waitlisted.v1, with the person."""

    waitlist_position: int


class AttendeeCancelled(_AttendeeFact):
    """registration.attendee.cancelled.v1, with the person."""

    was: str
    cancelled_by: str


AttendeeFact = AttendeeConfirmed | AttendeeWaitlisted | AttendeeCancelled

CONSUMED: Mapping[str, type[BaseModel]] = {
    "registration.attendee.confirmed.v1": AttendeeConfirmed,
    "registration.attendee.waitlisted.v1": AttendeeWaitlisted,
    "registration.attendee.cancelled.v1": AttendeeCancelled,
}
