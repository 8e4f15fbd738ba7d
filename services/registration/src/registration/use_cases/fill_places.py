"""Free places go to those who have waited longest."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import AttendeeConfirmed
from registration.domain.conference import Conference
from registration.storage.attendees import first_in_line
from registration.storage.kinds import ATTENDEES, CONFERENCES


async def fill_places(unit: UnitOfWork, conference: Conference) -> Conference:
    """Return the conference after as many of those in line as fit have got a place."""
    count = conference.places_for_the_line()
    if count == 0:
        return conference
    for waiting in await first_in_line(unit, conference.id, count):
        conference = conference.move_up()
        attendee = waiting.get_place()
        unit.save(ATTENDEES, attendee, AttendeeConfirmed(attendee, conference, from_waitlist=True, at=now()))
    unit.save(CONFERENCES, conference)
    return conference
