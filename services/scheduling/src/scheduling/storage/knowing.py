"""What is known of a municipality and a track, asked in a unit of work so that the answer belongs to its commit."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.adviser import Track
from scheduling.domain.booking_window import BookingWindow
from scheduling.domain.eligibility import Known
from scheduling.storage.kinds import ATTENDANCES, CONFERENCES, INTERESTS, WINDOWS

MOST = 1_000  # conferences of one track; more are not looked at


async def what_is_known(unit: UnitOfWork, municipality_code: str, track: Track) -> Known:
    """Return what is known now."""
    held = await _held_conferences(unit, track)
    window = await open_window(unit, track)
    return Known(
        interest_declared=await _has_interest(unit, municipality_code, track),
        conference_held=bool(held),
        person_checked_in=bool(held) and await _was_there(unit, municipality_code, held),
        window_id=window.id if window else None,
        window_closes_at=window.closes_at if window else None,
    )


async def open_window(unit: UnitOfWork, track: Track) -> BookingWindow | None:
    """Return the track's open booking window; one whose time is over does not count, also before it is closed."""
    moment = now()
    found = await unit.first(
        WINDOWS,
        {"track": track, "status": "open", "closes_at": {"$gt": moment}},
        lambda one: one.track == track and one.status == "open" and not one.is_over(moment),
        order="id",
        limit=1,
    )
    return found[0] if found else None


async def _has_interest(unit: UnitOfWork, municipality_code: str, track: Track) -> bool:
    where = {"municipality_code": municipality_code, "declared": True, "tracks": track}
    found = await unit.first(
        INTERESTS,
        where,
        lambda one: one.municipality_code == municipality_code and one.declared and track in one.tracks,
        order="id",
        limit=1,
    )
    return bool(found)


async def _held_conferences(unit: UnitOfWork, track: Track) -> list[str]:
    found = await unit.first(
        CONFERENCES,
        {"tracks": track, "held_at": {"$ne": None}},
        lambda one: track in one.tracks and one.held_at is not None,
        order="id",
        limit=MOST,
    )
    return [one.id for one in found]


async def _was_there(unit: UnitOfWork, municipality_code: str, conferences: list[str]) -> bool:
    where = {"municipality_code": municipality_code, "checked_in": True, "conference_id": {"$in": conferences}}
    found = await unit.first(
        ATTENDANCES,
        where,
        lambda one: one.municipality_code == municipality_code and one.checked_in and one.conference_id in conferences,
        order="id",
        limit=1,
    )
    return bool(found)
