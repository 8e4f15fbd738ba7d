"""Staff plan when a track can be booked; a window whose moment has come opens at once."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.booking_window import BookingWindow, BookingWindowOpened
from scheduling.domain.errors import BookingWindowExistsError
from scheduling.storage.kinds import WINDOWS


async def plan_booking_window(unit: UnitOfWork, window: BookingWindow) -> BookingWindow:
    """Return the window as it is now. Raises BookingWindowExistsError."""
    current = await unit.first(
        WINDOWS,
        {"track": window.track, "status": {"$in": ["planned", "open"]}},
        lambda one: one.track == window.track and one.status != "closed",
        order="id",
        limit=1,
    )
    if current:
        raise BookingWindowExistsError
    if not window.is_due(now()):
        unit.save(WINDOWS, window)
        return window
    opened = window.open(now())
    unit.save(WINDOWS, opened, BookingWindowOpened(opened, "staff", None, now()))
    return opened
