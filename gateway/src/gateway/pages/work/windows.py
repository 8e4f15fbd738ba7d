"""When consultations can be booked: staff plan, open and close the booking of each track."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.dates import moment_of
from gateway.desk import Desk, Refusal
from gateway.forms import Form
from gateway.pages.articles import TRACKS
from gateway.paths import safe
from gateway.rendering import page
from gateway.services import Services
from gateway.visitor import Staff

FIELDS = ("track", "opens", "opens_on", "closes_on")
OPENS = ("now", "held", "day")
ERRORS = {
    "track": "consultation_error_track",
    "opens": "choose",
    "opens_on": "times_error_date",
    "closes_on": "windows_error_closes",
}
RULES = {
    "booking-window-closes-too-early": ("closes_on", "windows_error_early"),
    "booking-window-exists": ("track", "windows_error_exists"),
}
NAMED = {"opens_at": "opens_on", "closes_at": "closes_on"}
CONFLICT, WRONG = 409, 422
Json = dict[str, Any]


async def by_track(desk: Desk) -> list[Json]:
    """Return each track with its booking window, if it has one that is not over."""
    windows = (await desk.get("/booking-windows"))["items"]
    current = {one["track"]: one for one in windows if one["status"] != "closed"}
    return [{"track": track, "window": current.get(track)} for track in TRACKS]


def windows(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/booking")

    @router.get("", response_class=HTMLResponse)
    async def show(request: Request, _who: Staff) -> HTMLResponse:
        return await _page(Desk(services, request), request, Form.empty(FIELDS, {"opens": OPENS[0]}))

    @router.post("", response_class=HTMLResponse)
    async def open_(request: Request, _who: Staff) -> Response:
        desk, form = Desk(services, request), _checked(Form.of(await request.form(max_fields=10, max_files=0), FIELDS))
        if form.errors:
            return await _page(desk, request, form, WRONG)
        body = _body(form)
        _, refusal = await desk.do("POST", "/booking-windows", body, Idempotency_Key=form.key_of(body))
        if refusal is None:
            return RedirectResponse("/start/booking", 303)
        _refuse(form, refusal)
        return await _page(desk, request, form, WRONG, None if form.errors else refusal)

    @router.post("/{window_id}/closing", response_class=HTMLResponse)
    async def close(window_id: str, request: Request, _who: Staff) -> Response:
        desk = Desk(services, request)
        _, refusal = await desk.do("POST", f"/booking-windows/{safe(window_id)}/closing")
        if refusal is None:
            return RedirectResponse("/start/booking", 303)
        return await _page(desk, request, Form.empty(FIELDS, {"opens": OPENS[0]}), CONFLICT, refusal)

    return router


def _checked(form: Form) -> Form:
    form.need("track", ERRORS["track"], among=TRACKS)
    form.need("opens", ERRORS["opens"], among=OPENS)
    if form["opens"] == "day" and moment_of(form["opens_on"], "00:00") is None:
        form.errors["opens_on"] = ERRORS["opens_on"]
    if moment_of(form["closes_on"], "00:00") is None:
        form.errors["closes_on"] = ERRORS["closes_on"]
    return form


def _body(form: Form) -> Json:
    """Return the body for scheduling: days begin and end at midnight here."""
    body: Json = {"track": form["track"], "closes_at": moment_of(form["closes_on"], "23:59")}
    if form["opens"] == "day":
        body["opens_at"] = moment_of(form["opens_on"], "00:00")
    if form["opens"] == "held":
        body["opens_when_held"] = True
    return body


def _refuse(form: Form, refusal: Refusal) -> None:
    for one in refusal.fields:
        name = NAMED.get(one.rpartition(".")[2], "closes_on")
        form.errors[name] = ERRORS[name]
    if not form.errors and refusal.rule in RULES:
        field, text = RULES[refusal.rule]
        form.errors[field] = text


async def _page(
    desk: Desk, request: Request, form: Form, status: int = 200, refusal: Refusal | None = None
) -> HTMLResponse:
    tracks = await by_track(desk)
    return page(request, "work/windows.html", status, form=form, refusal=refusal, tracks=tracks, opens=OPENS)
