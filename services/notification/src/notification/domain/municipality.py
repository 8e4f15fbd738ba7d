"""What is known of a municipality: whom to write to, and what it has been told that it may book."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from notification.domain.content import Recipient


@dataclass(frozen=True, slots=True)
class Grant:
    """The right to book in a track. Taken back, it no longer stands."""

    sequence: int
    is_standing: bool
    closes_at: datetime | None = None
    is_told: bool = False

    def is_to_be_told(self, now: datetime) -> bool:
        """Whether the contact is still to be told: never of what is over or has been taken back."""
        return self.is_standing and not self.is_told and self.is_open(now)

    def is_open(self, now: datetime) -> bool:
        """Whether it can be used."""
        return self.is_standing and self.closes_at is not None and now < self.closes_at


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality, under its code. The facts about it come on several topics, in any order.

    `interests` holds the sequence of the last fact heard of each interest, so that a withdrawal heard before its
    declaration holds; `grants` is by track.
    """

    id: str
    version: int
    interests: Mapping[str, int] = field(default_factory=dict)
    interest_id: str | None = None
    contact: Recipient | None = None
    grants: Mapping[str, Grant] = field(default_factory=dict)

    def declare(self, interest_id: str, sequence: int, contact: Recipient) -> "Municipality":
        """Return it with this contact, unless the interest has been withdrawn since."""
        if sequence <= self.interests.get(interest_id, 0):
            return self
        return self._next(interests={**self.interests, interest_id: sequence}, interest_id=interest_id, contact=contact)

    def withdraw(self, interest_id: str, sequence: int) -> "Municipality":
        """Return it without the contact of this interest."""
        if sequence <= self.interests.get(interest_id, 0):
            return self
        heard = {**self.interests, interest_id: sequence}
        if self.interest_id not in {None, interest_id}:
            return self._next(interests=heard)
        return self._next(interests=heard, interest_id=None, contact=None)

    def hear(self, track: str, grant: Grant) -> "Municipality":
        """Return it with this right, granted or taken back; what was heard later than this holds."""
        known = self.grants.get(track)
        if known is not None and grant.sequence <= known.sequence:
            return self
        return self._next(grants={**self.grants, track: grant})

    def untold(self, now: datetime) -> dict[str, Grant]:
        """Return the rights that its contact is still to be told of; none while there is no contact."""
        if self.contact is None:
            return {}
        return {track: grant for track, grant in self.grants.items() if grant.is_to_be_told(now)}

    def tell(self, track: str) -> "Municipality":
        """Return it with the contact told of this right."""
        return self._next(grants={**self.grants, track: replace(self.grants[track], is_told=True)})

    def _next(self, **changes: object) -> "Municipality":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]
