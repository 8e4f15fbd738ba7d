"""A conference's own page."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from gateway.rendering import page
from gateway.services import Services


async def conference_or_404(services: Services, conference_id: str) -> dict[str, object]:
    """Return the conference as registration shows it; a page that is not there otherwise."""
    if not conference_id.isalnum():
        raise HTTPException(404)
    status, conference = await services.ask("GET", f"/conferences/{conference_id}")
    if status != 200:  # noqa: PLR2004 - OK
        raise HTTPException(404)
    return dict(conference)


def conference(services: Services) -> APIRouter:
    """Return the route of a conference's page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/conferences/{conference_id}", response_class=HTMLResponse)
    async def show(conference_id: str, request: Request) -> HTMLResponse:
        return page(request, "conference.html", conference=await conference_or_404(services, conference_id))

    return router
