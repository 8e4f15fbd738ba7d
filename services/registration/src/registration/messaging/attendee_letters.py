"""How each event of an attendee becomes a letter."""

from collections.abc import Callable, Mapping
from typing import Any

from chassis.storage.outbox import Letter
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import (
    AttendeeCancelled,
    AttendeeChanged,
    AttendeeCheckedIn,
    AttendeeConfirmed,
    AttendeeDeclined,
    AttendeeDelegated,
    AttendeeEvent,
    AttendeeLinkRenewed,
    AttendeeOffered,
    AttendeeRefused,
    AttendeeRequested,
    AttendeeWaitlisted,
    CheckInCorrected,
    OfferLapsed,
)
from registration.domain.erasure import is_erased
from registration.domain.person import Person
from registration.domain.plan import Plan
from registration.domain.retention import AttendeeErased
from registration.messaging.records import LinkOf, letter_for

SESSION_FIELDS = ("title", "starts_at", "ends_at", "room")
_TOLD: Mapping[type[AttendeeEvent], tuple[str, Callable[[Any], dict[str, Any]]]] = {
    AttendeeRequested: ("requested", lambda event: {"registered_at": event.attendee.registered_at}),
    AttendeeRefused: ("refused", lambda event: {"refused_at": event.at}),
    AttendeeConfirmed: (
        "confirmed",
        lambda event: {
            "registered_at": event.attendee.registered_at,
            "confirmed_at": event.at,
            "from_waitlist": event.from_waitlist,
        },
    ),
    AttendeeWaitlisted: (
        "waitlisted",
        lambda event: {"registered_at": event.attendee.registered_at, "waitlist_position": event.position},
    ),
    AttendeeOffered: ("offered", lambda event: {"offered_at": event.at, "offer_ends_at": event.ends_at}),
    OfferLapsed: ("offer-lapsed", lambda event: {"lapsed_at": event.at}),
    AttendeeChanged: ("changed", lambda event: {"changed_at": event.at}),
    AttendeeCancelled: (
        "cancelled",
        lambda event: {"cancelled_at": event.at, "was": event.was, "cancelled_by": event.by},
    ),
    AttendeeDeclined: ("declined", lambda event: {"declined_at": event.at, "was": event.was}),
    AttendeeDelegated: (
        "delegated",
        lambda event: {"to_attendee_id": event.to_id, "delegated_at": event.at, "was": event.was},
    ),
    AttendeeCheckedIn: ("checked-in", lambda event: {"checked_in_at": event.at}),
    CheckInCorrected: ("check-in-corrected", lambda event: {"corrected_at": event.at}),
    AttendeeLinkRenewed: ("link-renewed", lambda event: {"renewed_at": event.at}),
}
"""The verb of each event's fact, and what it tells besides who and which conference."""


def attendee_letter(event: AttendeeEvent, link_of: LinkOf) -> Letter:
    """Return the letter that tells this event."""
    verb, tell = _TOLD[type(event)]
    attendee = event.attendee
    public = _attendee_fields(attendee) | tell(event)
    if isinstance(event, AttendeeCheckedIn | CheckInCorrected) or is_erased(attendee):
        return letter_for("attendee", verb, attendee.id, attendee.version, public)
    personal = {
        "name": attendee.person.name,
        "email": attendee.person.email,
        "language": attendee.person.language,
        "link": link_of(attendee.id, attendee.link_generation),
    }
    private = public | {"personal": personal, "conference": _snapshot(event.conference.plan, attendee.person)}
    if isinstance(event, AttendeeRefused):
        private["reason"] = attendee.refused_because
    return letter_for("attendee", verb, attendee.id, attendee.version, public, private)


def attendee_erased_letter(event: AttendeeErased) -> Letter:
    """Return the letter that tells that the person is known no more in this registration; it names nobody."""
    one = event.attendee
    told = {"decision": event.decision, "erased_at": event.at}
    return letter_for("attendee", "erased", one.id, one.version, _attendee_fields(one) | told)


def _attendee_fields(attendee: Attendee) -> dict[str, Any]:
    person = attendee.person
    return {
        "attendee_id": attendee.id,
        "conference_id": attendee.conference_id,
        "group_id": attendee.group_id,
        "municipality_code": person.municipality_code,
        "sector": person.sector,
        "role": person.role,
        "mode": person.mode,
        "sessions": person.sessions,
    }


def _snapshot(plan: Plan, person: Person) -> dict[str, Any]:
    """Return what a mail must say: of two ways to take part only the person's own, and their own sessions."""
    person = plan.still_offered(person)
    chosen = (one for one in plan.sessions if one.id in person.sessions)
    return {
        "title": plan.title,
        "starts_at": plan.starts_at,
        "ends_at": plan.ends_at,
        "place": plan.place if person.mode != "online" else None,
        "online_url": plan.online_url if person.mode != "on-site" else None,
        "sessions": tuple({name: getattr(one, name) for name in SESSION_FIELDS} for one in chosen),
    }
