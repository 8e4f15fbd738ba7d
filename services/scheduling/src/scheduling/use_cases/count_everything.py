"""What scheduling can tell everybody in figures."""

from collections.abc import Mapping
from typing import Any

from chassis.storage import Storage
from scheduling.domain.adviser import TRACKS
from scheduling.storage.kinds import CONSULTATIONS, ELIGIBILITIES, SLOTS

STATUSES = ("booked", "held", "missed", "cancelled")


async def count_everything(storage: Storage) -> Mapping[str, Any]:
    """Return, by track: consultations by status, free times, and municipalities that may book now."""
    return {"tracks": {track: await _of(storage, track) for track in TRACKS}}


async def _of(storage: Storage, track: str) -> dict[str, Any]:
    counted = {status: await storage.count(CONSULTATIONS, {"track": track, "status": status}) for status in STATUSES}
    return {
        "consultations": counted,
        "free_slots": await storage.count(SLOTS, {"offer.track": track, "status": "free"}),
        "eligible_municipalities": await storage.count(ELIGIBILITIES, {"track": track, "granted": True}),
    }
