"""The conferences."""

from chassis.storage import Page, Storage
from registration.domain.conference import Conference
from registration.storage.kinds import CONFERENCES


async def list_conferences(storage: Storage, *, drafts: bool, cursor: str | None, limit: int) -> Page[Conference]:
    """Return a page of conferences; drafts are for staff."""
    where = {} if drafts else {"status": {"$ne": "draft"}}
    return await storage.page(CONFERENCES, where, cursor=cursor, limit=limit)
