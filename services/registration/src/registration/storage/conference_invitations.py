"""Questions about invitations to conferences that more than one use case asks."""

from collections.abc import Mapping

from chassis.storage import Storage, UnitOfWork
from registration.domain.attendee import COMING
from registration.domain.conference_invitation import ConferenceInvitation, Turnout, not_asked_yet
from registration.storage.kinds import ATTENDEES, CONFERENCE_INVITATIONS

_ALIKE = {
    "municipality_code": "$person.municipality_code",
    "coming": {"$in": ["$status", list(COMING)]},
    "came": {"$ne": [{"$ifNull": ["$checked_in_at", None]}, None]},
}


async def invitation_to(unit: UnitOfWork, conference_id: str, municipality_code: str) -> ConferenceInvitation:
    """Return what is kept of both. Raises MunicipalityUnknownError."""
    nothing_yet = not_asked_yet(conference_id, municipality_code)
    return await unit.load(CONFERENCE_INVITATIONS, nothing_yet.id) or nothing_yet


async def somebody_comes(unit: UnitOfWork, conference_id: str, municipality_code: str) -> bool:
    """Tell whether somebody of the municipality is registered, and may come."""
    found = await unit.first(
        ATTENDEES,
        {"conference_id": conference_id, "person.municipality_code": municipality_code, "status": {"$in": COMING}},
        lambda one: (
            one.conference_id == conference_id
            and one.person.municipality_code == municipality_code
            and one.status in COMING
        ),
        order="id",
        limit=1,
    )
    return bool(found)


async def turnouts(storage: Storage, conference_id: str) -> Mapping[str | None, Turnout]:
    """Return how many of each municipality come, or may, and how many came."""
    told: dict[str | None, Turnout] = {}
    for alike, number in await storage.tally(ATTENDEES, {"conference_id": conference_id}, by=_ALIKE):
        code = alike["municipality_code"]
        before = told.get(code, Turnout())
        coming, came = (number if alike[name] else 0 for name in ("coming", "came"))
        told[code] = Turnout(before.coming + coming, before.came + came)
    return told
