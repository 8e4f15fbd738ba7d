"""All advisers of the programme: a handful."""

from chassis.storage import Storage
from scheduling.domain.adviser import Adviser
from scheduling.storage.kinds import ADVISERS


async def list_advisers(storage: Storage) -> list[Adviser]:
    """Return them by name."""
    return await storage.find(ADVISERS, order=[("name", 1)])
