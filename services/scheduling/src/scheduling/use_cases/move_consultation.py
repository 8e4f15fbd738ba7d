"""A consultation gets another time; the one it had is free again."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.consultation import By, Consultation, ConsultationMoved
from scheduling.storage.finding import known_adviser, known_consultation, known_slot
from scheduling.storage.kinds import CONSULTATIONS, SLOTS


async def move_consultation(unit: UnitOfWork, consultation_id: str, slot_id: str, by: By) -> Consultation:
    """Return the moved consultation. Raises OtherAdviserError, that it is over, or the slot's rule that refuses.

    The right to book is not asked for again: who has booked may move also after the window has closed.
    """
    before = await known_consultation(unit, consultation_id)
    slot, old = await known_slot(unit, slot_id), await known_slot(unit, before.slot_id)
    moved = before.move(slot, now())
    adviser = await known_adviser(unit, moved.adviser_id)
    unit.save(SLOTS, slot.take(moved.wish.mode, now()))
    unit.save(SLOTS, old.free())
    unit.save(CONSULTATIONS, moved, ConsultationMoved(moved, adviser, before, by, now()))
    return moved
