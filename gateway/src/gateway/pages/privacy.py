"""The privacy notice for everybody to read: the version that holds now, and each of those before it."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from gateway.rendering import page
from gateway.services import Services

Json = dict[str, Any]


def privacy(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/privacy", response_class=HTMLResponse)
    async def show(request: Request) -> HTMLResponse:
        notices = await all_notices(services)
        return page(request, "privacy.html", notices=notices, notice=notices[0])

    @router.get("/privacy/{number}", response_class=HTMLResponse)
    async def show_version(number: str, request: Request) -> HTMLResponse:
        notices = await all_notices(services)
        found = next((one for one in notices if str(one["number"]) == number), None)
        if found is None:
            raise HTTPException(404)
        return page(request, "privacy.html", notices=notices, notice=found)

    return router


async def all_notices(services: Services) -> list[Json]:
    """Return all versions of the notice, the newest first; there is always one."""
    _, found = await services.ask("GET", "/privacy-notices")
    return list(found["items"])


async def present_notice(services: Services) -> Json:
    """Return the version that holds now."""
    return (await all_notices(services))[0]
