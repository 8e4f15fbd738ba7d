"""One interest."""

from chassis.storage import Storage
from registration.domain.interest import Interest
from registration.domain.interest_errors import InterestUnknownError
from registration.storage.kinds import INTERESTS


async def get_interest(storage: Storage, interest_id: str) -> Interest:
    """Return the interest, also a withdrawn one. Raises InterestUnknownError."""
    interest = await storage.get(INTERESTS, interest_id)
    if interest is None:
        raise InterestUnknownError
    return interest
