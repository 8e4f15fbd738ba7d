"""When personal data of a kind is due: since when its period runs, and whether it began before a moment.

What is due loses whom it is about and stays for statistics; needs are emptied, and receipts go. The moment is the one
before which a period must have begun to be over. Who decides a period, and under which number, is not known here.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from registration.domain.attendee import COMING, Attendee
from registration.domain.conference import Conference
from registration.domain.conference_invitation import ConferenceInvitation
from registration.domain.erasure import Erasure, is_erased
from registration.domain.interest import Interest
from registration.domain.invitation import Invitation
from registration.domain.person import Needs


def attendee_is_due(attendee: Attendee, conference: Conference, before: datetime) -> bool:
    """Tell whether who stayed to the end is due; the period runs from the end of the conference."""
    return not is_erased(attendee) and attendee.status in COMING and conference.plan.ends_at < before


def left_attendee_is_due(attendee: Attendee, before: datetime) -> bool:
    """Tell whether who left, handed over or was refused is due; the period runs from then."""
    return not is_erased(attendee) and attendee.status not in COMING and _is_before(attendee.left_at, before)


def needs_are_due(attendee: Attendee, conference: Conference, before: datetime) -> bool:
    """Tell whether what somebody needed on the day is due; the period runs from the end of the conference."""
    return attendee.person.needs != Needs() and conference.plan.ends_at < before


def interest_is_due(interest: Interest, before: datetime) -> bool:
    """Tell whether the name of an organisation that withdrew its interest is due; the period runs from then.

    A municipality's interest has lost its contact already when it was withdrawn.
    """
    named = interest.organisation is not None and bool(interest.organisation.name)
    return named and interest.status == "withdrawn" and _is_before(interest.withdrawn_at, before)


def invitation_is_due(invitation: Invitation, before: datetime) -> bool:
    """Tell whether whom staff write to is due; the period runs from when they were kept or last written to."""
    return invitation.contact is not None and _is_before(invitation.used_at, before)


def conference_invitation_is_due(invitation: ConferenceInvitation, conference: Conference, before: datetime) -> bool:
    """Tell whether who was invited to a conference, and what they wrote back, is due; as `attendee_is_due`."""
    message = invitation.declination.message if invitation.declination else None
    return bool(invitation.contact or message) and conference.plan.ends_at < before


def receipt_is_due(erasure: Erasure, before: datetime) -> bool:
    """Tell whether a receipt is due; the period runs from the erasure. One that somebody has not confirmed stays."""
    return not erasure.waits_for and _is_before(erasure.done_at, before)


def _is_before(moment: datetime | None, before: datetime) -> bool:
    return moment is not None and moment < before


def without_needs(attendee: Attendee) -> Attendee:
    """Return the attendee without what they needed on the day."""
    return replace(attendee, version=attendee.version + 1, person=replace(attendee.person, needs=Needs()))


def without_name(interest: Interest) -> Interest:
    """Return the withdrawn interest without the name of its organisation, which may be a person's."""
    assert interest.organisation is not None  # noqa: S101 - only such a one is due
    return replace(interest, version=interest.version + 1, organisation=replace(interest.organisation, name=""))


@dataclass(frozen=True, slots=True)
class AttendeeErased:
    """Whose registration it was is known no more, by a rule's decision; the person may be known elsewhere."""

    attendee: Attendee
    decision: str
    at: datetime
