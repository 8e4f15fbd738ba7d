"""Pages about the site itself: how its parts are just now, and how accessible it is."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.rendering import page
from gateway.services import PATHS, ServiceAwayError, Services

OK = 200
PATIENCE = 3  # seconds for a part to say how it is
Ready = Callable[[], Awaitable[Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site, and whether it works."""

    name: str
    works: bool


def about(services: Services, ready: Ready) -> APIRouter:
    """Return the routes of the status page and of the accessibility statement; `ready` tells of the gateway itself."""
    router = APIRouter(include_in_schema=False)

    @router.get("/status", response_class=HTMLResponse)
    async def status(request: Request) -> HTMLResponse:
        works = await asyncio.gather(*[_works(services, name) for name in PATHS])
        parts = [Part(name, one) for name, one in zip(PATHS, works, strict=True)]
        parts.append(Part("sign-in", "away" not in (await ready()).values()))
        return page(request, "status.html", parts=parts)

    @router.get("/accessibility", response_class=HTMLResponse)
    async def accessibility(request: Request) -> HTMLResponse:
        return page(request, "accessibility.html")

    return router


async def _works(services: Services, name: str) -> bool:
    """Tell whether an instance of the service is ready, and says so soon."""
    try:
        async with asyncio.timeout(PATIENCE), await services.send(name, "GET", "/health/ready", headers={}) as answer:
            return answer.status == OK
    except (ServiceAwayError, TimeoutError):
        return False
