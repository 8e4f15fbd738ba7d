"""What a message says and to whom. It is personal: kept apart from the message itself, and erased after a while."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Language = Literal["sv", "en"]
Held = Literal["confirmed", "waitlisted"]
CancelledBy = Literal["attendee", "staff", "conference"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message is for."""

    name: str
    email: str
    language: Language


@dataclass(frozen=True, slots=True)
class Place:
    """Where people meet."""

    name: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Conference:
    """The conference as it was when the fact happened; the title in the recipient's language."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    online_url: str | None


@dataclass(frozen=True, slots=True)
class Cancellation:
    """What was given up, and by whom."""

    was: Held
    by: CancelledBy


@dataclass(frozen=True, slots=True)
class Content:
    """All that the mail of one message is written from. `sequence` is that of the fact, for the calendar entry."""

    id: str
    version: int
    about: str
    sequence: int
    recipient: Recipient
    conference: Conference
    link: str
    written_at: datetime
    erase_at: datetime
    waitlist_position: int | None = None
    cancellation: Cancellation | None = None
