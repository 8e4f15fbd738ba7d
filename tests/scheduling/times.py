"""Advisers, times and wishes that tests of scheduling begin from."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from scheduling.domain.adviser import Adviser
from scheduling.domain.consultation import Contact, Wish
from scheduling.domain.slot import Offer, Slot

NOW = datetime(2027, 9, 30, 8, tzinfo=UTC)
ADVISER = Adviser("larzon", 1, "Jörgen Larzon", "jorgen@example.org", "sv", ("social-considerations",))
OFFER = Offer("social-considerations", ("online",), None, "https://motet.example/rum")
CONTACT = {"name": "Karin Berg", "email": "karin.berg@harryda.example"}


def slot(start: datetime = NOW + timedelta(days=5), **changes: Any) -> Slot:
    """A free slot of ninety minutes."""
    fields: dict[str, Any] = {"id": "s", "version": 1, "adviser_id": "larzon", "offer": OFFER, "published_at": NOW}
    return Slot(**(fields | {"starts_at": start, "ends_at": start + timedelta(minutes=90)} | changes))


def wish(code: str = "1401") -> Wish:
    """What Härryda wants."""
    return Wish(code, Contact("Karin Berg", "karin.berg@harryda.example", None, "sv"), "Städtjänster", "online", ())


async def adviser(client: httpx.AsyncClient, staff: dict[str, str], **changes: Any) -> str:
    """Add an adviser; return the id."""
    body = {"name": "Jörgen Larzon", "email": "jorgen@example.org", "tracks": ["social-considerations"]} | changes
    return str((await client.post("/advisers", json=body, headers=staff)).raise_for_status().json()["id"])


async def slots(client: httpx.AsyncClient, staff: dict[str, str], adviser_id: str, **changes: Any) -> list[Any]:
    """Publish slots; return them."""
    body = {"adviser_id": adviser_id, "starts_at": "2099-10-06T07:00:00Z", "minutes": 90, "modes": ["online"]}
    answer = await client.post("/slots", json=body | changes, headers=staff)
    published: list[Any] = answer.raise_for_status().json()["items"]
    return published


def booking(slot_id: str, code: str = "1401", **changes: Any) -> dict[str, Any]:
    """The body of a booking."""
    wanted = {"slot_id": slot_id, "municipality_code": code, "contact": CONTACT, "topic": "Städ", "mode": "online"}
    return wanted | changes


def refusal(answer: httpx.Response) -> tuple[int, str]:
    """The status and the rule that refused."""
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")
