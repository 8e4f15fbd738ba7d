"""What is due by a decided period is erased: each kind in its own way, each thing judged again when it is its turn."""

from chassis.clock import now
from chassis.retention import Keeping, RetentionRun
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.conference_invitation import ConferenceInvitation
from registration.domain.erasure import anonymised
from registration.domain.invitation import Invitation
from registration.domain.retention import (
    AttendeeErased,
    attendee_is_due,
    conference_invitation_is_due,
    interest_is_due,
    invitation_is_due,
    left_attendee_is_due,
    needs_are_due,
    receipt_is_due,
    without_name,
    without_needs,
)
from registration.storage.attendees import known_attendee
from registration.storage.kinds import ATTENDEES, CONFERENCE_INVITATIONS, ERASURES, INTERESTS, INVITATIONS
from registration.storage.retention import (
    due_attendees,
    due_conference_invitations,
    due_interests,
    due_invitations,
    due_left_attendees,
    due_needs,
    due_receipts,
)
from registration.use_cases.get_conference import get_conference


async def _erase_attendee(unit: UnitOfWork, attendee_id: str, run: RetentionRun) -> bool:
    attendee, conference = await _attending(unit, attendee_id)
    if not attendee_is_due(attendee, conference, run.before):
        return False
    _anonymise(unit, attendee, run)
    return True


async def _erase_left_attendee(unit: UnitOfWork, attendee_id: str, run: RetentionRun) -> bool:
    attendee = await known_attendee(unit, attendee_id)
    if not left_attendee_is_due(attendee, run.before):
        return False
    _anonymise(unit, attendee, run)
    return True


def _anonymise(unit: UnitOfWork, attendee: Attendee, run: RetentionRun) -> None:
    erased = anonymised(attendee)
    unit.save(ATTENDEES, erased, AttendeeErased(erased, run.decision, now()))


async def _empty_needs(unit: UnitOfWork, attendee_id: str, run: RetentionRun) -> bool:
    attendee, conference = await _attending(unit, attendee_id)
    if not needs_are_due(attendee, conference, run.before):
        return False
    unit.save(ATTENDEES, without_needs(attendee))
    return True


async def _attending(unit: UnitOfWork, attendee_id: str) -> tuple[Attendee, Conference]:
    attendee = await known_attendee(unit, attendee_id)
    return attendee, await get_conference(unit, attendee.conference_id)


async def _erase_name(unit: UnitOfWork, interest_id: str, run: RetentionRun) -> bool:
    interest = await unit.load(INTERESTS, interest_id)
    if interest is None or not interest_is_due(interest, run.before):
        return False
    unit.save(INTERESTS, without_name(interest))
    return True


async def _forget_contact(unit: UnitOfWork, invitation_id: str, run: RetentionRun) -> bool:
    invitation = await unit.load(INVITATIONS, invitation_id)
    if invitation is None or not invitation_is_due(invitation, run.before):
        return False
    unit.save(INVITATIONS, invitation.keep_contact(None, now()))
    return True


async def _forget_invited(unit: UnitOfWork, invitation_id: str, run: RetentionRun) -> bool:
    invitation = await unit.load(CONFERENCE_INVITATIONS, invitation_id)
    if invitation is None:
        return False
    conference = await get_conference(unit, invitation.conference_id)
    if not conference_invitation_is_due(invitation, conference, run.before):
        return False
    unit.save(CONFERENCE_INVITATIONS, invitation.without_contact())
    return True


async def _remove_receipt(unit: UnitOfWork, erasure_id: str, run: RetentionRun) -> bool:
    erasure = await unit.load(ERASURES, erasure_id)
    if erasure is None or not receipt_is_due(erasure, run.before):
        return False
    unit.remove(ERASURES, erasure)
    return True


def _name_of(attendee: Attendee) -> str:
    return attendee.person.name


def _conference_of(one: Attendee | ConferenceInvitation) -> str:
    return one.conference_id


def _whom(invitation: Invitation | ConferenceInvitation) -> str:
    return invitation.contact.name if invitation.contact else ""


ATTENDED = Keeping("attendees", due_attendees, _erase_attendee, _name_of, _conference_of)
LEFT = Keeping("attendees-who-left", due_left_attendees, _erase_left_attendee, _name_of, _conference_of)
NEEDS = Keeping("needs", due_needs, _empty_needs, _name_of, _conference_of)
WITHDRAWN = Keeping(
    "withdrawn-interests", due_interests, _erase_name, lambda one: one.organisation.name if one.organisation else ""
)
INVITED = Keeping("invitation-contacts", due_invitations, _forget_contact, _whom)
INVITED_TO = Keeping("conference-invitations", due_conference_invitations, _forget_invited, _whom, _conference_of)
RECEIPTS = Keeping("erasure-receipts", due_receipts, _remove_receipt, lambda one: one.decision)

KEEPINGS = (ATTENDED, LEFT, NEEDS, WITHDRAWN, INVITED, INVITED_TO, RECEIPTS)
"""The kinds of personal data that registration has."""
