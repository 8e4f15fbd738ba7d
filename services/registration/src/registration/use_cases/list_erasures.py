"""Erasures: one, a page of them, and those that the gateway has still to do."""

from chassis.storage import Page, Storage
from registration.domain.erasure import Erasure
from registration.domain.erasure_errors import ErasureUnknownError
from registration.storage.kinds import ERASURES


async def get_erasure(storage: Storage, erasure_id: str) -> Erasure:
    """Return the erasure. Raises ErasureUnknownError."""
    erasure = await storage.get(ERASURES, erasure_id)
    if erasure is None:
        raise ErasureUnknownError
    return erasure


async def list_erasures(storage: Storage, *, cursor: str | None, limit: int) -> Page[Erasure]:
    """Return a page of erasures, the latest first."""
    return await storage.page_by(ERASURES, "asked_at", {}, cursor=cursor, limit=limit)


async def list_erasures_for_gateway(storage: Storage, limit: int) -> list[Erasure]:
    """Return some that are done here and not yet confirmed by the gateway, which hears no facts."""
    return await storage.find(ERASURES, {"done_at": {"$ne": None}, "digest": {"$ne": None}}, limit=limit)
