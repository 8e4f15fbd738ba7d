"""A person's own registration, opened by the link in the mail: see it, show its code at the door, and leave it."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from gateway import attendee_form
from gateway.door import in_pieces
from gateway.forms import Form
from gateway.links import GONE, authorization, id_in
from gateway.links import refused as link_refused
from gateway.pages.delegate import begun, filled_in, hand_over, refused
from gateway.pages.interest import all_municipalities
from gateway.qr_code import code_of
from gateway.registration_form import ROLES, SECTORS
from gateway.rendering import page
from gateway.services import Services

OK = 200
COMING = frozenset({"requested", "confirmed", "waitlisted", "offered"})
SVG = "image/svg+xml"
ANSWERS = {"accept": "offer-acceptance", "fewer": "fewer-acceptance"}
WAYS_OUT = {"cancel": "cancellation", "decline": "declination"}


def own(services: Services, public_url: str) -> APIRouter:
    """Return the routes of the own page; what the code at the door leads to begins with `public_url`."""
    router = APIRouter(include_in_schema=False)

    @router.get("/my/{token}", response_class=HTMLResponse)
    async def show(token: str, request: Request) -> HTMLResponse:
        return await _own_page(services, request, token, "own.html")

    @router.get("/my/{token}/code.svg")
    async def code(token: str) -> Response:
        status, attendee = await _attendee(services, token)
        if status != OK:
            raise HTTPException(404)
        return Response(code_of(f"{public_url.rstrip('/')}/start/attendees/{attendee['id']}"), media_type=SVG)

    _certified(router, services)
    for way in WAYS_OUT:
        _leaving(router, services, way)
    for way in ANSWERS:
        _answering(router, services, way)
    _delegating(router, services)
    _editing(router, services)
    return router


def _certified(router: APIRouter, services: Services) -> None:
    @router.get("/my/{token}/certificate.pdf")
    async def certificate(token: str, request: Request) -> Response:
        answer = await services.open(f"/attendees/{id_in(token)}/certificate.pdf", "", authorization(token))
        if answer.status == OK:
            return in_pieces(answer)
        answer.release()
        return await _own_page(services, request, token, "own.html")  # it says how things stand


def _leaving(router: APIRouter, services: Services, way: str) -> None:
    @router.get(f"/my/{{token}}/{way}", response_class=HTMLResponse)
    async def ask(token: str, request: Request) -> HTMLResponse:
        return await _own_page(services, request, token, "leave.html", way=way)

    @router.post(f"/my/{{token}}/{way}", response_class=HTMLResponse)
    async def leave(token: str, request: Request) -> HTMLResponse:
        await services.ask("POST", f"/attendees/{id_in(token)}/{WAYS_OUT[way]}", headers=authorization(token))
        return await _own_page(services, request, token, "own.html")


def _answering(router: APIRouter, services: Services, way: str) -> None:
    @router.post(f"/my/{{token}}/{way}", response_class=HTMLResponse)
    async def answer(token: str, request: Request) -> HTMLResponse:
        """Say yes to the offered place, or to fewer places than people; who is too late sees so on the page."""
        await services.ask("POST", f"/attendees/{id_in(token)}/{ANSWERS[way]}", headers=authorization(token))
        return await _own_page(services, request, token, "own.html")


def _editing(router: APIRouter, services: Services) -> None:
    @router.get("/my/{token}/edit", response_class=HTMLResponse)
    async def begin(token: str, request: Request) -> HTMLResponse:
        return await _edit_page(services, request, token)

    @router.post("/my/{token}/edit", response_class=HTMLResponse)
    async def save(token: str, request: Request) -> HTMLResponse:
        status, attendee = await _attendee(services, token)
        if status != OK:
            return link_refused(request, attendee)
        _, conference = await services.ask("GET", f"/conferences/{attendee['conference_id']}")
        form = attendee_form.filled_in(conference, await request.form(max_fields=100, max_files=0))
        if not form.errors:
            status, answer = await _edited(services, token, conference, form)
            if status == OK:
                return await _after_editing(services, request, token, answer)
        if not form.errors:
            return await _own_page(services, request, token, "own.html")
        shown = await _edit_page(services, request, token, form)
        shown.status_code = 422 if shown.status_code == OK else shown.status_code
        return shown


async def _edited(services: Services, token: str, conference: Any, form: Form) -> tuple[int, Any]:  # noqa: ANN401
    """Send the changes; what registration does not accept stands in the form."""
    body = attendee_form.as_body(conference, form)
    status, answer = await services.ask("PATCH", f"/attendees/{id_in(token)}", json=body, headers=authorization(token))
    fields = tuple(one["field"] for one in answer.get("errors", ())) if status != OK else ()
    attendee_form.refuse(conference, form, fields, answer.get("type", "").rpartition("/")[2])
    return status, answer


async def _after_editing(services: Services, request: Request, token: str, edited: Any) -> HTMLResponse:  # noqa: ANN401
    """Return the own page; who has given another address finds the link to it there."""
    status, _ = await _attendee(services, token)
    if status == GONE:
        return page(request, "handed_over.html", name=edited["name"], email=edited["email"])
    return await _own_page(services, request, token, "own.html", edited=True)


async def _edit_page(services: Services, request: Request, token: str, form: Form | None = None) -> HTMLResponse:
    status, attendee = await _attendee(services, token)
    if status != OK:
        return link_refused(request, attendee)
    _, conference = await services.ask("GET", f"/conferences/{attendee['conference_id']}")
    filled = form or attendee_form.begun(conference, attendee)
    return await _own_page(services, request, token, "edit.html", form=filled, **await _choices(services))


def _delegating(router: APIRouter, services: Services) -> None:
    @router.get("/my/{token}/delegate", response_class=HTMLResponse)
    async def ask(token: str, request: Request) -> HTMLResponse:
        status, attendee = await _attendee(services, token)
        form = begun(attendee) if status == OK else None
        return await _own_page(services, request, token, "delegate.html", form=form, **await _choices(services))

    @router.post("/my/{token}/delegate", response_class=HTMLResponse)
    async def delegate(token: str, request: Request) -> Response:
        form = filled_in(await request.form(max_fields=20, max_files=0))
        if not form.errors:
            status, answer = await hand_over(services, token, form)
            if status != OK and answer.get("errors"):
                rule = answer["type"].rpartition("/")[2]
                refused(form, (one["field"] for one in answer["errors"]), rule)
        if not form.errors:
            return await _own_page(services, request, token, "own.html")
        shown = await _own_page(services, request, token, "delegate.html", form=form, **await _choices(services))
        shown.status_code = 422 if shown.status_code == OK else shown.status_code
        return shown


async def _choices(services: Services) -> dict[str, Any]:
    municipalities = await all_municipalities(services)
    return {"municipalities": municipalities, "sectors": SECTORS, "roles": ROLES}


async def _attendee(services: Services, token: str) -> tuple[int, Any]:
    return await services.ask("GET", f"/attendees/{id_in(token)}", headers=authorization(token))


async def _own_page(
    services: Services,
    request: Request,
    token: str,
    template: str,
    **fields: Any,  # noqa: ANN401 - what the template shows besides
) -> HTMLResponse:
    """Return the page; who has left or come already gets the own page, whatever was asked for."""
    status, attendee = await _attendee(services, token)
    if status != OK:
        return link_refused(request, attendee)
    _, conference = await services.ask("GET", f"/conferences/{attendee['conference_id']}")
    coming = attendee["status"] in COMING and not attendee["checked_in_at"]
    leaves = coming and conference["status"] == "announced"
    shown = template if leaves else "own.html"
    said = {"edited": False} | fields
    return page(request, shown, attendee=attendee, conference=conference, token=token, leaves=leaves, **said)
