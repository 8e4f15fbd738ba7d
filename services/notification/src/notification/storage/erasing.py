"""Where a person is found: by the ids of what was theirs, by address, and by name."""

import re
from collections.abc import Collection
from typing import Any

from chassis.storage import UnitOfWork
from notification.domain.consultation import PlannedConsultation
from notification.domain.content import Content
from notification.domain.erasure import Who
from notification.domain.municipality import Municipality
from notification.domain.seat import Seat
from notification.storage.kinds import CONSULTATIONS, CONTENTS, MUNICIPALITIES, SEATS

MOST = 10_000
"""More than stands here of one person."""


async def contents_of(unit: UnitOfWork, who: Who, attendee_ids: Collection[str]) -> list[Content]:
    """Return what was written to the person, or names them."""

    def matches(one: Content) -> bool:
        named = one.consultation is not None and who.stands_in(one.consultation)
        return one.about in attendee_ids or who.is_one(one.recipient) or named

    theirs = [{"about": {"$in": sorted(attendee_ids)}}, {"recipient.email": whatever_capitals(who.email)}]
    where = {"$or": [*theirs, *_in_consultation(who)]}
    return [one for one in await unit.first(CONTENTS, where, matches, order="id", limit=MOST) if matches(one)]


async def seats_of(unit: UnitOfWork, who: Who, attendee_ids: Collection[str]) -> list[Seat]:
    """Return the person's places."""

    def matches(one: Seat) -> bool:
        return one.id in attendee_ids or (one.recipient is not None and who.is_one(one.recipient))

    where = {"$or": [{"_id": {"$in": sorted(attendee_ids)}}, {"recipient.email": whatever_capitals(who.email)}]}
    return await unit.first(SEATS, where, matches, order="id", limit=MOST)


async def consultations_of(unit: UnitOfWork, who: Who) -> list[PlannedConsultation]:
    """Return the consultations that name the person."""

    def matches(one: PlannedConsultation) -> bool:
        return one.consultation is not None and who.stands_in(one.consultation)

    return await unit.first(CONSULTATIONS, {"$or": _in_consultation(who)}, matches, order="id", limit=MOST)


async def municipalities_of(unit: UnitOfWork, who: Who) -> list[Municipality]:
    """Return the municipalities whose contact is the person."""

    def matches(one: Municipality) -> bool:
        return one.contact is not None and who.is_one(one.contact)

    where = {"contact.email": whatever_capitals(who.email)}
    return await unit.first(MUNICIPALITIES, where, matches, order="id", limit=MOST)


def _in_consultation(who: Who) -> list[dict[str, Any]]:
    address = whatever_capitals(who.email)
    return [
        {"consultation.contact.email": address},
        {"consultation.adviser.email": address},
        {"consultation.participants": {"$in": list(who.names)}},
    ]


def whatever_capitals(email: str) -> dict[str, Any]:
    """Return the condition that finds an address."""
    return {"$regex": f"^{re.escape(email)}$", "$options": "i"}
