"""The facts as scheduling reads them: tolerant, and only as wide as their use."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel

from chassis.wire import Tolerant


class InterestDeclared(Tolerant):
    """registration.interest.declared.v1 and changed.v1."""

    interest_id: str
    municipality_code: str
    tracks: tuple[str, ...]


class InterestWithdrawn(Tolerant):
    """registration.interest.withdrawn.v1."""

    interest_id: str
    municipality_code: str


class ConferencePlanned(Tolerant):
    """registration.conference.announced.v1 and changed.v1."""

    conference_id: str
    tracks: tuple[str, ...]


class ConferenceHeld(Tolerant):
    """registration.conference.held.v1."""

    conference_id: str
    held_at: datetime


class Attendance(Tolerant):
    """registration.attendee.checked-in.v1 and check-in-corrected.v1."""

    attendee_id: str
    conference_id: str
    municipality_code: str | None


class Erased(Tolerant):
    """Whom to erase."""

    email: str
    names: list[str]


class PersonErased(Tolerant):
    """registration.person.erased.v1, with the person."""

    erasure_id: str
    personal: Erased


NOTED: Mapping[str, type[BaseModel]] = {
    "registration.interest.declared.v1": InterestDeclared,
    "registration.interest.changed.v1": InterestDeclared,
    "registration.interest.withdrawn.v1": InterestWithdrawn,
    "registration.conference.announced.v1": ConferencePlanned,
    "registration.conference.changed.v1": ConferencePlanned,
    "registration.conference.held.v1": ConferenceHeld,
    "registration.attendee.checked-in.v1": Attendance,
    "registration.attendee.check-in-corrected.v1": Attendance,
}
"""What becomes a note in the read model."""
CONSUMED: Mapping[str, type[BaseModel]] = {**NOTED, "registration.person.erased.v1": PersonErased}
