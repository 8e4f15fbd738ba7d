"""An adviser takes a free time back."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.slot import Slot, SlotWithdrawn
from scheduling.storage.finding import known_slot
from scheduling.storage.kinds import SLOTS


async def withdraw_slot(unit: UnitOfWork, slot_id: str) -> Slot:
    """Return the withdrawn slot. Raises SlotUnknownError, SlotTakenError or SlotWithdrawnError."""
    slot = (await known_slot(unit, slot_id)).withdraw()
    unit.save(SLOTS, slot, SlotWithdrawn(slot, now()))
    return slot
