"""The association's municipalities, and for staff what is known of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chassis.storage import Storage
from registration.domain.interest import Interest
from registration.domain.invitation import Invitation
from registration.domain.municipality import MUNICIPALITIES
from registration.storage.kinds import INTERESTS, INVITATIONS


@dataclass(frozen=True, slots=True)
class Municipality:
    """One of them, with its interest (also a withdrawn one) and its invitation, where there is one."""

    code: str
    name: str
    interest: Interest | None = None
    invitation: Invitation | None = None


async def list_municipalities(storage: Storage, *, known: bool) -> Sequence[Municipality]:
    """Return all of them; `known` adds what is for staff alone."""
    interests: Mapping[str | None, Interest] = {}
    invitations: Mapping[str, Invitation] = {}
    if known:
        declared = await storage.find(INTERESTS, {"municipality_code": {"$ne": None}})
        interests = {one.municipality_code: one for one in declared}
        invitations = {one.municipality_code: one for one in await storage.find(INVITATIONS)}
    return [
        Municipality(code, name, interests.get(code), invitations.get(code)) for code, name in MUNICIPALITIES.items()
    ]
