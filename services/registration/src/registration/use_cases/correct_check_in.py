"""A check-in was a mistake: the attendee was not there."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.at_the_door import told_of
from registration.domain.attendee import Attendee
from registration.storage.attendees import known_attendee
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


async def correct_check_in(unit: UnitOfWork, attendee_id: str) -> Attendee:
    """Return the attendee, not checked in any more. Raises AttendeeUnknownError or NotCheckedInError."""
    attendee = await known_attendee(unit, attendee_id)
    corrected = attendee.correct_check_in(now())
    conference = await get_conference(unit, attendee.conference_id)
    unit.save(ATTENDEES, corrected, *told_of(attendee, corrected, conference))
    return corrected
