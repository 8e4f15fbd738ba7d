"""A municipality's contact and its right to book become known on several topics, in any order.

As soon as both are known the contact is told, once for each right. All of it is decided on one aggregate, so that two
facts heard at the same time cannot miss each other.
"""

from dataclasses import dataclass
from datetime import timedelta

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.content import Content, Opening, Recipient
from notification.domain.message import Message, Origin, message_id
from notification.domain.municipality import Grant, Municipality
from notification.storage.kinds import MUNICIPALITIES
from notification.use_cases.queue_message import queue_message


@dataclass(frozen=True, slots=True)
class Telling:
    """What a mail to a contact needs besides: the fact that caused it, how long it is kept, and the gateway."""

    origin: Origin
    kept: timedelta
    home: str


async def note_contact(
    unit: UnitOfWork, code: str, interest_id: str, sequence: int, contact: Recipient, telling: Telling
) -> None:
    """Keep whom to write to, and tell them what waited for them."""
    known = await _known(unit, code)
    await _keep(unit, known, known.declare(interest_id, sequence, contact), telling)


async def forget_contact(unit: UnitOfWork, code: str, interest_id: str, sequence: int) -> None:
    """Forget whom to write to, for the interest has been withdrawn."""
    known = await _known(unit, code)
    after = known.withdraw(interest_id, sequence)
    if after is not known:
        unit.save(MUNICIPALITIES, after)


async def note_grant(unit: UnitOfWork, code: str, track: str, grant: Grant, telling: Telling) -> None:
    """Keep that it may book, or no longer may, and tell the contact where there is one."""
    known = await _known(unit, code)
    await _keep(unit, known, known.hear(track, grant), telling)


async def _known(unit: UnitOfWork, code: str) -> Municipality:
    return await unit.load(MUNICIPALITIES, code) or Municipality(code, 0)


async def _keep(unit: UnitOfWork, before: Municipality, after: Municipality, telling: Telling) -> None:
    if after is before:
        return
    contact = after.contact
    for track, grant in after.untold(now()).items():
        if contact is not None:
            content = _content(after.id, contact, track, grant, telling)
            await queue_message(unit, Message.telling(content, "booking-open", telling.origin), content)
            after = after.tell(track)
    unit.save(MUNICIPALITIES, after)


def _content(code: str, contact: Recipient, track: str, grant: Grant, telling: Telling) -> Content:
    """Return the words' ground; the message's id is the right's own, so that one right is told once."""
    assert grant.closes_at is not None  # noqa: S101 - it stands
    moment, about = now(), f"{code}.{track}"
    return Content(
        message_id(f"grant-{grant.sequence}", "booking-open", about),
        1,
        about,
        grant.sequence,
        contact,
        f"{telling.home.rstrip('/')}/consultations?municipality_code={code}&track={track}",
        written_at=moment,
        erase_at=moment + telling.kept,
        opening=Opening(code, track, grant.closes_at),
    )
