"""An interest is taken back."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.interest import ChangedBy, Interest, InterestWithdrawn
from registration.storage.interests import known_interest
from registration.storage.kinds import INTERESTS


async def withdraw_interest(unit: UnitOfWork, interest_id: str, by: ChangedBy) -> Interest:
    """Return the withdrawn interest. Raises InterestUnknownError where none is declared."""
    interest = await known_interest(unit, interest_id)
    withdrawn = interest.withdraw(now())
    unit.save(INTERESTS, withdrawn, InterestWithdrawn(withdrawn, by, interest.contact))
    return withdrawn
