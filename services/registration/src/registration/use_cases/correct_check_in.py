"""A check-in was a mistake: the attendee was not there."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import CheckInCorrected
from registration.storage.attendees import known_attendee
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


async def correct_check_in(unit: UnitOfWork, attendee_id: str) -> Attendee:
    """Return the attendee, not checked in any more. Raises AttendeeUnknownError or NotCheckedInError."""
    attendee = await known_attendee(unit, attendee_id)
    corrected = attendee.correct_check_in()
    conference = await get_conference(unit, attendee.conference_id)
    unit.save(ATTENDEES, corrected, CheckInCorrected(corrected, conference, now()))
    return corrected
