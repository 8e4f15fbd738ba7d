"""How what happens to interests and invitations becomes letters: those of municipalities, and of organisations."""

from typing import Any

from chassis.storage.outbox import Letter
from registration.domain.interest import (
    Contact,
    Interest,
    InterestChanged,
    InterestDeclared,
    InterestEvent,
    InterestWithdrawn,
)
from registration.domain.invitation import MailContact, MunicipalityInvited
from registration.messaging.records import LinkOf, letter_for


def interest_letter(event: InterestEvent, link_of: LinkOf) -> Letter:
    """Return the letter; there is no private part where there is nobody to write to."""
    interest = event.interest
    verb, own, contact = _what_happened(event)
    aggregate, fields = _whose(interest)
    public = fields | own
    if contact is None:
        return letter_for(aggregate, verb, interest.id, interest.version, public)
    personal = _reader(contact) | ({"organisation": interest.organisation.name} if interest.organisation else {})
    if not isinstance(event, InterestWithdrawn):
        link = link_of(interest.id, interest.link_generation)
        personal |= {"phone": contact.phone, "message": interest.message, "link": link}
    return letter_for(aggregate, verb, interest.id, interest.version, public, public | {"personal": personal})


def invitation_letter(event: MunicipalityInvited) -> Letter:
    """Return the letter that tells that a municipality was written to."""
    invitation = event.invitation
    code = invitation.municipality_code
    public = {"municipality_code": code, "times": invitation.times, "invited_at": event.at}
    private = public | {"personal": _reader(event.contact)}
    return letter_for("municipality", "invited", code, invitation.version, public, private)


def _what_happened(event: InterestEvent) -> tuple[str, dict[str, Any], Contact | None]:
    interest = event.interest
    match event:
        case InterestDeclared():
            own = {"tracks": interest.tracks, "declared_at": interest.declared_at}
            return "declared", own, interest.contact
        case InterestChanged():
            own = {"tracks": interest.tracks, "changed_at": event.at, "changed_by": event.by}
            return "changed", own, interest.contact
        case InterestWithdrawn():
            return "withdrawn", {"withdrawn_at": interest.withdrawn_at, "withdrawn_by": event.by}, event.contact


def _whose(interest: Interest) -> tuple[str, dict[str, Any]]:
    if interest.organisation is None:
        return "interest", {"interest_id": interest.id, "municipality_code": interest.municipality_code}
    return "organisation-interest", {"interest_id": interest.id, "kind": interest.organisation.kind}


def _reader(contact: Contact | MailContact) -> dict[str, Any]:
    return {"name": contact.name, "email": contact.email, "language": contact.language}
