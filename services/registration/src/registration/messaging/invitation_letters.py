"""How what happens to invitations to conferences becomes letters."""

from typing import Any

from chassis.storage.outbox import Letter
from registration.domain.conference_invitation import (
    ConferenceInvitation,
    ConferenceInvitationEvent,
    DeclinationWithdrawn,
    InvitationDeclined,
    InvitationSent,
)
from registration.domain.plan import Plan
from registration.messaging.published_invitations import InvitedConference
from registration.messaging.records import LinkOf, letter_for


def conference_invitation_letter(event: ConferenceInvitationEvent, link_of: LinkOf) -> Letter:
    """Return the letter; only who is asked is named, in its private part."""
    match event:
        case InvitationSent():
            return _sent(event, link_of)
        case InvitationDeclined():
            return _letter(event.invitation, "declined", {"declined_at": event.at, "declined_by": event.by})
        case DeclinationWithdrawn():
            own = {"withdrawn_at": event.at, "withdrawn_by": event.by}
            return _letter(event.invitation, "declination-withdrawn", own)


def _sent(event: InvitationSent, link_of: LinkOf) -> Letter:
    one, contact = event.invitation, event.contact
    link = link_of(one.id, one.link_generation)
    personal = {"name": contact.name, "email": contact.email, "language": contact.language, "link": link}
    own = {"times": one.times, "sent_at": event.at}
    return _letter(one, "sent", own, {"personal": personal, "conference": _told(event.conference.plan)})


def _letter(one: ConferenceInvitation, verb: str, own: dict[str, Any], private: dict[str, Any] | None = None) -> Letter:
    public = {"invitation_id": one.id, "conference_id": one.conference_id, "municipality_code": one.municipality_code}
    public |= own
    whole = private and public | private
    return letter_for("conference-invitation", verb, one.id, one.version, public, whole)


def _told(plan: Plan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in InvitedConference.model_fields}
