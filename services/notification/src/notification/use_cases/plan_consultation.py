"""A consultation is booked, moved or cancelled: its reminders are planned, moved or dropped with it."""

from dataclasses import replace

from chassis.storage import UnitOfWork
from notification.domain.consultation import PlannedConsultation
from notification.storage.kinds import CONSULTATIONS


async def plan_consultation(unit: UnitOfWork, planned: PlannedConsultation) -> None:
    """Keep it as the fact tells it, unless something later has been heard of it."""
    known = await unit.load(CONSULTATIONS, planned.id)
    if known is None:
        unit.save(CONSULTATIONS, planned)
    elif planned.sequence > known.sequence:
        unit.save(CONSULTATIONS, replace(planned, version=known.version + 1))
