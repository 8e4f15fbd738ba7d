"""Questions that more than one use case asks: the thing with this id, or the error that there is none."""

from datetime import datetime

from chassis.storage import Storage, UnitOfWork
from scheduling.domain.adviser import Adviser
from scheduling.domain.booking_window import BookingWindow
from scheduling.domain.consultation import Consultation
from scheduling.domain.errors import (
    AdviserUnknownError,
    BookingWindowUnknownError,
    ConsultationUnknownError,
    SlotUnknownError,
)
from scheduling.domain.slot import LONGEST, Slot
from scheduling.storage.kinds import ADVISERS, CONSULTATIONS, SLOTS, WINDOWS


async def known_adviser(unit: UnitOfWork, adviser_id: str) -> Adviser:
    """Return the adviser. Raises AdviserUnknownError."""
    if (adviser := await unit.load(ADVISERS, adviser_id)) is None:
        raise AdviserUnknownError
    return adviser


async def known_slot(unit: UnitOfWork | Storage, slot_id: str) -> Slot:
    """Return the slot. Raises SlotUnknownError."""
    read = unit.load if isinstance(unit, UnitOfWork) else unit.get
    if (slot := await read(SLOTS, slot_id)) is None:
        raise SlotUnknownError
    return slot


async def known_window(unit: UnitOfWork, window_id: str) -> BookingWindow:
    """Return the booking window. Raises BookingWindowUnknownError."""
    if (window := await unit.load(WINDOWS, window_id)) is None:
        raise BookingWindowUnknownError
    return window


async def known_consultation(unit: UnitOfWork | Storage, consultation_id: str) -> Consultation:
    """Return the consultation. Raises ConsultationUnknownError."""
    read = unit.load if isinstance(unit, UnitOfWork) else unit.get
    if (consultation := await read(CONSULTATIONS, consultation_id)) is None:
        raise ConsultationUnknownError
    return consultation


async def offered_between(unit: UnitOfWork, adviser_id: str, first: datetime, last: datetime, most: int) -> list[Slot]:
    """Return the adviser's slots that are not withdrawn and may touch this time."""
    since = first - LONGEST
    return await unit.first(
        SLOTS,
        {
            "adviser_id": adviser_id,
            "status": {"$in": ["free", "taken"]},
            "starts_at": {"$gte": since, "$lt": last},
        },
        lambda one: one.adviser_id == adviser_id and one.status != "withdrawn" and since <= one.starts_at < last,
        order="starts_at",
        limit=most,
    )
