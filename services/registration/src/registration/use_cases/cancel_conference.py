"""Staff cancel a conference; everybody who was to come is told."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.conference import Conference
from registration.domain.conference_facts import ConferenceCancelled
from registration.storage.kinds import CONFERENCES
from registration.use_cases.get_conference import get_conference


async def cancel_conference(unit: UnitOfWork, conference_id: str, reason: str | None) -> Conference:
    """Return the cancelled conference. Raises the rule that refuses. A draft that nobody knew of tells no fact."""
    before = await get_conference(unit, conference_id)
    conference = before.cancel(reason)
    told = [ConferenceCancelled(conference, now())] if before.status == "announced" else []
    unit.save(CONFERENCES, conference, *told)
    return conference
