"""A registration is erased because its period is over: what was written about it goes, and facts of before say nothing.

The person may be known here for other reasons: another registration, a subscription. Those stay.
"""

from dataclasses import replace
from datetime import datetime

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.content import Content
from notification.domain.erasure import Tombstone
from notification.storage.contents import contents_about
from notification.storage.kinds import CONTENTS, MESSAGES, SEATS, TOMBSTONES

REASON = "erased"


async def forget_registration(unit: UnitOfWork, attendee_id: str, erased_at: datetime) -> None:
    """Forget whose registration it was."""
    seat = await unit.load(SEATS, attendee_id)
    if seat is not None:
        unit.remove(SEATS, seat)
    for content in await contents_about(unit, attendee_id):  # last: who writes more meanwhile has changed the seat
        await forget_content(unit, content)
    await bury(unit, Tombstone(attendee_id, 1, erased_at))


async def forget_content(unit: UnitOfWork, content: Content) -> None:
    """Take away what was written to somebody; what has not gone yet does not go."""
    unit.remove(CONTENTS, content)
    message = await unit.load(MESSAGES, content.id)
    if message is not None and not message.is_finished:
        unit.save(MESSAGES, message.drop(REASON, now()))


async def bury(unit: UnitOfWork, stone: Tombstone) -> None:
    """Put up a tombstone, in place of an earlier one."""
    before = await unit.load(TOMBSTONES, stone.id)
    unit.save(TOMBSTONES, replace(stone, version=before.version + 1) if before else stone)
