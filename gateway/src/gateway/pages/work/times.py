"""An adviser's own free times: see them, publish more, withdraw one."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.desk import Desk, Refusal
from gateway.forms import Form
from gateway.pages.articles import TRACKS
from gateway.paths import safe
from gateway.rendering import page
from gateway.services import Services
from gateway.times import Times
from gateway.times_form import ERRORS, FIELDS, LENGTHS, MODES, USUAL, WEEKS, as_body, checked, refuse
from gateway.visitor import Visitor, need

Adviser = Annotated[Visitor, Depends(need("adviser"))]
DONE = ("published", "withdrawn")
ON_A_PAGE = 20
CONFLICT, WRONG = 409, 422


def times(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/times")

    @router.get("", response_class=HTMLResponse)
    async def show(request: Request, who: Adviser, cursor: str = "", done: str = "") -> HTMLResponse:
        return await _list(Desk(services, request), request, who, cursor=cursor, done=done)

    @router.post("/{slot_id}/withdrawal", response_class=HTMLResponse)
    async def withdraw(slot_id: str, request: Request, who: Adviser) -> Response:
        desk = Desk(services, request)
        _, refusal = await desk.do("DELETE", f"/slots/{safe(slot_id)}")
        if refusal is None:
            return RedirectResponse("/start/times?done=withdrawn", 303)
        return await _list(desk, request, who, CONFLICT, refusal=refusal)

    _publishing(router, services)
    return router


def _publishing(router: APIRouter, services: Services) -> None:
    @router.get("/new", response_class=HTMLResponse)
    async def begin(request: Request, who: Adviser) -> HTMLResponse:
        form = Form.empty(FIELDS, USUAL)
        form.chosen = frozenset(MODES)
        return await _form(Desk(services, request), request, who, form)

    @router.post("", response_class=HTMLResponse)
    async def publish(request: Request, who: Adviser) -> Response:
        desk = Desk(services, request)
        form = checked(Form.of(await request.form(max_fields=30, max_files=0), FIELDS, several="modes"))
        if form.errors:
            return await _form(desk, request, who, form, WRONG)
        body = as_body(form, who.account.rights.adviser)
        _, refusal = await desk.do("POST", "/slots", body, Idempotency_Key=form.key_of(body))
        if refusal is None:
            return RedirectResponse("/start/times?done=published", 303)
        refuse(form, refusal)
        return await _form(desk, request, who, form, WRONG, None if form.errors else refusal)


async def _list(
    desk: Desk,
    request: Request,
    who: Visitor,
    status: int = 200,
    **said: Any,  # noqa: ANN401 - for the template
) -> HTMLResponse:
    wanted = {"adviser_id": who.account.rights.adviser, "free": "true", "limit": str(ON_A_PAGE)}
    found = await desk.get("/slots", cursor=said.pop("cursor", ""), **wanted)
    done = said.get("done", "")
    fields = {"refusal": None} | said | {"done": done if done in DONE else ""}
    return page(request, "work/times.html", status, times=Times(found["items"], found["next_cursor"]), **fields)


async def _form(
    desk: Desk, request: Request, who: Visitor, form: Form, status: int = 200, refusal: Refusal | None = None
) -> HTMLResponse:
    """Show the form; the track is asked for only where the adviser has several."""
    found = await desk.get("/advisers")
    own = next((one["tracks"] for one in found["items"] if one["id"] == who.account.rights.adviser), TRACKS)
    choices = {"tracks": own, "lengths": LENGTHS, "weeks": WEEKS, "modes": MODES}
    return page(request, "work/times_new.html", status, form=form, refusal=refusal, errors=ERRORS, **choices)
