"""Where a person is found: by address, and among participants by name."""

import re
from typing import Any

from chassis.storage import Storage, UnitOfWork
from scheduling.domain.adviser import Adviser
from scheduling.domain.consultation import Consultation
from scheduling.domain.erasure import Who
from scheduling.storage.kinds import ADVISERS, CONSULTATIONS

MOST = 10_000
"""More consultations than one person has had."""


async def consultations_naming(unit: UnitOfWork, who: Who) -> list[Consultation]:
    """Return the consultations that name the person."""
    return await unit.first(CONSULTATIONS, _naming(who), who.stands_in, order="id", limit=MOST)


async def consultations_held(storage: Storage, who: Who) -> list[Consultation]:
    """Return the same for the person to see, the latest first."""
    return await storage.find(CONSULTATIONS, _naming(who), order=[("starts_at", -1)], limit=MOST)


async def advisers_with(unit: UnitOfWork, who: Who) -> list[Adviser]:
    """Return the advisers with the person's address."""
    where = {"email": _whatever_capitals(who.email)}
    return await unit.first(ADVISERS, where, lambda one: who.has(one.email), order="id", limit=MOST)


def _naming(who: Who) -> dict[str, Any]:
    address = _whatever_capitals(who.email)
    return {
        "$or": [
            {"wish.contact.email": address},
            {"wish.participants.email": address},
            {"wish.participants.name": {"$in": list(who.names)}},
        ]
    }


def _whatever_capitals(email: str) -> dict[str, Any]:
    return {"$regex": f"^{re.escape(email)}$", "$options": "i"}
