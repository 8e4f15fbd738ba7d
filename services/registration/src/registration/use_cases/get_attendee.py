"""One attendee, with the place in line."""

from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.domain.errors import AttendeeUnknownError
from registration.storage.attendees import place_in_line
from registration.storage.kinds import ATTENDEES


async def get_attendee(storage: Storage, attendee_id: str) -> tuple[Attendee, int | None]:
    """Return the attendee and their place in line (None: does not wait). Raises AttendeeUnknownError."""
    attendee = await storage.get(ATTENDEES, attendee_id)
    if attendee is None:
        raise AttendeeUnknownError
    return attendee, await place_in_line(storage, attendee)
