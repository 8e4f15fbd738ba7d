"""Facts about consultations: both sides are told, and reminded the day before.

Whether one was held or missed sends nothing: both sides were there, or know that they were not.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chassis.clock import now
from chassis.messaging.subscription import Heard
from chassis.storage import UnitOfWork
from notification.domain.consultation import PlannedConsultation, reminder_of
from notification.domain.content import Change, ChangedBy, Consultation, Content, Side
from notification.domain.message import Message, Template, message_id
from notification.messaging import consumed_scheduling as c
from notification.messaging.reading import Desk, origin_of, place_of, recipient_of
from notification.use_cases.plan_consultation import plan_consultation
from notification.use_cases.queue_message import queue_message
from notification.use_cases.replace_link import replace_link

SIDES: tuple[Side, Side] = ("contact", "adviser")


@dataclass(frozen=True, slots=True)
class _Told:
    """How one type of fact is told: by which words, what changed, and when it was agreed (None: it is off)."""

    template: Template
    change: Change | None
    agreed_at: datetime | None


async def tell_both_sides(unit: UnitOfWork, heard: Heard[c.MeetingFact], desk: Desk) -> None:
    """Tell contact and adviser, each in their language, and plan or drop their reminders."""
    consultation, told = _consultation(heard.data), _told(heard.data)
    for side in SIDES:
        content = _content(heard, consultation, told, side, desk)
        await queue_message(unit, Message.telling(content, told.template, origin_of(heard.fact.id)), content)
    await plan_consultation(unit, _planned(heard, consultation, told.agreed_at, desk))
    desk.rouse(unit)


async def tell_new_link(unit: UnitOfWork, heard: Heard[c.ConsultationLinkRenewed], desk: Desk) -> None:
    """Mail the contact, whose link it is, the new one, and have it in what is mailed later."""
    told = _Told("consultation-link-renewed", None, None)
    content = _content(heard, _consultation(heard.data), told, "contact", desk)
    if await queue_message(unit, Message.telling(content, told.template, origin_of(heard.fact.id)), content):
        await replace_link(unit, content)
    desk.rouse(unit)


def _content(heard: Heard[Any], consultation: Consultation, told: _Told, side: Side, desk: Desk) -> Content:
    moment, fact, id_ = now(), heard.fact, heard.data.consultation_id
    return Content(
        message_id(fact.id, told.template, f"{id_}:{side}"),
        1,
        id_,
        fact.sequence,
        consultation.contact if side == "contact" else consultation.adviser,
        heard.data.personal.link if side == "contact" else "",
        written_at=moment,
        erase_at=moment + desk.kept,
        reader=side,
        consultation=consultation,
        change=told.change,
    )


def _planned(
    heard: Heard[c.MeetingFact], consultation: Consultation, agreed_at: datetime | None, desk: Desk
) -> PlannedConsultation:
    """Return what is ahead; of a cancelled one nothing is kept but that it was heard of."""
    return PlannedConsultation(
        heard.data.consultation_id,
        1,
        heard.fact.sequence,
        consultation if agreed_at else None,
        heard.data.personal.link if agreed_at else "",
        remind_at=reminder_of(consultation, agreed_at) if agreed_at else None,
        erase_at=max(consultation.ends_at, now()) + desk.kept,
    )


def _told(data: c.MeetingFact) -> _Told:
    match data:
        case c.ConsultationBooked():
            return _Told("consultation-booked", None, data.booked_at)
        case c.ConsultationMoved():
            change = Change(_changed_by(data.moved_by), data.previous_starts_at)
            return _Told("consultation-moved", change, data.moved_at)
        case c.ConsultationCancelled():
            change = Change(_changed_by(data.cancelled_by), reason=data.personal.reason)
            return _Told("consultation-cancelled", change, None)


def _changed_by(who: str) -> ChangedBy:
    """Return who did it; somebody whom we do not know yet is told as the staff."""
    match who:
        case "municipality" | "adviser" as known:
            return known
        case _:
            return "staff"


def _consultation(data: c.ConsultationFact) -> Consultation:
    personal = data.personal
    return Consultation(
        data.municipality_code,
        data.track,
        data.mode,
        data.starts_at,
        data.ends_at,
        place_of(data.place),
        data.online_url,
        recipient_of(personal.contact),
        personal.contact.phone,
        recipient_of(personal.adviser),
        personal.topic,
        tuple(one.name for one in personal.participants),
    )
