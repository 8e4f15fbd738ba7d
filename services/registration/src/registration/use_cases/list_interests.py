"""Which municipalities are interested."""

from chassis.storage import Storage
from registration.domain.interest import Interest
from registration.storage.kinds import INTERESTS


async def list_interests(storage: Storage) -> list[Interest]:
    """Return the declared interests; at most one for each municipality."""
    return await storage.find(INTERESTS, {"status": "declared"})
