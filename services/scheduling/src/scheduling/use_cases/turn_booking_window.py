"""A window whose moment has come opens or closes; so does one that waited for a conference that has been held."""

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from scheduling.domain.booking_window import BookingWindow, BookingWindowClosed, BookingWindowOpened
from scheduling.domain.heard import SeenConference
from scheduling.storage.finding import known_window
from scheduling.storage.kinds import CONFERENCES, WINDOWS


async def list_windows_to_turn(storage: Storage) -> list[str]:
    """Return the ids of windows that may have to open or close now."""
    return [one.id for one in await storage.find(WINDOWS, {"status": {"$in": ["planned", "open"]}})]


async def turn_booking_window(unit: UnitOfWork, window_id: str) -> BookingWindow:
    """Return the window as it is now."""
    window = await known_window(unit, window_id)
    if window.is_over(now()):
        return close(unit, window)
    if window.is_due(now()):
        opened = window.open(now())
        unit.save(WINDOWS, opened, BookingWindowOpened(opened, "time", None, now()))
        return opened
    conference = await _opening_conference(unit, window)
    if conference is None:
        return window
    opened = window.open(now())
    unit.save(WINDOWS, opened, BookingWindowOpened(opened, "conference", conference.id, now()))
    return opened


def close(unit: UnitOfWork, window: BookingWindow) -> BookingWindow:
    """Close the window; of one that never opened nobody is told. Raises BookingWindowClosedError."""
    closed = window.close(now())
    told = [BookingWindowClosed(closed, now())] if window.status == "open" else []
    unit.save(WINDOWS, closed, *told)
    return closed


async def _opening_conference(unit: UnitOfWork, window: BookingWindow) -> SeenConference | None:
    if window.status != "planned" or not window.opens_when_held:
        return None
    found = await unit.first(
        CONFERENCES,
        {"tracks": window.track, "held_at": {"$gte": window.planned_at}},
        lambda one: window.track in one.tracks and one.held_at is not None and window.opened_by_conference(one.held_at),
        order="id",
        limit=1,
    )
    return found[0] if found else None
