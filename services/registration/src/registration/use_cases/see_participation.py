"""Who registered and who came, in figures."""

from collections.abc import Sequence
from typing import Any

from chassis.storage import Storage
from registration.domain.conference import Conference
from registration.domain.interest import Track
from registration.domain.participation import Alike, Participation, add_up
from registration.storage.kinds import ATTENDEES, CONFERENCES

ALIKE = {
    "conference_id": "$conference_id",
    "municipality_code": "$person.municipality_code",
    "sector": "$person.sector",
    "role": "$person.role",
    "status": "$status",
    "came": {"$ne": [{"$ifNull": ["$checked_in_at", None]}, None]},
    "month": {"$dateToString": {"date": "$registered_at", "format": "%Y-%m", "timezone": "Europe/Stockholm"}},
}


async def see_participation(
    storage: Storage, *, conference_id: str | None = None, track: Track | None = None
) -> tuple[Sequence[Conference], Participation]:
    """Return the conferences that are meant, the earliest first, and the figures. Drafts have none."""
    wanted: dict[str, Any] = {"status": {"$ne": "draft"}}
    if conference_id:
        wanted["_id"] = conference_id
    if track:
        wanted["plan.tracks"] = track
    conferences = await storage.find(CONFERENCES, wanted, order=[("plan.starts_at", 1), ("_id", 1)])
    tracks = {one.id: (track,) if track else one.plan.tracks for one in conferences}
    counted = await storage.tally(ATTENDEES, {"conference_id": {"$in": list(tracks)}}, by=ALIKE)
    return conferences, add_up((Alike(**alike, number=number) for alike, number in counted), tracks)
