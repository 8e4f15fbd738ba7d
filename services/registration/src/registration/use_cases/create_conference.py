"""Staff draft a conference."""

from chassis.storage import UnitOfWork
from registration.domain.conference import Conference
from registration.domain.plan import Plan
from registration.storage.kinds import CONFERENCES


async def create_conference(unit: UnitOfWork, conference_id: str, plan: Plan) -> Conference:
    """Return the new draft. Raises ConferenceEndsBeforeItStartsError."""
    conference = Conference(conference_id, version=1, revision=1, status="draft", plan=plan.checked())
    unit.save(CONFERENCES, conference)
    return conference
