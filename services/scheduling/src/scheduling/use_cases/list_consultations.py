"""Consultations of a municipality, of an adviser, or all of them, in order of time."""

from datetime import datetime
from typing import Any

from chassis.storage import Page, Storage
from scheduling.domain.consultation import Consultation
from scheduling.storage.kinds import CONSULTATIONS


async def list_consultations(
    storage: Storage,
    *,
    municipality_codes: frozenset[str] | None = None,
    adviser_id: str | None = None,
    status: str | None = None,
    since: datetime | None = None,
    cursor: str | None = None,
    limit: int,
) -> Page[Consultation]:
    """Return a page, the earliest first; what is None does not narrow."""
    where: dict[str, Any] = {"adviser_id": adviser_id} if adviser_id else {}
    if municipality_codes is not None:
        where["wish.municipality_code"] = {"$in": sorted(municipality_codes)}
    if status:
        where["status"] = status
    if since:
        where["starts_at"] = {"$gte": since}
    return await storage.page_by(CONSULTATIONS, "starts_at", where, cursor=cursor, limit=limit, latest_first=False)
