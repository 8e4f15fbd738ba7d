"""Somebody registers one person or a group; each gets a place, or the next place in line, in order of arrival."""

from collections.abc import Sequence
from dataclasses import dataclass

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee, AttendeeConfirmed, AttendeeWaitlisted, Person, register
from registration.domain.municipality import known
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.get_conference import get_conference


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person and the id their registration will have."""

    id: str
    person: Person


@dataclass(frozen=True, slots=True)
class RegisterAttendees:
    """Who wants to come to which conference; a group has an id of its own."""

    conference_id: str
    group_id: str | None
    newcomers: Sequence[Newcomer]


@dataclass(frozen=True, slots=True)
class Registered:
    """An attendee and, for one who waits, the place in line."""

    attendee: Attendee
    position: int | None


async def register_attendees(unit: UnitOfWork, command: RegisterAttendees) -> list[Registered]:
    """Return all of them as they are now; one that a rule refuses refuses the whole group."""
    conference = await get_conference(unit, command.conference_id)
    conference.ensure_takes_registrations(now())
    registered = []
    for newcomer in command.newcomers:
        if newcomer.person.municipality_code is not None:
            known(newcomer.person.municipality_code)
        conference, attendee, event = register(conference, newcomer.id, command.group_id, newcomer.person, now())
        unit.save(ATTENDEES, attendee, event)
        registered.append(_registered(attendee, event))
    unit.save(CONFERENCES, conference)
    return registered


def _registered(attendee: Attendee, event: AttendeeConfirmed | AttendeeWaitlisted) -> Registered:
    return Registered(attendee, event.position if isinstance(event, AttendeeWaitlisted) else None)
