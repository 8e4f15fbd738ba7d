"""The collections of scheduling: what it decides itself, and the read model of what it heard."""

from typing import Any

from chassis.storage import Index, Kind
from scheduling.domain.adviser import Adviser
from scheduling.domain.booking_window import BookingWindow
from scheduling.domain.consultation import Consultation
from scheduling.domain.eligibility import Eligibility
from scheduling.domain.heard import SeenAttendance, SeenConference, SeenInterest
from scheduling.domain.slot import Slot

ADVISERS = Kind("advisers", Adviser)
SLOTS = Kind(
    "slots",
    Slot,
    [
        # One adviser, one place at a time: the use case sees to it, and this index should it ever not.
        Index([("adviser_id", 1), ("starts_at", 1)], unique=True, only={"status": {"$in": ["free", "taken"]}}),
        Index([("status", 1), ("starts_at", 1)]),
        Index([("starts_at", 1), ("_id", 1)]),
    ],
)
WINDOWS = Kind(
    "booking_windows",
    BookingWindow,
    [Index([("track", 1)], unique=True, only={"status": {"$in": ["planned", "open"]}})],
)
CONSULTATIONS = Kind(
    "consultations",
    Consultation,
    [
        Index([("slot_id", 1)], unique=True, only={"status": "booked"}),
        Index([("adviser_id", 1), ("starts_at", 1)]),
        Index([("wish.municipality_code", 1), ("starts_at", 1)]),
    ],
)
ELIGIBILITIES = Kind("eligibilities", Eligibility)

INTERESTS = Kind("seen_interests", SeenInterest, [Index([("municipality_code", 1)])])
CONFERENCES = Kind("seen_conferences", SeenConference, [Index([("tracks", 1), ("held_at", 1)])])
ATTENDANCES = Kind(
    "seen_attendances", SeenAttendance, [Index([("municipality_code", 1), ("checked_in", 1), ("conference_id", 1)])]
)

OWN: list[Kind[Any]] = [ADVISERS, SLOTS, WINDOWS, CONSULTATIONS, ELIGIBILITIES]
READ_MODEL: list[Kind[Any]] = [INTERESTS, CONFERENCES, ATTENDANCES]
