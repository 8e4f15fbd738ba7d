"""The home page: what the programme is, what is next, and which municipalities take part."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.pages.articles import latest_articles
from gateway.rendering import page
from gateway.services import Services
from gateway.tiles import tiles


def home(services: Services) -> APIRouter:
    """Return the route of the home page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/", response_class=HTMLResponse)
    async def show(request: Request) -> HTMLResponse:
        conferences, municipalities, interests, latest = await asyncio.gather(
            services.ask("GET", "/conferences?limit=500"),
            services.ask("GET", "/municipalities"),
            services.ask("GET", "/interests"),
            latest_articles(services),
        )
        interested = {one["municipality_code"] for one in interests[1]["items"]}
        return page(
            request,
            "home.html",
            next=_next(conferences[1]["items"]),
            municipalities=municipalities[1]["items"],
            interested=interested,
            latest=latest,
            tiles=tiles(municipalities[1]["items"]),
        )

    return router


def _next(conferences: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the announced conference that comes first."""
    announced = [one for one in conferences if one["status"] == "announced"]
    return min(announced, key=lambda one: str(one["starts_at"]), default=None)
