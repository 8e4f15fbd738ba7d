"""What happens to a conference."""

from dataclasses import dataclass
from datetime import datetime

from registration.domain.conference import Conference


@dataclass(frozen=True, slots=True)
class ConferenceAnnounced:
    """The conference may be registered to."""

    conference: Conference
    at: datetime


@dataclass(frozen=True, slots=True)
class ConferenceChanged:
    """What the conference is has changed."""

    conference: Conference
    changed: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class ConferenceCancelled:
    """The conference will not take place."""

    conference: Conference
    at: datetime


@dataclass(frozen=True, slots=True)
class ConferenceHeld:
    """The conference has taken place."""

    conference: Conference
    at: datetime
