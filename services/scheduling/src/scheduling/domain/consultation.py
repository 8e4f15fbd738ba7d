"""A consultation: a municipality meets an adviser about a track, at a slot of that adviser."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from scheduling.domain.adviser import Adviser, Language, Track
from scheduling.domain.errors import (
    ConsultationBegunError,
    ConsultationCancelledError,
    ConsultationOverError,
    NotYetStartedError,
    OtherAdviserError,
)
from scheduling.domain.slot import Mode, Place, Slot

By = Literal["municipality", "adviser", "staff"]
Outcome = Literal["held", "missed"]


@dataclass(frozen=True, slots=True)
class Contact:
    """The person at the municipality who booked."""

    name: str
    email: str
    phone: str | None
    language: Language


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody else who takes part."""

    name: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a municipality wants."""

    municipality_code: str
    contact: Contact
    topic: str
    mode: Mode
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Consultation:
    """One consultation, with the time and place of its slot.

    `link_generation` counts how often the contact's own link was withdrawn and renewed.
    """

    id: str
    version: int
    slot_id: str
    adviser_id: str
    track: Track
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    online_url: str | None
    wish: Wish
    booked_at: datetime
    status: Literal["booked", "cancelled", "held", "missed"] = "booked"
    notes: str | None = None
    link_generation: int = 0

    def move(self, slot: Slot, now: datetime) -> "Consultation":
        """Return it at another slot of the same adviser. Raises OtherAdviserError, or that it has begun or is over."""
        self._ensure_lies_ahead(now)
        if slot.adviser_id != self.adviser_id or slot.track != self.track:
            raise OtherAdviserError
        return replace(self, version=self.version + 1, **_where_and_when(slot, self.wish.mode))

    def cancel(self, now: datetime) -> "Consultation":
        """Return it cancelled. Raises that it has begun or is over."""
        self._ensure_lies_ahead(now)
        return replace(self, version=self.version + 1, status="cancelled")

    def conclude(self, outcome: Outcome, notes: str | None, now: datetime) -> "Consultation":
        """Return it with what became of it. Raises NotYetStartedError, or that it is over."""
        self._ensure_booked()
        if now < self.starts_at:
            raise NotYetStartedError
        return replace(self, version=self.version + 1, status=outcome, notes=notes)

    def renew_link(self) -> "Consultation":
        """Return it with all own links so far withdrawn."""
        return replace(self, version=self.version + 1, link_generation=self.link_generation + 1)

    def _ensure_lies_ahead(self, now: datetime) -> None:
        self._ensure_booked()
        if self.starts_at <= now:
            raise ConsultationBegunError

    def _ensure_booked(self) -> None:
        if self.status == "cancelled":
            raise ConsultationCancelledError
        if self.status != "booked":
            raise ConsultationOverError


def book(id_: str, slot: Slot, wish: Wish, now: datetime) -> Consultation:
    """Return the consultation at this slot."""
    return Consultation(
        id=id_,
        version=1,
        adviser_id=slot.adviser_id,
        track=slot.track,
        wish=wish,
        booked_at=now,
        **_where_and_when(slot, wish.mode),
    )


def _where_and_when(slot: Slot, mode: Mode) -> dict[str, Any]:
    on_site = mode == "on-site"
    return {
        "slot_id": slot.id,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "place": slot.offer.place if on_site else None,
        "online_url": None if on_site else slot.offer.online_url,
    }


@dataclass(frozen=True, slots=True)
class ConsultationBooked:
    """A municipality has booked."""

    consultation: Consultation
    adviser: Adviser


@dataclass(frozen=True, slots=True)
class ConsultationMoved:
    """It has another time."""

    consultation: Consultation
    adviser: Adviser
    before: Consultation
    by: By
    at: datetime


@dataclass(frozen=True, slots=True)
class ConsultationCancelled:
    """It will not take place."""

    consultation: Consultation
    adviser: Adviser
    by: By
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ConsultationConcluded:
    """It has taken place, or nobody came."""

    consultation: Consultation
    at: datetime


@dataclass(frozen=True, slots=True)
class ConsultationLinkRenewed:
    """The contact's own link was withdrawn, and there is a new one."""

    consultation: Consultation
    adviser: Adviser
    at: datetime
