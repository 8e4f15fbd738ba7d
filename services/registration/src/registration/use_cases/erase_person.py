"""A person is erased: their places are released, what is kept loses their name, and the others hear of it.

It goes in steps, each committed for itself, so that one that was interrupted goes on where it stopped.
"""

from dataclasses import dataclass
from functools import partial

from chassis.clock import now
from chassis.storage import GroupCommit, Storage, UnitOfWork, forget
from registration.domain.erasure import (
    By,
    Erasure,
    PersonErased,
    Reason,
    Who,
    anonymised,
    begin,
    is_erased,
    lies_ahead,
    mentions,
    without,
    without_contact,
)
from registration.domain.errors import RuleError
from registration.domain.interest import InterestWithdrawn
from registration.storage.attendees import known_attendee
from registration.storage.erasing import (
    attendees_with,
    conference_invitations_of,
    interests_naming,
    invitations_to,
    known_erasure,
)
from registration.storage.kinds import ATTENDEES, CONFERENCE_INVITATIONS, ERASURES, INTERESTS
from registration.use_cases.cancel_attendee import cancel_attendee
from registration.use_cases.get_conference import get_conference
from registration.use_cases.keep_contact import keep_contact

SPARED = ("registration.person.erased.v1",)
"""Facts that carry the address so that others can erase it."""


@dataclass(frozen=True, slots=True)
class ErasePerson:
    """Whose address, who wants it erased, why, and under which decision (None: the erasure is its own)."""

    id: str
    email: str
    by: By
    reason: Reason
    decision: str | None = None


async def begin_erasure(unit: UnitOfWork, command: ErasePerson) -> Erasure:
    """Return the erasure that is to be carried out."""
    erasure = begin(command.id, command.email, command.by, command.reason, command.decision, now())
    unit.save(ERASURES, erasure)
    return erasure


async def list_erasures_going(storage: Storage) -> list[str]:
    """Return the ids of erasures that are not carried out yet."""
    return [one.id for one in await storage.find(ERASURES, {"done_at": None})]


async def carry_out(commits: GroupCommit, storage: Storage, erasure_id: str) -> Erasure | None:
    """Erase everything under the address, one thing at a time, and tell the others; return how it is then."""
    erasure = await storage.get(ERASURES, erasure_id)
    if erasure is None or erasure.who is None:
        return erasure
    email = erasure.who.email
    while found := await attendees_with(storage, email):
        for attendee in found:
            step = partial(_erase_attendee, erasure_id=erasure_id, attendee_id=attendee.id)
            await commits.run(attendee.conference_id, step)
    for interest in await interests_naming(storage, email):
        await commits.run(interest.id, partial(_erase_contact, erasure_id=erasure_id, interest_id=interest.id))
    for invitation in await invitations_to(storage, email):
        code = invitation.municipality_code
        await commits.run(invitation.id, partial(keep_contact, municipality_code=code, contact=None))
    await _clear_invitations(commits, storage, erasure_id)
    await forget(storage, [email], spared=SPARED, about=await _ids(storage, erasure_id))
    return await commits.run(erasure_id, partial(_finish, erasure_id=erasure_id))


async def _ids(storage: Storage, erasure_id: str) -> tuple[str, ...]:
    """Return the ids of what was erased: what was answered about it may name an address from before."""
    erasure = await storage.get(ERASURES, erasure_id)
    return (*erasure.attendee_ids, *erasure.interest_ids) if erasure else ()


async def _erase_attendee(unit: UnitOfWork, erasure_id: str, attendee_id: str) -> None:
    erasure, attendee = await known_erasure(unit, erasure_id), await known_attendee(unit, attendee_id)
    if is_erased(attendee):
        return
    unit.save(ERASURES, erasure.with_attendee(attendee))
    unit.save(ATTENDEES, anonymised(attendee))
    conference = await get_conference(unit, attendee.conference_id)
    if lies_ahead(conference, attendee, now()):
        await _release(unit, attendee_id)


async def _release(unit: UnitOfWork, attendee_id: str) -> None:
    """Give the place back; who has left already has none."""
    try:
        await cancel_attendee(unit, attendee_id, "attendee")
    except RuleError:
        return


async def _erase_contact(unit: UnitOfWork, erasure_id: str, interest_id: str) -> None:
    erasure, interest = await known_erasure(unit, erasure_id), await unit.load(INTERESTS, interest_id)
    if erasure.who is None or interest is None or not mentions(interest, erasure.who.email):
        return
    left = without_contact(interest, now())
    told = [InterestWithdrawn(left, "contact", None)] if left.status == "withdrawn" else []
    unit.save(INTERESTS, left, *told)
    unit.save(ERASURES, erasure.with_interest(interest))


async def _clear_invitations(commits: GroupCommit, storage: Storage, erasure_id: str) -> None:
    """Forget whom invitations to conferences went to, and what was written back; by now all names are known."""
    erasure = await storage.get(ERASURES, erasure_id)
    if erasure is None or erasure.who is None:
        return
    for one in await conference_invitations_of(storage, erasure.who):
        await commits.run(one.id, partial(_clear, invitation_id=one.id, who=erasure.who))


async def _clear(unit: UnitOfWork, invitation_id: str, who: Who) -> None:
    invitation = await unit.load(CONFERENCE_INVITATIONS, invitation_id)
    left = invitation and without(who, invitation)
    if left is not None and left is not invitation:
        unit.save(CONFERENCE_INVITATIONS, left)


async def _finish(unit: UnitOfWork, erasure_id: str) -> Erasure:
    erasure = await known_erasure(unit, erasure_id)
    if erasure.who is None:
        return erasure
    done = erasure.finish(now())
    unit.save(ERASURES, done, PersonErased(done, erasure.who))
    return done
