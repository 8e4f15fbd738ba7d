"""A municipality that may do so books a consultation at a free slot."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.consultation import Consultation, ConsultationBooked, Wish, book
from scheduling.domain.errors import NotEligibleError
from scheduling.storage.finding import known_adviser, known_slot
from scheduling.storage.kinds import CONSULTATIONS, SLOTS
from scheduling.use_cases.get_eligibility import get_eligibility


async def book_consultation(unit: UnitOfWork, consultation_id: str, slot_id: str, wish: Wish) -> Consultation:
    """Return the consultation. Raises NotEligibleError, or the slot's rule that refuses."""
    slot = await known_slot(unit, slot_id)
    answer = await get_eligibility(unit, wish.municipality_code, slot.track)
    if answer.refused_by is not None:
        raise NotEligibleError(answer.text.sv, answer.text.en)
    adviser = await known_adviser(unit, slot.adviser_id)
    consultation = book(consultation_id, slot, wish, now())
    unit.save(SLOTS, slot.take(wish.mode, now()))
    unit.save(CONSULTATIONS, consultation, ConsultationBooked(consultation, adviser))
    return consultation
