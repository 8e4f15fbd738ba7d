"""Staff erase people: they say whom and by which decision, see what goes, and get a receipt."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.desk import Desk, Refusal
from gateway.forms import Form
from gateway.rendering import page
from gateway.services import Services
from gateway.visitor import Staff

FIELDS = ("email", "decision", "reason")
REASONS = ("asked-for", "no-longer-needed", "mistake")
ERRORS = {"email": "erasures_error_email", "decision": "erasures_error_decision", "reason": "choose"}
ON_A_PAGE = 50
WRONG = 422


def erasures(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/erasures")

    @router.get("", response_class=HTMLResponse)
    async def show(request: Request, _who: Staff, cursor: str = "") -> HTMLResponse:
        form = Form.empty(FIELDS, {"reason": REASONS[0]})
        return await _page(Desk(services, request), request, form, cursor)

    @router.post("", response_class=HTMLResponse)
    async def erase(request: Request, _who: Staff) -> Response:
        desk, sent = Desk(services, request), await request.form(max_fields=10, max_files=0)
        form = _checked(Form.of(sent, FIELDS))
        if form.errors:
            return await _page(desk, request, form, status=WRONG)
        if sent.get("sure") != "yes":
            return await _ask(desk, request, form)
        body = dict(form.values)
        made, refusal = await desk.do("POST", "/people/erasure", body, Idempotency_Key=form.key_of(body))
        if refusal is None:
            return RedirectResponse(f"/erasures/{made['id']}", 303)
        return await _refused(desk, request, form, refusal)

    return router


def _checked(form: Form) -> Form:
    form.need_address("email", ERRORS["email"])
    form.need("decision", ERRORS["decision"])
    form.need("reason", ERRORS["reason"], among=REASONS)
    return form


async def _ask(desk: Desk, request: Request, form: Form) -> HTMLResponse:
    """Show what goes, and ask whether it is to go."""
    held, refusal = await desk.do("POST", "/people/data", {"email": form["email"]})
    if refusal is not None:
        return await _refused(desk, request, form, refusal)
    return page(request, "work/erasure_ask.html", form=form, held=held)


async def _refused(desk: Desk, request: Request, form: Form, refusal: Refusal) -> HTMLResponse:
    form.refuse(refusal.fields, ERRORS, "erasures_error_email")
    return await _page(desk, request, form, status=WRONG, refusal=None if form.errors else refusal)


async def _page(
    desk: Desk, request: Request, form: Form, cursor: str = "", status: int = 200, refusal: Refusal | None = None
) -> HTMLResponse:
    found: dict[str, Any] = await desk.get("/erasures", limit=str(ON_A_PAGE), cursor=cursor)
    return page(request, "work/erasures.html", status, form=form, found=found, refusal=refusal, reasons=REASONS)
