"""Where a person is found by their address."""

from chassis.storage import Storage, UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.conference_invitation import ConferenceInvitation
from registration.domain.erasure import Erasure, Who, mentions, same_address, without
from registration.domain.erasure_errors import ErasureUnknownError
from registration.domain.interest import Interest
from registration.domain.invitation import Invitation
from registration.storage.kinds import ATTENDEES, CONFERENCE_INVITATIONS, ERASURES, INTERESTS, INVITATIONS

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


async def conference_invitations_of(storage: Storage, who: Who) -> list[ConferenceInvitation]:
    """Return the invitations to conferences that went to this address, or whose answers name the person."""
    personal = [{"contact": {"$ne": None}}, {"declination.message": {"$nin": [None, ""]}}]
    kept = await storage.find(CONFERENCE_INVITATIONS, {"$or": personal})
    return [one for one in kept if without(who, one) is not one]
