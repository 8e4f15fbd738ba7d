"""Staff say that a conference has been held."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.conference import Conference
from registration.domain.conference_facts import ConferenceHeld
from registration.storage.kinds import CONFERENCES
from registration.use_cases.get_conference import get_conference


async def complete_conference(unit: UnitOfWork, conference_id: str) -> Conference:
    """Return the held conference. Raises the rule that refuses."""
    conference = (await get_conference(unit, conference_id)).complete()
    unit.save(CONFERENCES, conference, ConferenceHeld(conference, now()))
    return conference
