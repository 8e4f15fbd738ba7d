"""A mail went astray: its link is withdrawn, and the person who is meant gets another one by mail."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.desk import Desk, Refusal
from gateway.paths import safe
from gateway.rendering import page
from gateway.services import Services
from gateway.visitor import Visitor, need

Renewer = Annotated[Visitor, Depends(need("staff", "coordinator"))]
CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Kind:
    """What has a link: its path at the service and here, and the name of whom the link is for."""

    path: str
    here: str

    def name(self, thing: dict[str, Any]) -> str:
        """Return who gets the mail."""
        return str(thing["contact"]["name"] if "contact" in thing else thing["name"])

    def back(self, thing: dict[str, Any]) -> str:
        """Return the page that one came from."""
        return f"{self.here}/{thing['id']}"


KINDS = (Kind("/attendees", "/start/attendees"), Kind("/consultations", "/start/consultations"))


def new_link(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False)
    for kind in KINDS:
        _renewing(router, services, kind)
    return router


def _renewing(router: APIRouter, services: Services, kind: Kind) -> None:
    @router.get(f"{kind.here}/{{thing_id}}/new-link", response_class=HTMLResponse)
    async def ask(thing_id: str, request: Request, _who: Renewer, done: str = "") -> HTMLResponse:
        thing = await Desk(services, request).get(f"{kind.path}/{safe(thing_id)}")
        return _page(request, kind, thing, done=bool(done))

    @router.post(f"{kind.here}/{{thing_id}}/new-link", response_class=HTMLResponse)
    async def renew(thing_id: str, request: Request, _who: Renewer) -> Response:
        desk = Desk(services, request)
        thing = await desk.get(f"{kind.path}/{safe(thing_id)}")
        _, refusal = await desk.do("POST", f"{kind.path}/{safe(thing_id)}/link-renewal")
        if refusal is None:
            return RedirectResponse(f"{kind.here}/{safe(thing_id)}/new-link?done=yes", 303)
        return _page(request, kind, thing, CONFLICT, refusal=refusal)


def _page(
    request: Request,
    kind: Kind,
    thing: dict[str, Any],
    status: int = 200,
    *,
    done: bool = False,
    refusal: Refusal | None = None,
) -> HTMLResponse:
    fields = {"name": kind.name(thing), "here": f"{kind.here}/{thing['id']}/new-link", "back": kind.back(thing)}
    return page(request, "work/new_link.html", status, done=done, refusal=refusal, **fields)
