"""An attendee says that they do not come; the freed place goes to the first in line."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import AttendeeDeclined
from registration.domain.placing import release
from registration.storage.attendees import known_attendee
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.fill_places import fill_places
from registration.use_cases.get_conference import get_conference


async def decline_place(unit: UnitOfWork, attendee_id: str) -> Attendee:
    """Return the attendee who declined. Raises that they have left or come already, or that the conference is over."""
    attendee = await known_attendee(unit, attendee_id)
    conference = await get_conference(unit, attendee.conference_id)
    conference.ensure_not_over()
    declined = attendee.decline(now())
    conference = release(conference, attendee)
    unit.save(ATTENDEES, declined, AttendeeDeclined(declined, conference, attendee.holds, now()))
    unit.save(CONFERENCES, conference)
    await fill_places(unit, conference)
    return declined
