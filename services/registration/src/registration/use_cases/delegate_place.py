"""An attendee hands over what they hold, a place or a place in line, to somebody else."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee, AttendeeConfirmed, AttendeeDelegated, AttendeeWaitlisted, Person
from registration.domain.conference import Conference
from registration.domain.municipality import known
from registration.storage.attendees import first_in_line, known_attendee
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


async def delegate_place(unit: UnitOfWork, attendee_id: str, to_id: str, person: Person) -> Attendee:
    """Return the attendee who has left. The person who comes instead is a new attendee, with the id given.

    Raises that the attendee has left or come already, that the conference is over, or MunicipalityUnknownError.
    """
    attendee = await known_attendee(unit, attendee_id)
    conference = await get_conference(unit, attendee.conference_id)
    conference.ensure_not_over()
    if person.municipality_code is not None:
        known(person.municipality_code)
    left = attendee.delegate(to_id, now())
    event = await _takes_over(unit, conference, attendee, to_id, person)
    unit.save(ATTENDEES, left, AttendeeDelegated(left, conference, attendee.holds, to_id, now()))
    unit.save(ATTENDEES, event.attendee, event)
    return left


async def _takes_over(
    unit: UnitOfWork, conference: Conference, before: Attendee, to_id: str, person: Person
) -> AttendeeConfirmed | AttendeeWaitlisted:
    successor = Attendee(to_id, 1, conference.id, before.group_id, before.holds, person, now(), before.number)
    if before.holds == "confirmed":
        return AttendeeConfirmed(successor, conference, from_waitlist=False, at=now())
    line = await first_in_line(unit, conference.id, conference.waitlisted)
    return AttendeeWaitlisted(successor, conference, [one.id for one in line].index(before.id) + 1)
