"""A municipality takes its interest back."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.errors import InterestUnknownError
from registration.domain.interest import Interest, InterestWithdrawn
from registration.storage.kinds import INTERESTS


async def withdraw_interest(unit: UnitOfWork, interest_id: str) -> Interest:
    """Return the withdrawn interest. Raises InterestUnknownError where none is declared."""
    interest = await unit.load(INTERESTS, interest_id)
    if interest is None:
        raise InterestUnknownError
    withdrawn = interest.withdraw(now())
    unit.save(INTERESTS, withdrawn, InterestWithdrawn(withdrawn))
    return withdrawn
