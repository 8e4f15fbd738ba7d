"""Staff name an adviser."""

from chassis.storage import UnitOfWork
from scheduling.domain.adviser import Adviser
from scheduling.storage.kinds import ADVISERS


async def add_adviser(unit: UnitOfWork, adviser: Adviser) -> Adviser:
    """Return the new adviser."""
    unit.save(ADVISERS, adviser)
    return adviser
