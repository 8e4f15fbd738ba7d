"""A person who comes to a conference, or stands in line for a place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from registration.domain.errors import (
    AlreadyCancelledError,
    AlreadyCheckedInError,
    AlreadyDeclinedError,
    AlreadyDelegatedError,
    AttendeeWithoutPlaceError,
    NotCheckedInError,
    RuleError,
)
from registration.domain.person import Person
from registration.domain.place_errors import (
    AlreadyRefusedError,
    NoOfferError,
    NothingToDecideError,
    NotInLineError,
    OfferLapsedError,
)
from registration.domain.privacy import Agreed

CancelledBy = Literal["attendee", "coordinator", "staff", "conference"]
Held = Literal["confirmed", "offered", "waitlisted", "requested"]
Status = Literal[
    "requested", "confirmed", "waitlisted", "offered", "cancelled", "declined", "delegated", "lapsed", "refused"
]
COMING: tuple[Status, ...] = ("confirmed", "offered", "waitlisted", "requested")
"""Those who come, or may: they have not left, and nobody has said no."""
MOST_SEEN = 20
"""Moments kept of somebody who is seen at the door again and again; any later one says nothing new."""
A_TICK = timedelta(milliseconds=1)
"""The shortest time that storage tells apart."""

_LEFT: Mapping[Status, type[RuleError]] = {
    "cancelled": AlreadyCancelledError,
    "declined": AlreadyDeclinedError,
    "delegated": AlreadyDelegatedError,
    "lapsed": OfferLapsedError,
    "refused": AlreadyRefusedError,
}


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person's registration to one conference; `number` is the place in the order of arrival.

    `link_generation` counts how often the person's own link was withdrawn and renewed. A group that `accepts_fewer`
    gets as many places as there are; another waits until there are enough for all. `moved_because` is why staff moved
    them to the front of the line, `refused_because` why they said no.

    `checked_in_at` is when they were first seen at the door since their check-in was last corrected; `seen_again` are
    the later moments. Doors that tell theirs late, in another order, or twice, come to the same.

    `agreed` is the privacy notice that was agreed to when they were registered: by themselves, or for the people of a
    group by who registered it, who confirms to have agreed on it with them. It is None for those whom another named
    alone, to come in somebody's stead, in a file or at the door, and for registrations of before versions were kept.
    """

    id: str
    version: int
    conference_id: str
    group_id: str | None
    status: Status
    person: Person
    registered_at: datetime
    number: int | None = None
    left_at: datetime | None = None
    delegated_to: str | None = None
    checked_in_at: datetime | None = None
    link_generation: int = 0
    accepts_fewer: bool = False
    offer_ends_at: datetime | None = None
    moved_because: str | None = None
    refused_because: str | None = None
    seen_again: tuple[datetime, ...] = ()
    check_in_corrected_at: datetime | None = None
    agreed: Agreed | None = None

    @property
    def holds(self) -> Held:
        """What an attendee who has not left holds: a place, an offer, a place in line, or a request."""
        match self.status:
            case "confirmed" | "offered" | "requested" as held:
                return held
            case _:
                return "waitlisted"

    @property
    def takes_a_place(self) -> bool:
        """Whether a place is kept for them: theirs, or one they are offered."""
        return self.status in {"confirmed", "offered"}

    def cancel(self, now: datetime) -> "Attendee":
        """Return the attendee cancelled. Raises that they have left already."""
        return self._leave("cancelled", now)

    def decline(self, now: datetime) -> "Attendee":
        """Return the attendee who says no to what they hold. Raises that they have left, or AlreadyCheckedInError."""
        self._ensure_not_checked_in()
        return self._leave("declined", now)

    def delegate(self, to_id: str, now: datetime) -> "Attendee":
        """Return the attendee in whose stead another comes. Raises that they have left, or AlreadyCheckedInError."""
        self._ensure_not_checked_in()
        return replace(self._leave("delegated", now), delegated_to=to_id)

    def check_in(self, now: datetime) -> "Attendee":
        """Return the attendee who is there. Raises AttendeeWithoutPlaceError or AlreadyCheckedInError."""
        self._ensure_not_checked_in()
        return self.arrive(max(now, self.check_in_corrected_at + A_TICK) if self.check_in_corrected_at else now)

    def correct_check_in(self, now: datetime) -> "Attendee":
        """Return the attendee who was not there after all. Raises NotCheckedInError."""
        if self.checked_in_at is None:
            raise NotCheckedInError
        return self.correct_arrivals(max(now, *self._seen))

    def arrive(self, at: datetime) -> "Attendee":
        """Return the attendee who was seen at the door then; the same where that says nothing new.

        Raises AttendeeWithoutPlaceError.
        """
        if self.status != "confirmed":
            raise AttendeeWithoutPlaceError
        if at in self._seen or self.is_corrected_after(at):
            return self
        return self._seen_at(sorted((*self._seen, at))[:MOST_SEEN])

    def correct_arrivals(self, at: datetime) -> "Attendee":
        """Return the attendee who was not there, whatever was noted until then; what was noted later stands."""
        if self.is_corrected_after(at):
            return self
        later = [moment for moment in self._seen if moment > at]
        return replace(self._seen_at(later), check_in_corrected_at=at)

    def is_corrected_after(self, at: datetime) -> bool:
        """Tell whether what was noted then has been corrected."""
        return self.check_in_corrected_at is not None and at <= self.check_in_corrected_at

    @property
    def _seen(self) -> tuple[datetime, ...]:
        return () if self.checked_in_at is None else (self.checked_in_at, *self.seen_again)

    def _seen_at(self, moments: Sequence[datetime]) -> "Attendee":
        return self._next(checked_in_at=moments[0] if moments else None, seen_again=tuple(moments[1:]))

    def stand(self, status: Status, person: Person, **fields: object) -> "Attendee":
        """Return the attendee with what they have now; an offer is over with it."""
        return self._next(status=status, person=person, **({"offer_ends_at": None} | fields))

    def ensure_may_accept(self, now: datetime) -> None:
        """Raise NoOfferError or OfferLapsedError where there is no offer to accept."""
        if self.status == "lapsed" or (self.offer_ends_at is not None and now >= self.offer_ends_at):
            raise OfferLapsedError
        if self.status != "offered":
            raise NoOfferError

    def lapse(self, now: datetime) -> "Attendee":
        """Return the attendee who did not answer the offer in time."""
        return self._leave("lapsed", now)

    def ensure_waits(self) -> None:
        """Raise NotInLineError."""
        if self.status != "waitlisted":
            raise NotInLineError

    def ensure_awaits_decision(self) -> None:
        """Raise NothingToDecideError."""
        if self.status != "requested":
            raise NothingToDecideError

    def refuse(self, reason: str | None, now: datetime) -> "Attendee":
        """Return the attendee to whom staff say no. Raises NothingToDecideError."""
        self.ensure_awaits_decision()
        return replace(self._leave("refused", now), refused_because=reason)

    def renew_link(self) -> "Attendee":
        """Return the attendee whose links so far open nothing any more."""
        return self._next(link_generation=self.link_generation + 1)

    def edit(self, person: Person) -> "Attendee":
        """Return the attendee as they describe themselves now. Raises that they have left already.

        A new address withdraws the links so far: they lie in another mailbox, and what they open is the new address's.
        """
        self._ensure_not_left()
        generation = self.link_generation + (person.address != self.person.address)
        return self._next(person=person, link_generation=generation)

    def _leave(self, status: Status, now: datetime) -> "Attendee":
        self._ensure_not_left()
        return self._next(status=status, left_at=now, offer_ends_at=None)

    def _next(self, **changes: object) -> "Attendee":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]

    def _ensure_not_left(self) -> None:
        if self.status in _LEFT:
            raise _LEFT[self.status]

    def _ensure_not_checked_in(self) -> None:
        if self.checked_in_at is not None:
            raise AlreadyCheckedInError
