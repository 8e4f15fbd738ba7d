"""Somebody came unannounced: they are registered and checked in in one step."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.at_the_door import as_walk_in, ensure_in_time, let_in
from registration.domain.attendee import Attendee
from registration.domain.person import Person
from registration.domain.place_errors import AlreadyRegisteredError
from registration.storage.attendees import registered_already
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.get_conference import get_conference
from registration.use_cases.register_attendees import ensure_suitable


async def register_walk_in(unit: UnitOfWork, conference_id: str, attendee_id: str, person: Person) -> Attendee:
    """Return the attendee, who is there. When one may register, and whether staff approve, does not matter at the door.

    Raises that there is no door, CheckInBeforeDoorError, NoPlaceAtTheDoorError, or what is wrong with a field.
    """
    conference = await get_conference(unit, conference_id)
    conference.ensure_has_a_door()
    conference.ensure_not_over()
    ensure_in_time(conference, now(), now())
    person = as_walk_in(conference, person)
    ensure_suitable(conference, person, answers_may_wait=True)
    if any(one.person.who == person.who for one in await registered_already(unit, conference.id, [person])):
        raise AlreadyRegisteredError("email")
    arriving = Attendee(attendee_id, 1, conference.id, None, "requested", person, now())
    conference, confirmed, checked_in = let_in(conference, arriving, now())
    unit.save(ATTENDEES, confirmed.attendee, confirmed)
    unit.save(ATTENDEES, checked_in.attendee, checked_in)
    unit.save(CONFERENCES, conference)
    return checked_in.attendee
