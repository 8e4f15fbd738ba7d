"""An adviser publishes a time, or a weekly series of times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.slot import Offer, Slot, SlotPublished, publish
from scheduling.storage.finding import known_adviser, offered_between
from scheduling.storage.kinds import ADVISERS, SLOTS

MOST_IN_A_YEAR = 10_000


@dataclass(frozen=True, slots=True)
class PublishSlots:
    """Which times (id, start, end) an adviser offers, and how."""

    adviser_id: str
    offer: Offer
    times: Sequence[tuple[str, datetime, datetime]]


async def publish_slots(unit: UnitOfWork, command: PublishSlots) -> list[Slot]:
    """Return the slots. One that a rule refuses refuses the whole series.

    The adviser is saved with them, so that of two who publish at once the second decides on what the first left.
    """
    adviser = await known_adviser(unit, command.adviser_id)
    first, last = command.times[0][1], max(end for _, _, end in command.times)
    others = await offered_between(unit, adviser.id, first, last, MOST_IN_A_YEAR)
    slots = publish(adviser, command.offer, command.times, others, now())
    for slot in slots:
        unit.save(SLOTS, slot, SlotPublished(slot))
    unit.save(ADVISERS, replace(adviser, version=adviser.version + 1))
    return slots
