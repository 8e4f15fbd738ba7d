"""How each event of the domain becomes a letter to the topics."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from chassis.facts import letter
from chassis.storage.outbox import Letter
from chassis.wire import Strict
from registration.domain.attendee import (
    Attendee,
    AttendeeCancelled,
    AttendeeCheckedIn,
    AttendeeConfirmed,
    AttendeeDeclined,
    AttendeeDelegated,
    AttendeeEvent,
    AttendeeLinkRenewed,
    AttendeeWaitlisted,
    CheckInCorrected,
)
from registration.domain.conference import (
    Conference,
    ConferenceAnnounced,
    ConferenceCancelled,
    ConferenceChanged,
    ConferenceHeld,
)
from registration.domain.interest import InterestDeclared, InterestWithdrawn
from registration.messaging import published as p

LinkOf = Callable[[str, int], str]
"""From an attendee's id and the generation of the link to the address of the person's own page."""


class Letters:
    """Turns events into letters."""

    def __init__(self, link_of: LinkOf) -> None:
        self._link_of = link_of

    def letter_of(self, event: object) -> Letter:
        """Return the letter that tells this event."""
        match event:
            case InterestDeclared() | InterestWithdrawn():
                return _interest(event)
            case ConferenceAnnounced() | ConferenceChanged() | ConferenceCancelled() | ConferenceHeld():
                return _conference(event)
            case _ if isinstance(event, AttendeeEvent):
                return self._attendee(event)
            case _:
                raise TypeError(type(event).__name__)

    def _attendee(self, event: AttendeeEvent) -> Letter:
        verb, own = _what_happened(event)
        attendee = event.attendee
        public = _attendee_fields(attendee) | own
        if isinstance(event, AttendeeCheckedIn | CheckInCorrected):
            return _letter("attendee", verb, attendee.id, attendee.version, public)
        personal = {
            "name": attendee.person.name,
            "email": attendee.person.email,
            "language": attendee.person.language,
            "link": self._link_of(attendee.id, attendee.link_generation),
        }
        private = public | {"personal": personal, "conference": event.conference.plan}
        return _letter("attendee", verb, attendee.id, attendee.version, public, private)


def _what_happened(event: AttendeeEvent) -> tuple[str, dict[str, Any]]:
    registered_at = event.attendee.registered_at
    match event:
        case AttendeeConfirmed():
            own = {"registered_at": registered_at, "confirmed_at": event.at, "from_waitlist": event.from_waitlist}
            return "confirmed", own
        case AttendeeWaitlisted():
            return "waitlisted", {"registered_at": registered_at, "waitlist_position": event.position}
        case AttendeeCancelled():
            return "cancelled", {"cancelled_at": event.at, "was": event.was, "cancelled_by": event.by}
        case _:
            return _what_happened_then(event)


def _what_happened_then(
    event: AttendeeDeclined | AttendeeDelegated | AttendeeCheckedIn | CheckInCorrected | AttendeeLinkRenewed,
) -> tuple[str, dict[str, Any]]:
    match event:
        case AttendeeDeclined():
            return "declined", {"declined_at": event.at, "was": event.was}
        case AttendeeDelegated():
            return "delegated", {"to_attendee_id": event.to_id, "delegated_at": event.at, "was": event.was}
        case AttendeeCheckedIn():
            return "checked-in", {"checked_in_at": event.at}
        case CheckInCorrected():
            return "check-in-corrected", {"corrected_at": event.at}
        case AttendeeLinkRenewed():
            return "link-renewed", {"renewed_at": event.at}


def _attendee_fields(attendee: Attendee) -> dict[str, Any]:
    return {
        "attendee_id": attendee.id,
        "conference_id": attendee.conference_id,
        "group_id": attendee.group_id,
        "municipality_code": attendee.person.municipality_code,
        "sector": attendee.person.sector,
        "role": attendee.person.role,
    }


def _interest(event: InterestDeclared | InterestWithdrawn) -> Letter:
    interest = event.interest
    fields: dict[str, Any] = {"interest_id": interest.id, "municipality_code": interest.municipality_code}
    if isinstance(event, InterestWithdrawn):
        withdrawn = fields | {"withdrawn_at": interest.withdrawn_at}
        return _letter("interest", "withdrawn", interest.id, interest.version, withdrawn)
    public = fields | {"tracks": interest.tracks, "declared_at": interest.declared_at}
    contact = interest.contact
    personal = contact and {
        "name": contact.name,
        "email": contact.email,
        "phone": contact.phone,
        "message": interest.message,
        "language": contact.language,
    }
    return _letter("interest", "declared", interest.id, interest.version, public, public | {"personal": personal})


def _conference(
    event: ConferenceAnnounced | ConferenceChanged | ConferenceCancelled | ConferenceHeld,
) -> Letter:
    conference = event.conference
    match event:
        case ConferenceAnnounced():
            verb, own = "announced", _plan_fields(conference, "announced_at", event.at)
        case ConferenceChanged():
            verb, own = "changed", _plan_fields(conference, "changed_at", event.at) | {"changed": event.changed}
        case ConferenceCancelled():
            verb, own = "cancelled", {"reason": conference.cancellation_reason, "cancelled_at": event.at}
        case ConferenceHeld():
            verb, own = "held", {"held_at": event.at}
    public = {"conference_id": conference.id} | own
    return _letter("conference", verb, conference.id, conference.version, public)


_PLAN_FIELDS = [name for name in p.ConferencePlanData.model_fields if name != "conference_id"]


def _plan_fields(conference: Conference, when: str, at: datetime) -> dict[str, Any]:
    return {name: getattr(conference.plan, name) for name in _PLAN_FIELDS} | {when: at}


def _letter(
    aggregate: str,
    verb: str,
    subject: str,
    sequence: int,
    public: dict[str, Any],
    private: dict[str, Any] | None = None,
) -> Letter:
    kind = f"registration.{aggregate}.{verb}.v1"
    values = {f"registration-{aggregate}-events": _json(p.PUBLISHED[kind], public)}
    if private is not None:
        values[f"registration-{aggregate}-private"] = _json(p.PUBLISHED_PRIVATE[kind], private)
    return letter("registration", kind, subject, sequence, values)


def _json(model: type[Strict], fields: dict[str, Any]) -> bytes:
    return model.model_validate(fields).model_dump_json().encode()
