"""Staff keep whom to write to in each municipality, and ask those that were not heard from to declare interest."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.desk import Desk, Refusal
from gateway.forms import Form
from gateway.pages.work.municipalities import all_rows
from gateway.rendering import page
from gateway.services import Services
from gateway.visitor import Staff

FIELDS = ("name", "email")
ERRORS = {"name": "invite_error_name", "email": "error_address"}
SILENT = {"silent", "invited"}
CONFLICT, WRONG = 409, 422
Json = dict[str, Any]
Codes = Annotated[list[str], Query(alias="municipality_code")]


def invitations(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/municipalities")
    _asking(router, services)
    _contacts(router, services)
    return router


def _asking(router: APIRouter, services: Services) -> None:
    @router.get("/invitations", response_class=HTMLResponse)
    async def choose(request: Request, _who: Staff) -> HTMLResponse:
        return await _choice(Desk(services, request), request)

    @router.get("/invitations/confirmation", response_class=HTMLResponse)
    async def confirm(request: Request, _who: Staff, codes: Codes = []) -> HTMLResponse:  # noqa: B006 - never changed
        desk = Desk(services, request)
        chosen = [one for one in await all_rows(desk) if one["code"] in codes and one["may_be_asked"]]
        if not chosen:
            return await _choice(desk, request, wrong=True)
        return page(request, "work/invite_confirm.html", chosen=chosen, key=Form.empty(()).key, refusal=None)

    @router.post("/invitations", response_class=HTMLResponse)
    async def send(request: Request, _who: Staff) -> Response:
        desk, sent = Desk(services, request), await request.form(max_fields=30, max_files=0)
        form = Form.of(sent, (), several="municipality_code")
        if not form.chosen:
            return await _choice(desk, request, wrong=True)
        body = {"municipality_codes": sorted(form.chosen)}
        answer, refusal = await desk.do("POST", "/municipality-invitations", body, Idempotency_Key=form.key_of(body))
        rows = {one["code"]: one for one in await all_rows(desk)}
        if refusal is not None:
            chosen = [one for code, one in rows.items() if code in form.chosen]
            fields = {"chosen": chosen, "key": form.key, "refusal": refusal}
            return page(request, "work/invite_confirm.html", CONFLICT, **fields)
        return page(request, "work/invite_sent.html", rows=rows, **answer)


async def _choice(desk: Desk, request: Request, *, wrong: bool = False) -> HTMLResponse:
    rows = await all_rows(desk)
    form = Form.empty(())
    form.chosen = frozenset(one["code"] for one in rows if one["may_be_asked"] and one["step"] in SILENT and not wrong)
    if wrong:
        form.errors["municipality_code"] = "invite_error_none"
    return page(request, "work/invite.html", WRONG if wrong else 200, rows=rows, form=form)


def _contacts(router: APIRouter, services: Services) -> None:
    @router.get("/{code}/contact", response_class=HTMLResponse)
    async def show(code: str, request: Request, _who: Staff) -> HTMLResponse:
        place = await _place(Desk(services, request), code)
        known = place["contact"] or {}
        form = Form.empty(FIELDS, {name: known[name] for name in FIELDS if name in known})
        return _contact(request, place, form)

    @router.post("/{code}/contact", response_class=HTMLResponse)
    async def keep(code: str, request: Request, _who: Staff) -> Response:
        desk = Desk(services, request)
        place, form = await _place(desk, code), Form.of(await request.form(max_fields=10, max_files=0), FIELDS)
        refusal = await _keep(desk, place, form)
        if form.errors or refusal:
            return _contact(request, place, form, WRONG, refusal)
        return RedirectResponse("/start/municipalities?done=contact", 303)


async def _keep(desk: Desk, place: Json, form: Form) -> Refusal | None:
    """Keep the contact, or forget it where nothing was filled in; what is wrong stands in the form."""
    path = f"/municipalities/{place['code']}/contact"
    if not (form["name"] or form["email"]):
        return (await desk.do("DELETE", path))[1]
    form.need("name", ERRORS["name"])
    form.need_address("email", ERRORS["email"])
    if form.errors:
        return None
    language = (place["contact"] or {}).get("language", "sv")
    _, refusal = await desk.do("PUT", path, {"name": form["name"], "email": form["email"], "language": language})
    if refusal is not None and refusal.fields:
        form.refuse(refusal.fields, ERRORS, ERRORS["name"])
    return refusal


async def _place(desk: Desk, code: str) -> Json:
    found = (await desk.get("/municipalities"))["items"]
    place: Json | None = next((one for one in found if one["code"] == code), None)
    if place is None:
        raise HTTPException(404)
    return place


def _contact(
    request: Request, place: Json, form: Form, status: int = 200, refusal: Refusal | None = None
) -> HTMLResponse:
    shown = None if form.errors else refusal
    return page(request, "work/municipality_contact.html", status, place=place, form=form, refusal=shown)
