"""What a certificate of attendance says of one who was there."""

from chassis.clock import now
from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.domain.certificate import ensure_certified
from registration.domain.conference import Conference
from registration.use_cases.get_conference import get_conference


async def get_certificate(storage: Storage, attendee: Attendee) -> Conference:
    """Return the conference that the attendee was at. Raises what stands against a certificate."""
    conference = await get_conference(storage, attendee.conference_id)
    ensure_certified(attendee, conference, now())
    return conference
