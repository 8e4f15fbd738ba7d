"""How each event of the domain becomes a letter to the topics."""

from collections.abc import Callable
from typing import Any

from chassis.facts import letter
from chassis.storage.outbox import Letter
from chassis.wire import Strict
from scheduling.domain.booking_window import BookingWindowClosed, BookingWindowOpened
from scheduling.domain.consultation import (
    Consultation,
    ConsultationBooked,
    ConsultationCancelled,
    ConsultationConcluded,
    ConsultationLinkRenewed,
    ConsultationMoved,
)
from scheduling.domain.eligibility import EligibilityGranted, EligibilityRevoked
from scheduling.domain.erasure import PersonErased, is_known
from scheduling.domain.slot import SlotPublished, SlotWithdrawn
from scheduling.messaging import published as p

LinkOf = Callable[[str, int], str]
"""From a consultation's id and the generation of the link to the address of its own page."""
Fields = dict[str, Any]
ToldEvent = ConsultationBooked | ConsultationMoved | ConsultationCancelled | ConsultationLinkRenewed
"""What is told with the people."""


class Letters:
    """Turns events into letters."""

    def __init__(self, link_of: LinkOf) -> None:
        self._link_of = link_of

    def letter_of(self, event: object) -> Letter:
        """Return the letter that tells this event."""
        match event:
            case SlotPublished() | SlotWithdrawn():
                return _slot(event)
            case BookingWindowOpened() | BookingWindowClosed():
                return _window(event)
            case EligibilityGranted() | EligibilityRevoked():
                return _eligibility(event)
            case _ if isinstance(event, ToldEvent):
                return self._consultation(event)
            case ConsultationConcluded():
                return _concluded(event)
            case _:
                raise TypeError(type(event).__name__)

    def _consultation(self, event: ToldEvent) -> Letter:
        verb, own = _what_happened(event)
        one = event.consultation
        public = _consultation_fields(one) | own
        if not is_known(one, event.adviser):
            return _letter("consultation", verb, one.id, one.version, public)
        personal = {
            "contact": one.wish.contact,
            "adviser": event.adviser,
            "topic": one.wish.topic,
            "participants": one.wish.participants,
            "link": self._link_of(one.id, one.link_generation),
        }
        if isinstance(event, ConsultationCancelled):
            personal["reason"] = event.reason
        private = public | {"personal": personal, "place": one.place, "online_url": one.online_url}
        return _letter("consultation", verb, one.id, one.version, public, private)


def _what_happened(event: ToldEvent) -> tuple[str, Fields]:
    match event:
        case ConsultationBooked():
            return "booked", {"booked_at": event.consultation.booked_at}
        case ConsultationMoved():
            before = {"previous_slot_id": event.before.slot_id, "previous_starts_at": event.before.starts_at}
            return "moved", before | {"moved_by": event.by, "moved_at": event.at}
        case ConsultationCancelled():
            return "cancelled", {"cancelled_by": event.by, "cancelled_at": event.at}
        case ConsultationLinkRenewed():
            return "link-renewed", {"renewed_at": event.at}


def _consultation_fields(one: Consultation) -> Fields:
    return {
        "consultation_id": one.id,
        "slot_id": one.slot_id,
        "adviser_id": one.adviser_id,
        "municipality_code": one.wish.municipality_code,
        "track": one.track,
        "mode": one.wish.mode,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
    }


def _concluded(event: ConsultationConcluded) -> Letter:
    one = event.consultation
    public = _consultation_fields(one) | {f"{one.status}_at": event.at}
    return _letter("consultation", one.status, one.id, one.version, public)


def _slot(event: SlotPublished | SlotWithdrawn) -> Letter:
    slot = event.slot
    if isinstance(event, SlotWithdrawn):
        withdrawn = {"slot_id": slot.id, "withdrawn_at": event.at}
        return _letter("slot", "withdrawn", slot.id, slot.version, withdrawn)
    public = {
        "slot_id": slot.id,
        "adviser_id": slot.adviser_id,
        "track": slot.track,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "modes": slot.offer.modes,
        "published_at": slot.published_at,
    }
    return _letter("slot", "published", slot.id, slot.version, public)


def _window(event: BookingWindowOpened | BookingWindowClosed) -> Letter:
    window = event.window
    public: Fields = {"window_id": window.id, "track": window.track}
    if isinstance(event, BookingWindowClosed):
        return _letter("booking-window", "closed", window.id, window.version, public | {"closed_at": event.at})
    public |= {"opens_at": window.opens_at, "closes_at": window.closes_at, "opened_by": event.by}
    public |= {"conference_id": event.conference_id, "opened_at": event.at}
    return _letter("booking-window", "opened", window.id, window.version, public)


def _eligibility(event: EligibilityGranted | EligibilityRevoked) -> Letter:
    told = event.eligibility
    public: Fields = {"eligibility_id": told.id, "municipality_code": told.municipality_code, "track": told.track}
    if isinstance(event, EligibilityRevoked):
        revoked = public | {"reason": event.reason, "revoked_at": event.at}
        return _letter("eligibility", "revoked", told.id, told.version, revoked)
    granted = public | {"window_id": event.window_id, "closes_at": event.closes_at, "granted_at": event.at}
    return _letter("eligibility", "granted", told.id, told.version, granted)


def person_erased(event: PersonErased) -> Letter:
    """Return the letter that confirms an erasure."""
    public = {"erasure_id": event.erasure_id, "erased": event.erased, "erased_at": event.at}
    return _letter("person", "erased", event.erasure_id, 1, public)


def _letter(
    aggregate: str, verb: str, subject: str, sequence: int, public: Fields, private: Fields | None = None
) -> Letter:
    kind = f"scheduling.{aggregate}.{verb}.v1"
    values = {f"scheduling-{aggregate}-events": _json(p.PUBLISHED[kind], public)}
    if private is not None:
        values[f"scheduling-{aggregate}-private"] = _json(p.PUBLISHED_PRIVATE[kind], private)
    return letter("scheduling", kind, subject, sequence, values)


def _json(model: type[Strict], fields: Fields) -> bytes:
    return model.model_validate(fields).model_dump_json().encode()
