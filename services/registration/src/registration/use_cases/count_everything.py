"""What registration can tell everybody in figures."""

from collections.abc import Mapping
from typing import Any

from chassis.storage import Storage
from registration.domain.conference import Conference
from registration.storage.kinds import ATTENDEES, CONFERENCES, INTERESTS

DECLARED = {"status": "declared"}
GONE = ("cancelled", "declined", "delegated", "lapsed", "refused")


async def count_everything(storage: Storage) -> Mapping[str, Any]:
    """Return how many declared interest, and for each conference that is not a draft how many came."""
    conferences = await storage.find(CONFERENCES, {"status": {"$ne": "draft"}})
    return {
        "interested_municipalities": await storage.count(INTERESTS, DECLARED | {"municipality_code": {"$ne": None}}),
        "interested_organisations": await storage.count(INTERESTS, DECLARED | {"municipality_code": None}),
        "conferences": [await _of(storage, one) for one in conferences],
    }


async def _of(storage: Storage, conference: Conference) -> dict[str, Any]:
    here = {"conference_id": conference.id}
    left = {status: await storage.count(ATTENDEES, here | {"status": status}) for status in GONE}
    return {
        "id": conference.id,
        "status": conference.status,
        "capacity": conference.plan.capacity,
        "confirmed": conference.confirmed,
        "offered": conference.offered,
        "waitlisted": conference.waitlisted,
        "requested": conference.requested,
        "checked_in": await storage.count(ATTENDEES, here | {"checked_in_at": {"$ne": None}}),
        **left,
    }
