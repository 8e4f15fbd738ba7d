"""An attendee hands over what they hold, a place, an offer or a place in line, to somebody else."""

from dataclasses import replace

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import (
    AttendeeConfirmed,
    AttendeeDelegated,
    AttendeeOffered,
    AttendeeRequested,
    AttendeeWaitlisted,
)
from registration.domain.conference import Conference
from registration.domain.erasure import ensure_known
from registration.domain.person import Person
from registration.domain.placing import exchange
from registration.storage.attendees import first_in_line, known_attendee
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.fill_places import fill_places
from registration.use_cases.get_conference import get_conference
from registration.use_cases.register_attendees import ensure_comes_once, ensure_suitable

TakesOver = AttendeeConfirmed | AttendeeOffered | AttendeeWaitlisted | AttendeeRequested


async def delegate_place(unit: UnitOfWork, attendee_id: str, to_id: str, person: Person) -> Attendee:
    """Return the attendee who has left. The person who comes instead is a new attendee, with the id given.

    Raises that the attendee has left, come already or is erased, that the conference is over, AlreadyRegisteredError,
    or what is wrong with a field.
    """
    attendee = await known_attendee(unit, attendee_id)
    ensure_known(attendee)
    conference = await get_conference(unit, attendee.conference_id)
    conference.ensure_not_over()
    left = attendee.delegate(to_id, now())
    ensure_suitable(conference, person, before=attendee.person, answers_may_wait=True)
    await ensure_comes_once(unit, conference, person)
    conference = exchange(conference, attendee, person)
    event = await _takes_over(unit, conference, attendee, to_id, person)
    unit.save(ATTENDEES, left, AttendeeDelegated(left, conference, attendee.holds, to_id, now()))
    unit.save(ATTENDEES, event.attendee, event)
    if attendee.takes_a_place:
        unit.save(CONFERENCES, conference)
    await fill_places(unit, conference)
    return left


async def _takes_over(
    unit: UnitOfWork, conference: Conference, before: Attendee, to_id: str, person: Person
) -> TakesOver:
    successor = replace(before, id=to_id, version=1, person=person, registered_at=now(), link_generation=0, agreed=None)
    match before.status:
        case "confirmed":
            return AttendeeConfirmed(successor, conference, from_waitlist=False, at=now())
        case "offered":
            return AttendeeOffered(successor, conference, before.offer_ends_at or now(), now())
        case "requested":
            return AttendeeRequested(successor, conference)
        case _:
            line = await first_in_line(unit, conference.id, conference.waitlisted)
            return AttendeeWaitlisted(successor, conference, [one.id for one in line].index(before.id) + 1)
