"""The times on offer, in order of time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chassis.clock import now
from chassis.storage import Page, Storage
from scheduling.domain.slot import Slot
from scheduling.storage.kinds import SLOTS


@dataclass(frozen=True, slots=True)
class SlotsWanted:
    """Which slots to list; None does not narrow."""

    track: str | None
    adviser_id: str | None
    since: datetime | None
    until: datetime | None
    free: bool


async def list_slots(storage: Storage, wanted: SlotsWanted, *, cursor: str | None, limit: int) -> Page[Slot]:
    """Return a page of slots, the earliest first; `free` leaves out what cannot be booked any more."""
    where: dict[str, Any] = {"status": "free"} if wanted.free else {}
    if wanted.track:
        where["offer.track"] = wanted.track
    if wanted.adviser_id:
        where["adviser_id"] = wanted.adviser_id
    since = max(wanted.since or now(), now()) if wanted.free else wanted.since
    period = ({"$gte": since} if since else {}) | ({"$lt": wanted.until} if wanted.until else {})
    if period:
        where["starts_at"] = period
    return await storage.page_by(SLOTS, "starts_at", where, cursor=cursor, limit=limit, latest_first=False)
