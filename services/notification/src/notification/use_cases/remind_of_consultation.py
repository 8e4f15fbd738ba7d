"""The day before a consultation, both sides are reminded, each once."""

from datetime import timedelta

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from notification.domain.consultation import PlannedConsultation
from notification.domain.content import Consultation, Content, Side
from notification.domain.message import Message, Origin, message_id
from notification.storage.kinds import CONSULTATIONS
from notification.use_cases.queue_message import queue_message

SIDES: tuple[Side, Side] = ("contact", "adviser")


async def list_consultations_to_remind_of(storage: Storage, limit: int) -> list[str]:
    """Return some of the consultations whose reminders are due."""
    due = await storage.find(CONSULTATIONS, {"remind_at": {"$lte": now()}}, order=[("remind_at", 1)], limit=limit)
    return [one.id for one in due]


async def remind_of_consultation(unit: UnitOfWork, consultation_id: str, kept: timedelta, origin: Origin) -> None:
    """Queue the reminders, and keep that they are queued; one that has begun meanwhile gets none."""
    planned = await unit.load(CONSULTATIONS, consultation_id)
    if planned is None or planned.remind_at is None or planned.remind_at > now():
        return
    if planned.consultation is not None and planned.is_time_to_remind(now()):
        for side in SIDES:
            content = _content(planned, planned.consultation, side, kept)
            if content.recipient.email:  # an erased side is nobody to write to
                await queue_message(unit, Message.telling(content, "consultation-reminder", origin), content)
    unit.save(CONSULTATIONS, planned.remind())


def _content(planned: PlannedConsultation, consultation: Consultation, side: Side, kept: timedelta) -> Content:
    moment = now()
    return Content(
        message_id(f"{planned.remind_at:%Y-%m-%d}", "consultation-reminder", f"{planned.id}:{side}"),
        1,
        planned.id,
        planned.sequence,
        consultation.contact if side == "contact" else consultation.adviser,
        planned.link if side == "contact" else "",
        written_at=moment,
        erase_at=moment + kept,
        reader=side,
        consultation=consultation,
    )
