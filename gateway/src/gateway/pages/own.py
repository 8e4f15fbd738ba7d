"""A person's own registration, opened by the link in the mail."""

from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse

from gateway.origin import same_origin
from gateway.rendering import page
from gateway.services import Services


def own(services: Services) -> APIRouter:
    """Return the routes of the own page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/my/{token}", response_class=HTMLResponse)
    async def show(token: str, request: Request) -> HTMLResponse:
        return await _own_page(services, request, token, "own.html")

    @router.get("/my/{token}/cancel", response_class=HTMLResponse)
    async def ask(token: str, request: Request) -> HTMLResponse:
        return await _own_page(services, request, token, "cancel.html")

    @router.post("/my/{token}/cancel", response_class=HTMLResponse, dependencies=[Depends(same_origin)])
    async def cancel(token: str, request: Request) -> HTMLResponse:
        await services.ask("POST", f"/attendees/{_attendee_id(token)}/cancellation", headers=_link(token))
        return await _own_page(services, request, token, "own.html")

    return router


async def _own_page(services: Services, request: Request, token: str, template: str) -> HTMLResponse:
    status, attendee = await services.ask("GET", f"/attendees/{_attendee_id(token)}", headers=_link(token))
    if status != 200:  # noqa: PLR2004 - OK
        return page(request, "link_wrong.html", 404)
    conference: dict[str, Any]
    _, conference = await services.ask("GET", f"/conferences/{attendee['conference_id']}")
    return page(request, template, attendee=attendee, conference=conference, token=token)


def _link(token: str) -> dict[str, str]:
    return {"Authorization": f"Link {token}"}


def _attendee_id(token: str) -> str:
    """Return the id in front of the signature; anything else in its place is a page that is not there."""
    attendee_id = token.rpartition(".")[0]
    if not attendee_id.isalnum() or not token.isascii() or not token.isprintable():
        raise HTTPException(404)
    return attendee_id
