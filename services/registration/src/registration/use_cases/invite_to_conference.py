"""Staff ask municipalities to a conference, or remind them; who cannot be asked is left out, with the rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.conference import Conference
from registration.domain.conference_invitation import ConferenceInvitation, InvitationSent, contact_of, ensure_invites
from registration.domain.errors import RuleError
from registration.domain.interest import interest_id
from registration.storage.conference_invitations import invitation_to, somebody_comes
from registration.storage.interests import invitation_of
from registration.storage.kinds import CONFERENCE_INVITATIONS, INTERESTS
from registration.use_cases.get_conference import get_conference


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was written to, and by code who was not and which rule refused."""

    sent: Sequence[ConferenceInvitation] = ()
    left_out: Mapping[str, RuleError] = field(default_factory=dict)


async def invite_to_conference(unit: UnitOfWork, conference_id: str, municipality_codes: Sequence[str]) -> Asked:
    """Return who was written to and who was not. Raises ConferenceUnknownError, or that it cannot be come to."""
    conference = await get_conference(unit, conference_id)
    ensure_invites(conference, now())
    sent: list[ConferenceInvitation] = []
    left_out: dict[str, RuleError] = {}
    for code in dict.fromkeys(municipality_codes):
        try:
            sent.append(await _ask(unit, conference, code))
        except RuleError as refused:
            left_out[code] = refused
    return Asked(sent, left_out)


async def _ask(unit: UnitOfWork, conference: Conference, code: str) -> ConferenceInvitation:
    before, moment = await invitation_to(unit, conference.id, code), now()
    contact = contact_of(await unit.load(INTERESTS, interest_id(code)), await invitation_of(unit, code))
    comes = await somebody_comes(unit, conference.id, code)
    sent = before.send(conference, contact, moment, somebody_comes=comes)
    assert sent.contact is not None  # noqa: S101 - the rule has just asked for it
    unit.save(CONFERENCE_INVITATIONS, sent, InvitationSent(sent, conference, sent.contact, moment))
    return sent
