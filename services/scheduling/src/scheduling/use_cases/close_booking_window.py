"""Staff close a booking window before its time."""

from chassis.storage import UnitOfWork
from scheduling.domain.booking_window import BookingWindow
from scheduling.storage.finding import known_window
from scheduling.use_cases.turn_booking_window import close


async def close_booking_window(unit: UnitOfWork, window_id: str) -> BookingWindow:
    """Return the closed window. Raises BookingWindowUnknownError or BookingWindowClosedError."""
    return close(unit, await known_window(unit, window_id))
