"""What staff decide about a registration: yes or no, who is asked first; and corrections, also by coordinators."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway import attendee_form
from gateway.desk import Desk, Refusal
from gateway.forms import Form
from gateway.pages.work.booked import municipality_names
from gateway.paths import safe
from gateway.registration_form import ROLES, SECTORS
from gateway.rendering import page
from gateway.services import Services
from gateway.visitor import Staff, Visitor, need

Keeper = Annotated[Visitor, Depends(need("staff", "coordinator"))]
DEEDS = {
    "approve": ("approval", ()),
    "refuse": ("refusal", ("reason",)),
    "first": ("offer", ("reason",)),
    "accept": ("offer-acceptance", ()),
    "fewer": ("fewer-acceptance", ()),
}
"""What each button asks of registration, and the fields it takes along."""
CONFLICT, WRONG = 409, 422
Json = dict[str, Any]


def decisions(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/attendees/{attendee_id}")
    for deed in DEEDS:
        _deciding(router, services, deed)
    _editing(router, services)
    return router


def _deciding(router: APIRouter, services: Services, deed: str) -> None:
    way, fields = DEEDS[deed]

    @router.get(f"/{deed}", response_class=HTMLResponse)
    async def ask(attendee_id: str, request: Request, _who: Staff) -> HTMLResponse:
        attendee = await Desk(services, request).get(f"/attendees/{safe(attendee_id)}")
        return _question(request, deed, attendee, Form.empty(("reason",)))

    @router.post(f"/{deed}", response_class=HTMLResponse)
    async def decide(attendee_id: str, request: Request, _who: Staff) -> Response:
        desk = Desk(services, request)
        form = Form.of(await request.form(max_fields=5, max_files=0), ("reason",))
        body = {name: form[name] for name in fields if form[name]}
        _, refusal = await desk.do("POST", f"/attendees/{safe(attendee_id)}/{way}", body or None)
        if refusal is None:
            return RedirectResponse(f"{_here(attendee_id)}?done={deed}", 303)
        if refusal.fields:
            form.errors["reason"] = "error_reason"
        attendee = await desk.get(f"/attendees/{safe(attendee_id)}")
        return _question(request, deed, attendee, form, WRONG if form.errors else CONFLICT, refusal)


def _question(
    request: Request, deed: str, attendee: Json, form: Form, status: int = 200, refusal: Refusal | None = None
) -> HTMLResponse:
    fields = {"attendee": attendee, "form": form, "asks_why": bool(DEEDS[deed][1]), "needs_why": deed == "first"}
    shown = None if form.errors else refusal
    here = _here(attendee["id"])
    return page(request, "work/attendee_decide.html", status, deed=deed, here=here, refusal=shown, **fields)


def _editing(router: APIRouter, services: Services) -> None:
    @router.get("/edit", response_class=HTMLResponse)
    async def begin(attendee_id: str, request: Request, _who: Keeper) -> HTMLResponse:
        desk, attendee, conference = await _found(services, request, attendee_id)
        return await _form(desk, request, attendee, conference, attendee_form.begun(conference, attendee))

    @router.post("/edit", response_class=HTMLResponse)
    async def save(attendee_id: str, request: Request, _who: Keeper) -> Response:
        desk, attendee, conference = await _found(services, request, attendee_id)
        form = attendee_form.filled_in(conference, await request.form(max_fields=100, max_files=0))
        if form.errors:
            return await _form(desk, request, attendee, conference, form, WRONG)
        body = attendee_form.as_body(conference, form)
        _, refusal = await desk.do("PATCH", f"/attendees/{safe(attendee_id)}", body)
        if refusal is None:
            return RedirectResponse(f"{_here(attendee_id)}?done=edit", 303)
        attendee_form.refuse(conference, form, refusal.fields, refusal.rule)
        return await _form(desk, request, attendee, conference, form, WRONG, None if form.errors else refusal)


async def _found(services: Services, request: Request, attendee_id: str) -> tuple[Desk, Json, Json]:
    desk = Desk(services, request)
    attendee = await desk.get(f"/attendees/{safe(attendee_id)}")
    return desk, attendee, await desk.get(f"/conferences/{safe(attendee['conference_id'])}")


async def _form(
    desk: Desk,
    request: Request,
    attendee: Json,
    conference: Json,
    form: Form,
    status: int = 200,
    refusal: Refusal | None = None,
) -> HTMLResponse:
    names = await municipality_names(desk)
    places = [{"code": code, "name": name} for code, name in names.items()]
    choices: Json = {"sectors": SECTORS, "roles": ROLES, "municipalities": places, "here": _here(attendee["id"])}
    choices["refusal"] = refusal
    fields = {"attendee": attendee, "conference": conference, "form": form}
    return page(request, "work/attendee_edit.html", status, **fields, **choices)


def _here(attendee_id: str) -> str:
    return f"/start/attendees/{safe(attendee_id)}"
