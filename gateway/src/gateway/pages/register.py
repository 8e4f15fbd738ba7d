"""Registering to a conference: three steps, then the answer."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway import visitor
from gateway.pages.conference import conference_or_404
from gateway.pages.privacy import present_notice
from gateway.registration_form import ROLES, SECTORS, STEPS, RegistrationForm
from gateway.rendering import page, reader_language
from gateway.room import is_full
from gateway.services import Services
from gateway.taking_part import field_names


def register(services: Services) -> APIRouter:
    """Return the routes of registering."""
    router = APIRouter(include_in_schema=False)

    @router.get("/conferences/{conference_id}/register", response_class=HTMLResponse)
    async def begin(conference_id: str, request: Request) -> Response:
        conference = await conference_or_404(services, conference_id)
        if conference["registration"] != "open" or is_full(conference):
            return RedirectResponse(f"/conferences/{conference_id}", 303)
        return await _form(services, request, conference, _begun(conference, request))

    @router.post("/conferences/{conference_id}/register", response_class=HTMLResponse)
    async def go_on(conference_id: str, request: Request) -> Response:
        conference = await conference_or_404(services, conference_id)
        language = reader_language(request)
        sent = await request.form(max_fields=400, max_files=0)
        form = RegistrationForm.of(conference, sent, language)
        if not form.act(str(sent.get("action", "")), language):
            return await _form(services, request, conference, form)
        return await _send(services, request, conference, form)

    return router


def _begun(conference: dict[str, Any], request: Request) -> RegistrationForm:
    """Return the form as it is first shown, with the municipality that a link names, or that one coordinates."""
    who = visitor.current()
    own = who.account.rights.municipalities if who else ()
    code = request.query_params.get("municipality_code") or (own[0] if len(own) == 1 else "")
    known = {"municipality_code": code} if code else {}
    return RegistrationForm.empty(conference, reader_language(request), **known)


async def _send(
    services: Services, request: Request, conference: dict[str, Any], form: RegistrationForm
) -> HTMLResponse:
    """Register; the form's key makes a second press of the button, or a reload, give the same answer."""
    status, answer = await services.ask(
        "POST",
        f"/conferences/{conference['id']}/attendees",
        json=form.body(),
        headers={"Idempotency-Key": form.key, "Accept-Language": reader_language(request)},
    )
    if status == 201:  # noqa: PLR2004 - created
        return page(request, "answer.html", conference=conference, answer=answer)
    if wrong := [one["field"] for one in answer.get("errors", ())]:
        form.refuse(wrong, answer["type"].rpartition("/")[2])
        return await _form(services, request, conference, form)
    return page(request, "refused.html", status, conference=conference, reason=answer["detail"])


async def _form(
    services: Services, request: Request, conference: dict[str, Any], form: RegistrationForm
) -> HTMLResponse:
    _, municipalities = await services.ask("GET", "/municipalities")
    if form.step == STEPS:
        form.notice = (await present_notice(services))["number"]
    status = 422 if form.errors else 200
    fields = {"conference": conference, "form": form, "municipalities": municipalities["items"]}
    return page(request, "register.html", status, **fields, sectors=SECTORS, roles=ROLES, asked=field_names(conference))
