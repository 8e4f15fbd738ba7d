"""What notification holds about a person: what was written to them lately, where they come, and the subscription."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chassis.storage import Storage
from notification.domain.content import Content
from notification.domain.municipality import Municipality
from notification.domain.seat import Seat
from notification.domain.subscriber import Subscriber
from notification.storage.erasing import whatever_capitals
from notification.storage.kinds import CONTENTS, MUNICIPALITIES, SEATS, SUBSCRIBERS


@dataclass(frozen=True, slots=True)
class PersonData:
    """All that stands under one address."""

    contents: Sequence[Content]
    seats: Sequence[Seat]
    municipalities: Sequence[Municipality]
    subscriber: Subscriber | None


async def see_person_data(storage: Storage, email: str, address_key: str) -> PersonData:
    """Return it."""
    mine: dict[str, Any] = {"recipient.email": whatever_capitals(email)}
    subscribers = await storage.find(SUBSCRIBERS, {"address_key": address_key}, limit=1)
    return PersonData(
        await storage.find(CONTENTS, mine, order=[("written_at", -1)]),
        await storage.find(SEATS, mine),
        await storage.find(MUNICIPALITIES, {"contact.email": whatever_capitals(email)}),
        subscribers[0] if subscribers else None,
    )
