"""The read model of facts heard: what scheduling knows of interests, conferences and people who came.

Each document keeps the newest that was heard of one thing, by the sequence its facts carry. So facts that come twice,
or in another order, leave the same documents. `version` follows from the sequences alone, not from how many facts came.
"""

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SeenInterest:
    """A municipality's interest; `version` is the sequence of the newest fact."""

    id: str
    version: int
    municipality_code: str
    tracks: tuple[str, ...]
    declared: bool


@dataclass(frozen=True, slots=True)
class SeenAttendance:
    """Whether an attendee counts as having been there; `version` is the sequence of the newest fact."""

    id: str
    version: int
    conference_id: str
    municipality_code: str | None
    checked_in: bool


@dataclass(frozen=True, slots=True)
class SeenConference:
    """A conference: its tracks as told last, and when it was held, if it was; `version` is the sum of the sequences."""

    id: str
    version: int = 0
    plan_sequence: int = 0
    tracks: tuple[str, ...] = ()
    end_sequence: int = 0
    held_at: datetime | None = None

    def planned(self, sequence: int, tracks: tuple[str, ...]) -> "SeenConference":
        """Return it with the tracks of an announcement or change, unless a newer one is known."""
        if sequence <= self.plan_sequence:
            return self
        return replace(self, version=sequence + self.end_sequence, plan_sequence=sequence, tracks=tracks)

    def held(self, sequence: int, held_at: datetime) -> "SeenConference":
        """Return it held, unless that is known."""
        if sequence <= self.end_sequence:
            return self
        return replace(self, version=self.plan_sequence + sequence, end_sequence=sequence, held_at=held_at)


Seen = SeenInterest | SeenAttendance | SeenConference
