"""Somebody at the door notes that an attendee has come."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.at_the_door import told_of
from registration.domain.attendee import Attendee
from registration.storage.attendees import known_attendee
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


async def check_in_attendee(unit: UnitOfWork, attendee_id: str) -> Attendee:
    """Return the attendee checked in. Raises AttendeeWithoutPlaceError or AlreadyCheckedInError.

    The hour is not looked at: doors open early, and lists kept on paper are entered afterwards.
    """
    attendee = await known_attendee(unit, attendee_id)
    conference = await get_conference(unit, attendee.conference_id)
    conference.ensure_has_a_door()
    there = attendee.check_in(now())
    unit.save(ATTENDEES, there, *told_of(attendee, there, conference))
    return there
