"""Staff announce a conference."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.conference import Conference
from registration.domain.conference_facts import ConferenceAnnounced
from registration.storage.kinds import CONFERENCES
from registration.use_cases.get_conference import get_conference


async def announce_conference(unit: UnitOfWork, conference_id: str) -> Conference:
    """Return the announced conference. Raises the rule that refuses."""
    conference = (await get_conference(unit, conference_id)).announce()
    unit.save(CONFERENCES, conference, ConferenceAnnounced(conference, now()))
    return conference
