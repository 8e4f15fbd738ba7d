"""What a coordinator has to do today, for each municipality: interest, the right to book, meetings, people who come."""

import asyncio
from typing import Any

from gateway.dates import has_come
from gateway.desk import Desk, part
from gateway.pages.work.booked import municipality_names, with_places
from gateway.pages.work.conferences import next_conference
from gateway.sorting import in_order
from gateway.visitor import Visitor

COMING = {"confirmed", "offered", "waitlisted", "requested"}
"""Those who come, or may."""


async def coordinator_today(desk: Desk, who: Visitor) -> dict[str, Any]:
    """Return the coordinator's part of the start page: one for each municipality, in order of their names."""
    names = await municipality_names(desk)
    conference = await part(next_conference(desk))
    codes = in_order(who.account.rights.municipalities, desk.language, lambda code: names.get(code, code))
    told = await asyncio.gather(*(_municipality(desk, code, conference.value) for code in codes))
    asked = await part(_asked(desk, conference.value))
    places = [
        {"code": code, "name": names.get(code, code), "asked": (asked.value or {}).get(code)} | one
        for code, one in zip(codes, told, strict=True)
    ]
    return {"places": places, "conference": conference}


async def _municipality(desk: Desk, code: str, conference: dict[str, Any] | None) -> dict[str, Any]:
    interest, rights, meetings, people = await asyncio.gather(
        part(_interest(desk, code)),
        part(desk.get("/eligibility", municipality_code=code)),
        part(_meetings(desk, code)),
        part(_people(desk, code, conference)),
    )
    return {"interest": interest, "rights": rights, "meetings": meetings, "people": people}


async def _interest(desk: Desk, code: str) -> dict[str, Any] | None:
    declared = (await desk.get("/interests"))["items"]
    return next((one for one in declared if one["municipality_code"] == code and one["status"] == "declared"), None)


async def _meetings(desk: Desk, code: str) -> list[dict[str, Any]]:
    booked = await desk.all("/consultations", municipality_code=code, status="booked")
    return await with_places(desk, [one for one in booked if not has_come(one["ends_at"])])


async def _asked(desk: Desk, conference: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    """Return how each own municipality stands to the conference, by code."""
    if conference is None:
        return {}
    found = (await desk.get(f"/conferences/{conference['id']}/invitations"))["items"]
    return {one["municipality_code"]: one for one in found}


async def _people(desk: Desk, code: str, conference: dict[str, Any] | None) -> list[dict[str, Any]]:
    if conference is None:
        return []
    coming = await desk.all(f"/conferences/{conference['id']}/attendees")
    there = [one for one in coming if one["municipality_code"] == code and one["status"] in COMING]
    return in_order(there, desk.language, lambda one: str(one["name"]))
