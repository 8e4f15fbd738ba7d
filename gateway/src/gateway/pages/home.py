"""The home page: what the programme is, what is next, what is new to read, and which municipalities take part.

A service that is away leaves a gap in words; the rest of the page stays.
"""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.forms import Form
from gateway.rendering import page
from gateway.services import ServiceAwayError, Services
from gateway.tiles import tiles

LATEST = 3
OK = 200
Found = list[dict[str, Any]] | None


def home(services: Services) -> APIRouter:
    """Return the route of the home page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/", response_class=HTMLResponse)
    async def show(request: Request) -> HTMLResponse:
        conferences, municipalities, interests, latest = await asyncio.gather(
            _found(services, "/conferences?limit=500"),
            _found(services, "/municipalities"),
            _found(services, "/interests"),
            _found(services, f"/articles?limit={LATEST}"),
        )
        return page(
            request,
            "home.html",
            conferences=conferences,
            next=_next(conferences or []),
            municipalities=municipalities if interests is not None else None,
            interested={one["municipality_code"] for one in interests or ()},
            latest=latest,
            tiles=tiles(municipalities or ()),
            form=Form.empty(("email",)),
        )

    return router


async def _found(services: Services, path: str) -> Found:
    """Return what a service lists; None while it is away."""
    try:
        status, found = await services.ask("GET", path)
    except ServiceAwayError:
        return None
    return list(found["items"]) if status == OK else None


def _next(conferences: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the announced conference that comes first."""
    announced = [one for one in conferences if one["status"] == "announced"]
    return min(announced, key=lambda one: str(one["starts_at"]), default=None)
