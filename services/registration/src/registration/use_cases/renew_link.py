"""An attendee's own link went astray: all links so far are withdrawn, and the person is mailed a new one."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import AttendeeLinkRenewed
from registration.domain.erasure import ensure_known
from registration.domain.own_link import ensure_in_time
from registration.storage.attendees import known_attendee
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


async def renew_link(unit: UnitOfWork, attendee_id: str) -> Attendee:
    """Return the attendee with a new link.

    Raises AttendeeUnknownError, or LinkExpiredError or PersonErasedError where none would work.
    """
    attendee = await known_attendee(unit, attendee_id)
    conference = await get_conference(unit, attendee.conference_id)
    ensure_in_time(conference, now())
    ensure_known(attendee)
    renewed = attendee.renew_link()
    unit.save(ATTENDEES, renewed, AttendeeLinkRenewed(renewed, conference, now()))
    return renewed
