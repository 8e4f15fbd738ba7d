"""Where a person is found by their address."""

from chassis.storage import Storage, UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.erasure import Erasure, mentions, same_address
from registration.domain.erasure_errors import ErasureUnknownError
from registration.domain.interest import Interest
from registration.domain.invitation import Invitation
from registration.storage.kinds import ATTENDEES, ERASURES, INTERESTS, INVITATIONS

AT_A_TIME = 50


async def known_erasure(unit: UnitOfWork, erasure_id: str) -> Erasure:
    """Return the erasure. Raises ErasureUnknownError."""
    erasure = await unit.load(ERASURES, erasure_id)
    if erasure is None:
        raise ErasureUnknownError
    return erasure


async def attendees_with(storage: Storage, email: str, *, limit: int = AT_A_TIME) -> list[Attendee]:
    """Return some who are registered under this address, whatever became of it; limit 0 means all."""
    return await storage.find(ATTENDEES, {"_address": same_address(email)}, limit=limit)


async def interests_naming(storage: Storage, email: str) -> list[Interest]:
    """Return the interests whose contact has this address."""
    named = await storage.find(INTERESTS, {"contact": {"$ne": None}})
    return [one for one in named if mentions(one, email)]


async def invitations_to(storage: Storage, email: str) -> list[Invitation]:
    """Return what is kept of municipalities whose invitations go to this address."""
    kept = await storage.find(INVITATIONS, {"contact": {"$ne": None}})
    return [one for one in kept if one.contact and same_address(one.contact.email) == same_address(email)]
