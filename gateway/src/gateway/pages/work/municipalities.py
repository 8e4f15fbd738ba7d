"""All municipalities of the association at a glance: who is interested, who has people coming, who has been."""

import asyncio
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.desk import Desk
from gateway.rendering import page
from gateway.services import Services
from gateway.sorting import by_name
from gateway.visitor import Staff

Json = dict[str, Any]
NOBODY = {"confirmed": 0, "waitlisted": 0, "came": 0}


def municipalities(services: Services) -> APIRouter:
    """Return the route."""
    router = APIRouter(include_in_schema=False)

    @router.get("/start/municipalities", response_class=HTMLResponse)
    async def show(request: Request, _who: Staff) -> HTMLResponse:
        desk = Desk(services, request)
        places, interests, told = await asyncio.gather(
            desk.get("/municipalities"), desk.get("/interests"), desk.get("/participation")
        )
        declared = {one["municipality_code"]: one for one in interests["items"] if one["status"] == "declared"}
        people = {one["key"]: one for one in told["by_municipality"]}
        rows = [_row(one, declared, people) for one in by_name(places["items"], desk.language)]
        heard = sum(1 for one in rows if one["interest"] or one["people"] != NOBODY)
        return page(request, "work/municipalities.html", rows=rows, heard=heard)

    return router


def _row(place: Json, declared: Mapping[str, Json], people: Mapping[str, Json]) -> Json:
    """Return what is known of one municipality; `step` is how far it has come."""
    interest, counted = declared.get(place["code"]), people.get(place["code"], NOBODY)
    registered = counted["confirmed"] + counted["waitlisted"]
    step = "came" if counted["came"] else "registered" if registered else "interested" if interest else "silent"
    return place | {"interest": interest, "people": {name: counted[name] for name in NOBODY}, "step": step}
