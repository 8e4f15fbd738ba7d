"""A consultation is cancelled; its time is free again."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.consultation import By, Consultation, ConsultationCancelled
from scheduling.storage.finding import known_adviser, known_consultation, known_slot
from scheduling.storage.kinds import CONSULTATIONS, SLOTS


async def cancel_consultation(unit: UnitOfWork, consultation_id: str, by: By, reason: str | None) -> Consultation:
    """Return the cancelled consultation. Raises that it is over."""
    cancelled = (await known_consultation(unit, consultation_id)).cancel(now())
    slot, adviser = await known_slot(unit, cancelled.slot_id), await known_adviser(unit, cancelled.adviser_id)
    unit.save(SLOTS, slot.free())
    unit.save(CONSULTATIONS, cancelled, ConsultationCancelled(cancelled, adviser, by, reason, now()))
    return cancelled
