"""The collections of registration."""

from chassis.storage import Index, Kind
from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.interest import Interest

CONFERENCES = Kind("conferences", Conference, [Index([("status", 1)]), Index([("places_to_release", 1)])])
ATTENDEES = Kind(
    "attendees",
    Attendee,
    [
        Index([("conference_id", 1), ("_id", 1)]),
        Index([("conference_id", 1), ("status", 1), ("number", 1)]),
    ],
)
INTERESTS = Kind("interests", Interest)
