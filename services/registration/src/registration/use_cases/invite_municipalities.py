"""Staff ask municipalities to declare interest, or remind them; who cannot be asked is left out, with the rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.errors import RuleError
from registration.domain.interest import interest_id
from registration.domain.invitation import Invitation, MunicipalityInvited
from registration.storage.interests import invitation_of
from registration.storage.kinds import INTERESTS, INVITATIONS


@dataclass(frozen=True, slots=True)
class Invited:
    """Who was written to, and by code who was not and which rule refused."""

    sent: Sequence[Invitation] = ()
    left_out: Mapping[str, RuleError] = field(default_factory=dict)


async def invite_municipalities(unit: UnitOfWork, municipality_codes: Sequence[str]) -> Invited:
    """Return who was written to and who was not."""
    sent: list[Invitation] = []
    left_out: dict[str, RuleError] = {}
    for code in dict.fromkeys(municipality_codes):
        try:
            sent.append(await _invite(unit, code))
        except RuleError as refused:
            left_out[code] = refused
    return Invited(sent, left_out)


async def _invite(unit: UnitOfWork, code: str) -> Invitation:
    before, moment = await invitation_of(unit, code), now()
    sent = before.send(await unit.load(INTERESTS, interest_id(code)), moment)
    assert sent.contact is not None  # noqa: S101 - the rule has just asked for it
    unit.save(INVITATIONS, sent, MunicipalityInvited(sent, sent.contact, moment))
    return sent
