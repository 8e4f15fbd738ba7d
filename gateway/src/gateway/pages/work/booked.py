"""Booked consultations as the pages of work show them: with the municipality's name."""

from typing import Any

from gateway.desk import Desk
from gateway.services import ServiceAwayError

Booked = dict[str, Any]


async def with_places(desk: Desk, consultations: list[Booked]) -> list[Booked]:
    """Return the consultations, each with its municipality's name; its code while registration rests."""
    names = await municipality_names(desk)
    return [
        one | {"municipality": names.get(one["municipality_code"], one["municipality_code"])} for one in consultations
    ]


async def municipality_names(desk: Desk) -> dict[str, str]:
    """Return the names by code; none while registration rests."""
    try:
        found = await desk.get("/municipalities")
    except ServiceAwayError:
        return {}
    return {one["code"]: one["name"] for one in found["items"]}
