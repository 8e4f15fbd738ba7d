"""A booked consultation's own page, opened by the link in the mail: see it, move it, cancel it."""

from typing import Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from gateway.forms import as_written
from gateway.links import authorization, id_in, refused
from gateway.pages.interest import all_municipalities, name_of
from gateway.rendering import page, reader_language
from gateway.services import Services
from gateway.times import free_times

OK = 200
LONGEST_REASON = 1_000  # characters; the field takes no more


def consultation(services: Services) -> APIRouter:
    """Return the routes of the own page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/consultation/{token}", response_class=HTMLResponse)
    async def show(token: str, request: Request) -> HTMLResponse:
        return await _own_page(services, request, token)

    _moving(router, services)
    _cancelling(router, services)
    return router


def _moving(router: APIRouter, services: Services) -> None:
    @router.get("/consultation/{token}/move", response_class=HTMLResponse)
    async def ask(token: str, request: Request, cursor: str = "") -> HTMLResponse:
        return await _own_page(services, request, token, "move.html", cursor=cursor)

    @router.post("/consultation/{token}/move", response_class=HTMLResponse)
    async def move(token: str, request: Request, slot: str = Form("", max_length=100)) -> HTMLResponse:
        if not slot:
            return await _own_page(services, request, token, "move.html", 422, problem="move_error_choose")
        status, answer = await _ask(services, request, token, "/move", {"slot_id": slot})
        if status == OK:
            return await _own_page(services, request, token, done="moved")
        return await _own_page(services, request, token, "move.html", status, reason=answer["detail"])


def _cancelling(router: APIRouter, services: Services) -> None:
    @router.get("/consultation/{token}/cancel", response_class=HTMLResponse)
    async def ask(token: str, request: Request) -> HTMLResponse:
        return await _own_page(services, request, token, "consultation_cancel.html")

    @router.post("/consultation/{token}/cancel", response_class=HTMLResponse)
    async def cancel(token: str, request: Request, reason: str = Form("")) -> HTMLResponse:
        await _ask(services, request, token, "/cancellation", {"reason": as_written(reason)[:LONGEST_REASON] or None})
        return await _own_page(services, request, token)


async def _ask(
    services: Services, request: Request, token: str, what: str = "", body: object = None
) -> tuple[int, dict[str, Any]]:
    """Ask for the consultation, or to do something with it when there is a body."""
    headers = authorization(token) | {"Accept-Language": reader_language(request)}
    method = "GET" if body is None else "POST"
    return await services.ask(method, f"/consultations/{id_in(token)}{what}", json=body, headers=headers)


async def _own_page(
    services: Services,
    request: Request,
    token: str,
    template: str = "consultation.html",
    status: int = OK,
    **fields: str,
) -> HTMLResponse:
    """Return the page; what is booked no longer is shown as it is, whatever was asked for."""
    found, booked = await _ask(services, request, token)
    if found != OK:
        return refused(request, booked)
    if booked["status"] != "booked":
        template, status = "consultation.html", OK
    name = name_of(await all_municipalities(services), booked["municipality_code"])
    shown: dict[str, Any] = {"consultation": booked, "token": token, "name": name, "done": fields.get("done", "")}
    shown["here"] = f"/consultation/{token}"
    if template == "move.html":
        narrowed = {"adviser_id": booked["adviser"]["id"], "track": booked["track"]}
        shown["times"] = await free_times(services, fields.get("cursor", ""), **narrowed)
        shown |= {"problem": fields.get("problem", ""), "reason": fields.get("reason", "")}
    return page(request, template, status, **shown)
