"""All municipalities of the association at a glance: who is interested, invited, has people coming, has been.

Beside them the organisations from outside that are interested.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from chassis.clock import now
from gateway.desk import Desk
from gateway.rendering import page
from gateway.services import Services
from gateway.sorting import by_name, in_order
from gateway.visitor import Staff

Json = dict[str, Any]
NOBODY = {"confirmed": 0, "waitlisted": 0, "came": 0}


def municipalities(services: Services) -> APIRouter:
    """Return the route."""
    router = APIRouter(include_in_schema=False)

    @router.get("/start/municipalities", response_class=HTMLResponse)
    async def show(request: Request, _who: Staff, done: str = "") -> HTMLResponse:
        desk = Desk(services, request)
        rows, outside = await asyncio.gather(all_rows(desk), _organisations(desk))
        heard = sum(1 for one in rows if one["interest"] or one["people"] != NOBODY)
        fields: Json = {"organisations": outside, "can_ask": any(one["may_be_asked"] for one in rows)}
        return page(request, "work/municipalities.html", rows=rows, heard=heard, done=done == "contact", **fields)

    return router


async def all_rows(desk: Desk) -> list[Json]:
    """Return what is known of each municipality, in order of their names."""
    places, interests, told = await asyncio.gather(
        desk.get("/municipalities"), desk.get("/interests"), desk.get("/participation")
    )
    declared = {one["municipality_code"]: one for one in interests["items"] if one["status"] == "declared"}
    people = {one["key"]: one for one in told["by_municipality"]}
    return [_row(one, declared, people) for one in by_name(places["items"], desk.language)]


async def _organisations(desk: Desk) -> list[Json]:
    found = await desk.all("/organisation-interests", limit="500")
    return in_order(found, desk.language, lambda one: str(one["organisation"]["name"]))


def _row(place: Json, declared: Mapping[str, Json], people: Mapping[str, Json]) -> Json:
    """Return what is known of one municipality; `step` is how far it has come."""
    interest, counted = declared.get(place["code"]), people.get(place["code"], NOBODY)
    step = _step(place, interest, counted)
    asked = {"asked_at": place["reminded_at"] or place["invited_at"], "may_be_asked": _may_be_asked(place)}
    told = {"interest": interest, "people": {name: counted[name] for name in NOBODY}, "step": step}
    return place | asked | told


def _step(place: Json, interest: Json | None, counted: Mapping[str, int]) -> str:
    if counted["came"]:
        return "came"
    if counted["confirmed"] + counted["waitlisted"]:
        return "registered"
    if interest:
        return "interested"
    if place["interest"] == "withdrawn":
        return "withdrawn"
    return "invited" if place["invited_at"] else "silent"


def _may_be_asked(place: Json) -> bool:
    """Whether an invitation or a reminder can be sent now."""
    if place["interest"] == "declared" or place["contact"] is None:
        return False
    waits_until = place["may_be_reminded_from"]
    return waits_until is None or datetime.fromisoformat(waits_until) <= now()
