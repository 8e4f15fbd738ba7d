"""Somebody in line says yes to the place that they are offered."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.placing import accept
from registration.storage.attendees import known_attendee
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.get_conference import get_conference


async def accept_offer(unit: UnitOfWork, attendee_id: str) -> Attendee:
    """Return the attendee with the place. Raises NoOfferError, OfferLapsedError, or that the conference is over."""
    attendee = await known_attendee(unit, attendee_id)
    conference = await get_conference(unit, attendee.conference_id)
    conference.ensure_not_over()
    conference, event = accept(conference, attendee, now())
    unit.save(ATTENDEES, event.attendee, event)
    unit.save(CONFERENCES, conference)
    return event.attendee
