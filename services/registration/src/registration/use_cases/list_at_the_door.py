"""What a door has to know: who is expected and who has come; or what of that has changed lately."""

from dataclasses import dataclass
from datetime import datetime

from chassis.clock import now
from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.erasure import is_erased
from registration.storage.attendees import written_since
from registration.use_cases.get_conference import get_conference


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """The conference and its attendees as they were at a moment; `gone` are the ids of those who were erased."""

    conference: Conference
    attendees: list[Attendee]
    gone: list[str]
    as_of: datetime


async def list_at_the_door(storage: Storage, conference_id: str, since: datetime | None) -> AtTheDoor:
    """Return all attendees, or those changed since a list as of that moment. Raises ConferenceUnknownError."""
    as_of = now()
    conference = await get_conference(storage, conference_id)
    found = await written_since(storage, conference_id, since)
    known = [one for one in found if not is_erased(one)]
    return AtTheDoor(conference, known, [one.id for one in found if is_erased(one)], as_of)
