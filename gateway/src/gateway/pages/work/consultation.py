"""A booked consultation as those see it who work with it: the adviser, the coordinator, the staff."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.dates import has_come
from gateway.desk import Desk, Refusal
from gateway.forms import Form
from gateway.pages.work.booked import Booked, with_places
from gateway.paths import safe
from gateway.rendering import page
from gateway.services import Services
from gateway.times import free_times
from gateway.visitor import Visitor, need

Worker = Annotated[Visitor, Depends(need("adviser", "coordinator", "staff"))]
Concluder = Annotated[Visitor, Depends(need("adviser", "staff"))]
OUTCOMES = ("held", "missed")
DONE = ("moved", "cancelled", *OUTCOMES)
CONFLICT, WRONG = 409, 422


def consultation_at_work(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/consultations/{consultation_id}")

    @router.get("", response_class=HTMLResponse)
    async def show(consultation_id: str, request: Request, who: Worker, done: str = "") -> HTMLResponse:
        _, booked = await _found(services, request, consultation_id)
        return _page(request, booked, who, _outcome_form(), done=done)

    @router.post("/outcome", response_class=HTMLResponse)
    async def conclude(consultation_id: str, request: Request, who: Concluder) -> Response:
        desk, booked = await _found(services, request, consultation_id)
        form = Form.of(await request.form(max_fields=10, max_files=0), ("outcome", "notes"))
        form.need("outcome", "outcome_error", among=OUTCOMES)
        if form.errors:
            return _page(request, booked, who, form, WRONG)
        body = {"outcome": form["outcome"], "notes": form["notes"] or None}
        _, refusal = await desk.do("POST", f"{_path(consultation_id)}/outcome", body)
        if refusal is None:
            return _back(consultation_id, form["outcome"])
        return _page(request, booked, who, form, CONFLICT, refusal=refusal)

    _moving(router, services)
    _cancelling(router, services)
    return router


def _moving(router: APIRouter, services: Services) -> None:
    @router.get("/move", response_class=HTMLResponse)
    async def ask(consultation_id: str, request: Request, _who: Worker, cursor: str = "") -> HTMLResponse:
        _, booked = await _found(services, request, consultation_id)
        return await _times(services, request, booked, cursor)

    @router.post("/move", response_class=HTMLResponse)
    async def move(consultation_id: str, request: Request, _who: Worker) -> Response:
        desk, booked = await _found(services, request, consultation_id)
        slot = Form.of(await request.form(max_fields=5, max_files=0), ("slot",))["slot"]
        if not slot:
            return await _times(services, request, booked, problem="move_error_choose", status=WRONG)
        _, refusal = await desk.do("POST", f"{_path(consultation_id)}/move", {"slot_id": slot})
        if refusal is None:
            return _back(consultation_id, "moved")
        return await _times(services, request, booked, reason=refusal.sentence, status=CONFLICT)


def _cancelling(router: APIRouter, services: Services) -> None:
    @router.get("/cancel", response_class=HTMLResponse)
    async def ask(consultation_id: str, request: Request, _who: Worker) -> HTMLResponse:
        _, booked = await _found(services, request, consultation_id)
        return page(request, "consultation_cancel.html", **_fields(booked))

    @router.post("/cancel", response_class=HTMLResponse)
    async def cancel(consultation_id: str, request: Request, who: Worker) -> Response:
        desk, booked = await _found(services, request, consultation_id)
        reason = Form.of(await request.form(max_fields=5, max_files=0), ("reason",))["reason"]
        _, refusal = await desk.do("POST", f"{_path(consultation_id)}/cancellation", {"reason": reason or None})
        if refusal is None:
            return _back(consultation_id, "cancelled")
        return _page(request, booked, who, _outcome_form(), CONFLICT, refusal=refusal)


async def _found(services: Services, request: Request, consultation_id: str) -> tuple[Desk, Booked]:
    desk = Desk(services, request)
    return desk, (await with_places(desk, [await desk.get(_path(consultation_id))]))[0]


def _path(consultation_id: str) -> str:
    return f"/consultations/{safe(consultation_id)}"


def _outcome_form() -> Form:
    return Form.empty(("outcome", "notes"))


def _fields(booked: Booked) -> dict[str, Any]:
    return {"consultation": booked, "name": booked["municipality"], "here": f"/start/consultations/{booked['id']}"}


def _page(
    request: Request,
    booked: Booked,
    who: Visitor,
    form: Form,
    status: int = 200,
    *,
    done: str = "",
    refusal: Refusal | None = None,
) -> HTMLResponse:
    ahead = booked["status"] == "booked" and not has_come(booked["starts_at"])
    due = booked["status"] == "booked" and not ahead
    may = {"concludes": who.is_any("adviser", "staff"), "renews": who.is_any("coordinator", "staff")}
    fields = _fields(booked) | {"ahead": ahead, "due": due} | may
    shown = done if done in DONE else ""
    return page(request, "work/consultation.html", status, form=form, done=shown, refusal=refusal, **fields)


async def _times(
    services: Services, request: Request, booked: Booked, cursor: str = "", status: int = 200, **said: str
) -> HTMLResponse:
    narrowed = {"adviser_id": booked["adviser"]["id"], "track": booked["track"]}
    times = await free_times(services, cursor, **narrowed)
    told = {"problem": "", "reason": ""} | said
    return page(request, "move.html", status, times=times, **_fields(booked), **told)


def _back(consultation_id: str, done: str) -> Response:
    return RedirectResponse(f"/start/consultations/{consultation_id}?done={done}", 303)
