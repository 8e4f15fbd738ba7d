"""The API for people who write programs: what it is, and each service's operations."""

from itertools import groupby
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from gateway.api_reference.documents import OURS, Documents
from gateway.api_reference.joined import ABOUT
from gateway.api_reference.operations import operations
from gateway.rendering import page
from gateway.services import NAMES, PATHS, ServiceAwayError

PARTS = (*PATHS, OURS)


def api(documents: Documents, public_url: str) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/api", response_class=HTMLResponse)
    async def overview(request: Request) -> HTMLResponse:
        known, away = await documents.all(request.app.openapi())
        counts = {name: sum(map(len, one["paths"].values())) for name, one in known.items()}
        return page(request, "api.html", public_url=public_url.rstrip("/"), counts=counts, away=away, **_words())

    @router.get("/api/{part}", response_class=HTMLResponse)
    async def one(part: str, request: Request) -> HTMLResponse:
        if part not in PARTS:
            raise HTTPException(404)
        known, away = await documents.all(request.app.openapi())
        if part in away:
            raise ServiceAwayError(part)
        found = list(operations(known[part], public_url))
        groups = [(name, list(each)) for name, each in groupby(found, key=lambda one: one.group)]
        return page(request, "api_part.html", part=part, groups=groups, **_words())

    return router


def _words() -> dict[str, Any]:
    return {"parts": PARTS, "part_names": NAMES, "about": ABOUT}
