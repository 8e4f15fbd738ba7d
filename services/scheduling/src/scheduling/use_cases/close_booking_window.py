"""Staff close a booking window before its time."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.booking_window import BookingWindow, BookingWindowClosed
from scheduling.storage.finding import known_window
from scheduling.storage.kinds import WINDOWS


async def close_booking_window(unit: UnitOfWork, window_id: str) -> BookingWindow:
    """Return the closed window. Raises BookingWindowUnknownError or BookingWindowClosedError."""
    closed = (await known_window(unit, window_id)).close(now())
    unit.save(WINDOWS, closed, BookingWindowClosed(closed, now()))
    return closed
