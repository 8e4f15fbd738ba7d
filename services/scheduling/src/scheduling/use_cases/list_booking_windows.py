"""All booking windows: a few a year."""

from chassis.storage import Storage
from scheduling.domain.booking_window import BookingWindow
from scheduling.storage.kinds import WINDOWS


async def list_booking_windows(storage: Storage) -> list[BookingWindow]:
    """Return them in the order in which they close, the latest first."""
    return await storage.find(WINDOWS, order=[("closes_at", -1), ("_id", 1)])
