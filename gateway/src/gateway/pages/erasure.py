"""The receipt of an erasure. It tells of nobody, so whoever has its address may see it."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from gateway.paths import safe
from gateway.rendering import page
from gateway.services import Services

OK = 200


def erasure(services: Services) -> APIRouter:
    """Return the route."""
    router = APIRouter(include_in_schema=False)

    @router.get("/erasures/{erasure_id}", response_class=HTMLResponse)
    async def receipt(erasure_id: str, request: Request) -> HTMLResponse:
        status, one = await services.ask("GET", f"/erasures/{safe(erasure_id)}")
        if status != OK:
            raise HTTPException(404)
        return page(request, "erasure.html", one=one)

    return router
