"""An attendee leaves; a freed place goes to the next in line."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee, CancelledBy
from registration.domain.attendee_facts import AttendeeCancelled
from registration.domain.placing import release
from registration.storage.attendees import known_attendee
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.fill_places import fill_places
from registration.use_cases.get_conference import get_conference


async def cancel_attendee(unit: UnitOfWork, attendee_id: str, by: CancelledBy) -> Attendee:
    """Return the cancelled attendee. Raises AttendeeUnknownError, or that they have left already."""
    attendee = await known_attendee(unit, attendee_id)
    cancelled = attendee.cancel(now())
    conference = release(await get_conference(unit, attendee.conference_id), attendee)
    unit.save(ATTENDEES, cancelled, AttendeeCancelled(cancelled, conference, attendee.holds, by, now()))
    unit.save(CONFERENCES, conference)
    await fill_places(unit, conference)
    return cancelled
