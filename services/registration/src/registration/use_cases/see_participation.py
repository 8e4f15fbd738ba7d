"""Who registered and who came, in figures."""

from collections.abc import Sequence
from typing import Any

from chassis.storage import Storage
from registration.domain.conference import Conference
from registration.domain.interest import Track
from registration.domain.participation import Alike, Chosen, Made, Participation, add_up
from registration.storage.kinds import ATTENDEES, CONFERENCES

STOOD: dict[str, Any] = {"status": "$status", "came": {"$ne": [{"$ifNull": ["$checked_in_at", None]}, None]}}
ALIKE = STOOD | {
    "conference_id": "$conference_id",
    "municipality_code": "$person.municipality_code",
    "sector": "$person.sector",
    "role": "$person.role",
    "mode": "$person.mode",
    "month": {"$dateToString": {"date": "$registered_at", "format": "%Y-%m", "timezone": "Europe/Stockholm"}},
}
MADE = STOOD | {
    "day": {"$dateToString": {"date": "$registered_at", "format": "%Y-%m-%d", "timezone": "Europe/Stockholm"}}
}
CHOSEN = STOOD | {"session_id": "$person.sessions"}


async def see_participation(
    storage: Storage, *, conference_id: str | None = None, track: Track | None = None
) -> tuple[Sequence[Conference], Participation]:
    """Return the conferences that are meant, the earliest first, and the figures. Drafts have none.

    Of a single conference they are told by day and by session, too.
    """
    wanted: dict[str, Any] = {"status": {"$ne": "draft"}}
    if conference_id:
        wanted["_id"] = conference_id
    if track:
        wanted["plan.tracks"] = track
    conferences = await storage.find(CONFERENCES, wanted, order=[("plan.starts_at", 1), ("_id", 1)])
    tracks = {one.id: (track,) if track else one.plan.tracks for one in conferences}
    counted = await storage.tally(ATTENDEES, {"conference_id": {"$in": list(tracks)}}, by=ALIKE)
    alike = [Alike(**one, number=number) for one, number in counted]
    made, chosen = await _of_one(storage, conference_id) if conference_id in tracks else ([], [])
    return conferences, add_up(alike, tracks, made, chosen)


async def _of_one(storage: Storage, conference_id: str | None) -> tuple[list[Made], list[Chosen]]:
    where = {"conference_id": conference_id}
    made = await storage.tally(ATTENDEES, where, by=MADE)
    chosen = await storage.tally(ATTENDEES, where, by=CHOSEN, each="person.sessions")
    return [Made(**one, number=number) for one, number in made], [
        Chosen(**one, number=number) for one, number in chosen
    ]
