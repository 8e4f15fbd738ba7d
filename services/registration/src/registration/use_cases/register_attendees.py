"""Somebody registers one person or a group: each gets a place, stands in line, or waits for staff to decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import AttendeeConfirmed, AttendeeRequested, AttendeeWaitlisted
from registration.domain.conference import Conference
from registration.domain.errors import FieldError
from registration.domain.municipality import known
from registration.domain.person import Person
from registration.domain.place_errors import AlreadyRegisteredError
from registration.domain.placing import arrive
from registration.domain.privacy import Agreed
from registration.storage.attendees import registered_already
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.get_conference import get_conference


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person and the id their registration will have."""

    id: str
    person: Person


@dataclass(frozen=True, slots=True)
class RegisterAttendees:
    """Who wants to come to which conference, having agreed to what; a group has an id of its own."""

    conference_id: str
    group_id: str | None
    newcomers: Sequence[Newcomer]
    accepts_fewer: bool = False
    agreed: Agreed | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """An attendee and, for one who waits, the place in line."""

    attendee: Attendee
    position: int | None


async def register_attendees(unit: UnitOfWork, command: RegisterAttendees) -> list[Registered]:
    """Return all of them as they are now; one that a rule refuses refuses the whole group."""
    conference = await get_conference(unit, command.conference_id)
    conference.ensure_takes_registrations(now())
    await _ensure_new(unit, conference, [one.person for one in command.newcomers])
    party = [_arriving(command, conference, place, one) for place, one in enumerate(command.newcomers)]
    conference, events = arrive(conference, party, now())
    for event in events:
        unit.save(ATTENDEES, event.attendee, event)
    unit.save(CONFERENCES, conference)
    return [_registered(event) for event in events]


def _arriving(command: RegisterAttendees, conference: Conference, place: int, newcomer: Newcomer) -> Attendee:
    """Return a newcomer before anything is decided. Raises what is wrong with a field."""
    try:
        ensure_suitable(conference, newcomer.person)
    except FieldError as error:
        raise error.within(f"attendees.{place}") from None
    return Attendee(
        newcomer.id,
        1,
        conference.id,
        command.group_id,
        "requested",
        newcomer.person,
        now(),
        accepts_fewer=command.accepts_fewer,
        agreed=command.agreed,
    )


def ensure_suitable(
    conference: Conference, person: Person, *, before: Person | None = None, answers_may_wait: bool = False
) -> None:
    """Raise what is wrong with a person's municipality, answers, sessions or way to take part; it names the field.

    What is as it was `before` is not looked at again.
    """
    if person.municipality_code is not None:
        known(person.municipality_code)
    conference.plan.ensure_suits(person, before=before, answers_may_wait=answers_may_wait)


async def ensure_comes_once(unit: UnitOfWork, conference: Conference, person: Person) -> None:
    """Raise AlreadyRegisteredError where this person comes already, or may."""
    if person.who in {one.person.who for one in await registered_already(unit, conference.id, [person])}:
        raise AlreadyRegisteredError("email")


async def _ensure_new(unit: UnitOfWork, conference: Conference, people: Sequence[Person]) -> None:
    """Raise AlreadyRegisteredError where one of them comes already, or is named twice."""
    known_already = await registered_already(unit, conference.id, people)
    seen = {one.person.who for one in known_already}
    for place, person in enumerate(people):
        if person.who in seen:
            raise AlreadyRegisteredError(f"attendees.{place}.email")
        seen.add(person.who)


def _registered(event: AttendeeConfirmed | AttendeeWaitlisted | AttendeeRequested) -> Registered:
    return Registered(event.attendee, event.position if isinstance(event, AttendeeWaitlisted) else None)
