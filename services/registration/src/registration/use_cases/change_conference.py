"""Staff change what a conference is; new places go to those in line."""

from collections.abc import Mapping
from typing import Any

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.conference import Conference
from registration.domain.conference_facts import ConferenceChanged
from registration.storage.kinds import CONFERENCES
from registration.use_cases.fill_places import fill_places
from registration.use_cases.get_conference import get_conference


async def change_conference(
    unit: UnitOfWork, conference_id: str, changes: Mapping[str, Any], expected_revision: int
) -> Conference:
    """Return the changed conference. Raises the rule that refuses. Facts are told of announced conferences only."""
    before = await get_conference(unit, conference_id)
    conference, changed = before.change(changes, expected_revision)
    if not changed:
        return before
    told = [ConferenceChanged(conference, changed, now())] if conference.status == "announced" else []
    unit.save(CONFERENCES, conference, *told)
    return await fill_places(unit, conference)
