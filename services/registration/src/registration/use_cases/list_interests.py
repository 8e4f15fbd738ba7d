"""Who is interested."""

from chassis.storage import Page, Storage
from registration.domain.interest import Interest
from registration.storage.kinds import INTERESTS


async def list_interests(storage: Storage) -> list[Interest]:
    """Return the municipalities' declared interests; at most one for each municipality."""
    return await storage.find(INTERESTS, {"status": "declared", "municipality_code": {"$ne": None}})


async def list_organisation_interests(storage: Storage, *, cursor: str | None, limit: int) -> Page[Interest]:
    """Return a page of the organisations' declared interests."""
    where = {"status": "declared", "municipality_code": None}
    return await storage.page(INTERESTS, where, cursor=cursor, limit=limit)
