"""A consultation's own link went astray: all links so far are withdrawn, and the contact is mailed a new one."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from scheduling.domain.consultation import Consultation, ConsultationLinkRenewed
from scheduling.domain.own_link import ensure_in_time
from scheduling.storage.finding import known_adviser, known_consultation
from scheduling.storage.kinds import CONSULTATIONS


async def renew_link(unit: UnitOfWork, consultation_id: str) -> Consultation:
    """Return it with a new link. Raises ConsultationUnknownError, or LinkExpiredError where none works any more."""
    consultation = await known_consultation(unit, consultation_id)
    ensure_in_time(consultation, now())
    renewed = consultation.renew_link()
    adviser = await known_adviser(unit, renewed.adviser_id)
    unit.save(CONSULTATIONS, renewed, ConsultationLinkRenewed(renewed, adviser, now()))
    return renewed
