"""Staff publish a version of the privacy notice: they begin with the present one, and see it whole before it holds."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.desk import Desk
from gateway.forms import Form
from gateway.rendering import page
from gateway.services import Services
from gateway.visitor import Staff

HERE = "/start/privacy"
LANGUAGES = ("sv", "en")
ERRORS = {"sv": "privacy_error_sv", "en": "privacy_error_en"}
WRONG = 422
Json = dict[str, Any]


def privacy_at_work(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False)

    @router.get(HERE, response_class=HTMLResponse)
    async def begin(request: Request, _who: Staff, done: str = "") -> HTMLResponse:
        notice = await _present(services, request)
        return _page(request, notice, Form.empty(LANGUAGES, notice["text"]), done=done == "yes")

    @router.post(HERE, response_class=HTMLResponse)
    async def publish(request: Request, _who: Staff) -> Response:
        sent = await request.form(max_fields=10, max_files=0)
        form = Form.of(sent, LANGUAGES)
        for one in LANGUAGES:
            form.need(one, ERRORS[one])
        if form.errors or sent.get("again") == "yes":
            return _page(request, await _present(services, request), form)
        if sent.get("sure") != "yes":
            return page(request, "work/privacy_ask.html", form=form)
        return await _publish(services, request, form)

    return router


async def _publish(services: Services, request: Request, form: Form) -> Response:
    body = {"text": {one: form[one] for one in LANGUAGES}}
    desk = Desk(services, request)
    _, refusal = await desk.do("POST", "/privacy-notices", body, Idempotency_Key=form.key_of(body))
    if refusal is None:
        return RedirectResponse(f"{HERE}?done=yes", 303)
    form.refuse(refusal.fields or LANGUAGES, ERRORS, ERRORS["sv"])
    return _page(request, await _present(services, request), form)


async def _present(services: Services, request: Request) -> Json:
    """Return the version that holds now."""
    found = await Desk(services, request).get("/privacy-notices")
    notice: Json = found["items"][0]
    return notice


def _page(request: Request, notice: Json, form: Form, *, done: bool = False) -> HTMLResponse:
    status = WRONG if form.errors else 200
    return page(request, "work/privacy.html", status, notice=notice, form=form, done=done)
