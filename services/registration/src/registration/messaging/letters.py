"""How each event of the domain becomes a letter to the topics."""

from datetime import datetime
from typing import Any

from chassis.storage.outbox import Letter
from registration.domain.attendee_facts import AttendeeEvent
from registration.domain.conference import Conference
from registration.domain.conference_facts import (
    ConferenceAnnounced,
    ConferenceCancelled,
    ConferenceChanged,
    ConferenceHeld,
)
from registration.domain.conference_invitation import ConferenceInvitationEvent
from registration.domain.erasure import PersonErased
from registration.domain.interest import InterestEvent
from registration.domain.invitation import MunicipalityInvited
from registration.domain.retention import AttendeeErased
from registration.messaging import published as p
from registration.messaging.attendee_letters import attendee_erased_letter, attendee_letter
from registration.messaging.interest_letters import interest_letter, invitation_letter
from registration.messaging.invitation_letters import conference_invitation_letter
from registration.messaging.records import LinkOf, letter_for


class Letters:
    """Turns events into letters."""

    def __init__(self, link_of: LinkOf, interest_link_of: LinkOf, invitation_link_of: LinkOf) -> None:
        """Take how the links to the own pages of attendees, interests and invitations to conferences are made."""
        self._link_of, self._interest_link_of = link_of, interest_link_of
        self._invitation_link_of = invitation_link_of

    def letter_of(self, event: object) -> Letter:
        """Return the letter that tells this event."""
        match event:
            case _ if isinstance(event, InterestEvent):
                return interest_letter(event, self._interest_link_of)
            case _ if isinstance(event, MunicipalityInvited | ConferenceInvitationEvent):
                return self._invitation(event)
            case ConferenceAnnounced() | ConferenceChanged() | ConferenceCancelled() | ConferenceHeld():
                return _conference(event)
            case _ if isinstance(event, AttendeeEvent):
                return attendee_letter(event, self._link_of)
            case AttendeeErased():
                return attendee_erased_letter(event)
            case PersonErased():
                return _person_erased(event)
            case _:
                raise TypeError(type(event).__name__)

    def _invitation(self, event: MunicipalityInvited | ConferenceInvitationEvent) -> Letter:
        if isinstance(event, MunicipalityInvited):
            return invitation_letter(event)
        return conference_invitation_letter(event, self._invitation_link_of)


def _person_erased(event: PersonErased) -> Letter:
    one = event.erasure
    public = {
        "erasure_id": one.id,
        "attendee_ids": one.attendee_ids,
        "interest_ids": one.interest_ids,
        "decision": one.decision,
        "erased_at": one.done_at,
    }
    return letter_for("person", "erased", one.id, one.version, public, public | {"personal": event.who})


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
    return letter_for("conference", verb, conference.id, conference.version, public)


_PLAN_FIELDS = [name for name in p.ConferencePlanData.model_fields if name != "conference_id"]


def _plan_fields(conference: Conference, when: str, at: datetime) -> dict[str, Any]:
    return {name: getattr(conference.plan, name) for name in _PLAN_FIELDS} | {when: at}
