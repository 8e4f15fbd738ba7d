"""The contact, a coordinator or staff put an interest right."""

from collections.abc import Mapping
from typing import Any

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.interest import ChangedBy, Interest, InterestChanged
from registration.storage.interests import known_interest
from registration.storage.kinds import INTERESTS


async def change_interest(
    unit: UnitOfWork, interest_id: str, changes: Mapping[str, Any], expected_version: int, by: ChangedBy
) -> Interest:
    """Return the changed interest. Raises InterestUnknownError or InterestChangedMeanwhileError."""
    before, moment = await known_interest(unit, interest_id), now()
    interest = before.change(changes, expected_version, moment)
    if interest is not before:
        unit.save(INTERESTS, interest, InterestChanged(interest, by, moment))
    return interest
