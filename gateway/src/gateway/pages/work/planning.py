"""Staff plan conferences: draft or copy one, change it, announce it, cancel it, say that it has been held."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway import plan_form, plan_rows
from gateway.desk import Desk, Part, Refusal, part
from gateway.forms import Form
from gateway.pages.articles import TRACKS
from gateway.pages.work.booked import municipality_names
from gateway.pages.work.conference_invitations import all_asked
from gateway.paths import safe
from gateway.registration_form import SECTORS
from gateway.rendering import page, reader_language
from gateway.services import Services
from gateway.sorting import in_order
from gateway.visitor import Staff

DEEDS = {"announce": "announcement", "cancel": "cancellation", "complete": "completion"}
ORDER = ("draft", "announced", "held", "cancelled")
DONE = ("saved", *DEEDS)
CONFLICT, WRONG = 409, 422
Json = dict[str, Any]
Names = Mapping[str, str]
"""Of the municipalities, by code."""


def planning(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/conferences")

    @router.get("", response_class=HTMLResponse)
    async def show_all(request: Request, _who: Staff) -> HTMLResponse:
        found = await Desk(services, request).all("/conferences", limit="200")
        groups = [(status, [one for one in found if one["status"] == status]) for status in ORDER]
        return page(request, "work/conferences.html", groups=[(status, each) for status, each in groups if each])

    _creating(router, services)

    @router.get("/{conference_id}", response_class=HTMLResponse)
    async def show(conference_id: str, request: Request, _who: Staff, done: str = "") -> HTMLResponse:
        desk = Desk(services, request)
        conference = await desk.get(f"/conferences/{safe(conference_id)}")
        return await _overview(desk, request, conference, done=done)

    _editing(router, services)
    for deed in DEEDS:
        _deciding(router, services, deed)
    return router


def _creating(router: APIRouter, services: Services) -> None:
    @router.get("/new", response_class=HTMLResponse)
    async def begin(request: Request, _who: Staff, like: str = "") -> HTMLResponse:
        desk = Desk(services, request)
        before = await desk.get(f"/conferences/{safe(like)}") if like else None
        names = await municipality_names(desk)
        return _form(request, plan_form.begun(before, names, copied=True), "/start/conferences", names)

    @router.post("", response_class=HTMLResponse)
    async def create(request: Request, _who: Staff) -> Response:
        desk = Desk(services, request)
        names = await municipality_names(desk)
        form = plan_form.filled_in(await request.form(max_fields=800, max_files=0), names)
        if form.errors:
            return _form(request, form, "/start/conferences", names, WRONG)
        body = plan_form.as_body(form)
        made, refusal = await desk.do("POST", "/conferences", body, Idempotency_Key=form.key_of(body))
        if refusal is None:
            return RedirectResponse(f"{_here(made['id'])}?done=saved", 303)
        return _refused(request, form, "/start/conferences", names, refusal)


def _editing(router: APIRouter, services: Services) -> None:
    @router.get("/{conference_id}/edit", response_class=HTMLResponse)
    async def begin(conference_id: str, request: Request, _who: Staff) -> HTMLResponse:
        desk = Desk(services, request)
        conference, names = await desk.get(f"/conferences/{safe(conference_id)}"), await municipality_names(desk)
        form = plan_form.begun(conference, names)
        return _form(request, form, f"{_here(conference_id)}/edit", names, conference=conference)

    @router.post("/{conference_id}/edit", response_class=HTMLResponse)
    async def save(conference_id: str, request: Request, _who: Staff) -> Response:
        desk, place = Desk(services, request), f"/conferences/{safe(conference_id)}"
        conference, names = await desk.get(place), await municipality_names(desk)
        form = plan_form.filled_in(await request.form(max_fields=800, max_files=0), names)
        action = f"{_here(conference_id)}/edit"
        if form.errors:
            return _form(request, form, action, names, WRONG, conference=conference)
        body = plan_form.as_body(form, conference)
        del body["programme"]
        _, refusal = await desk.do("PATCH", place, body, If_Match=f'"{form["version"]}"')
        if refusal is None:
            return RedirectResponse(f"{_here(conference_id)}?done=saved", 303)
        return _refused(request, form, action, names, refusal, conference=conference)


def _deciding(router: APIRouter, services: Services, deed: str) -> None:
    @router.get(f"/{{conference_id}}/{deed}", response_class=HTMLResponse)
    async def ask(conference_id: str, request: Request, _who: Staff) -> HTMLResponse:
        conference = await Desk(services, request).get(f"/conferences/{safe(conference_id)}")
        return _question(request, deed, conference)

    @router.post(f"/{{conference_id}}/{deed}", response_class=HTMLResponse)
    async def decide(conference_id: str, request: Request, _who: Staff) -> Response:
        desk, place = Desk(services, request), f"/conferences/{safe(conference_id)}"
        form = Form.of(await request.form(max_fields=5, max_files=0), ("reason",))
        body = {"reason": form["reason"]} if form["reason"] and deed == "cancel" else None
        _, refusal = await desk.do("POST", f"{place}/{DEEDS[deed]}", body)
        if refusal is None:
            return RedirectResponse(f"{_here(conference_id)}?done={deed}", 303)
        return await _overview(desk, request, await desk.get(place), CONFLICT, refusal=refusal)


def _here(conference_id: str) -> str:
    return f"/start/conferences/{safe(conference_id)}"


def _question(request: Request, deed: str, conference: Json) -> HTMLResponse:
    fields: Json = {"deed": deed, "conference": conference, "here": _here(conference["id"])}
    return page(request, "work/conference_decide.html", form=Form.empty(("reason",)), **fields)


async def _overview(
    desk: Desk, request: Request, conference: Json, status: int = 200, *, done: str = "", refusal: Refusal | None = None
) -> HTMLResponse:
    asked: Part[Json] = Part()
    if conference["status"] != "draft":
        asked = await part(all_asked(desk, conference["id"]))
    fields = {"conference": conference, "here": _here(conference["id"]), "asked": asked}
    fields["door"] = conference["door_open"]
    said = done if done in DONE else ""
    return page(request, "work/conference.html", status, done=said, refusal=refusal, **fields)


def _refused(
    request: Request, form: Form, action: str, names: Names, refusal: Refusal, conference: Json | None = None
) -> HTMLResponse:
    plan_form.refuse(form, refusal)
    return _form(request, form, action, names, WRONG, conference=conference, refusal=None if form.errors else refusal)


def _form(
    request: Request,
    form: Form,
    action: str,
    names: Names,
    status: int = 200,
    *,
    conference: Json | None = None,
    refusal: Refusal | None = None,
) -> HTMLResponse:
    rows = {kind: plan_rows.rows_of(form, kind) for kind in ("session", "question")}
    places = dict(in_order(names.items(), reader_language(request), lambda one: one[1]))
    choices: Json = {"tracks": TRACKS, "sectors": SECTORS, "kinds": plan_rows.KINDS, "rows": rows, "names": places}
    fields = {"form": form, "action": action, "conference": conference, "refusal": refusal}
    return page(request, "work/conference_plan.html", status, **fields, **choices)
