"""The adviser notes what became of a consultation."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.consultation import Consultation, ConsultationConcluded, Outcome
from scheduling.storage.finding import known_consultation
from scheduling.storage.kinds import CONSULTATIONS


async def conclude_consultation(
    unit: UnitOfWork, consultation_id: str, outcome: Outcome, notes: str | None
) -> Consultation:
    """Return it with its outcome. Raises NotYetStartedError, or that it is over."""
    concluded = (await known_consultation(unit, consultation_id)).conclude(outcome, notes, now())
    unit.save(CONSULTATIONS, concluded, ConsultationConcluded(concluded, now()))
    return concluded
