"""The door on the day: a page for a phone that goes on without a network, what its script asks, and who walks in."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response

from gateway.desk import Desk, Refusal
from gateway.edge.headers import OTHER_DEVICES
from gateway.edge.static_files import ASKED_ANEW, STATIC
from gateway.pages.interest import all_municipalities
from gateway.paths import safe
from gateway.registration_form import ROLES, SECTORS
from gateway.rendering import SAFE_HEADERS, page, reader_language
from gateway.services import Services
from gateway.texts import Texts
from gateway.visitor import Staff
from gateway.walk_in_form import begun, body_of, filled_in, refused

PREFIX = "/start/conferences/{conference_id}/door"
WORKER = STATIC / "door" / "worker.js"
WORKER_HEADERS = {
    "Cache-Control": ASKED_ANEW,
    "Content-Security-Policy": "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
}
"""A worker asks the network for what it keeps."""
SCRIPTED = {
    "Content-Security-Policy": SAFE_HEADERS["Content-Security-Policy"]
    + "; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'",
    "Permissions-Policy": f"camera=(self), {OTHER_DEVICES}",
}
"""The one page of ours with a script: our own files alone, a reader of codes in WebAssembly, and the camera."""
STATUSES = (
    "confirmed",
    "offered",
    "waitlisted",
    "requested",
    "cancelled",
    "declined",
    "delegated",
    "lapsed",
    "refused",
)
BLANKS = ("came", "expected", "number", "status", "when", "who")
WORDS = (
    *("door_came", "door_queue", "door_fresh", "door_offline", "door_sign_in", "door_trouble"),
    *("door_welcome", "door_welcome_waits", "door_already", "door_no_place", "door_undone"),
    *("door_stranger", "door_stranger_waits", "door_not_ours", "door_camera_no", "door_scan", "door_scan_stop"),
    *("door_here", "door_not_here", "door_waits", "door_seen", "door_sign_out_waits"),
    *("attendee_check_in", "attendee_correct"),
)
OK, WRONG, CONFLICT = 200, 422, 409


def conference_door(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/start/door-worker.js")
    async def worker() -> FileResponse:
        """Keep the page on the device. It lies above the pages that it is for, and holds nothing of anybody."""
        return FileResponse(WORKER, media_type="text/javascript", headers=WORKER_HEADERS)

    @router.get(PREFIX, response_class=HTMLResponse)
    async def show(conference_id: str, request: Request, _who: Staff) -> HTMLResponse:
        desk = Desk(services, request)
        conference = await desk.get(f"/conferences/{safe(conference_id)}")
        words = words_of(Texts(desk.language))
        shown = page(request, "work/door.html", conference=conference, here=_here(conference_id), words=words)
        if conference["door_open"]:
            shown.headers.update(SCRIPTED)
        return shown

    @router.get(f"{PREFIX}/list")
    async def expected(conference_id: str, request: Request, _who: Staff, since: str = "") -> JSONResponse:
        told = await Desk(services, request).get(f"/conferences/{safe(conference_id)}/door", since=since[:50])
        return JSONResponse(told, headers={"Cache-Control": "no-store"})

    @router.post(f"{PREFIX}/check-ins")
    async def note(
        conference_id: str, request: Request, _who: Staff, body: Annotated[dict[str, Any], Body()]
    ) -> JSONResponse:
        path = f"/conferences/{safe(conference_id)}/check-ins"
        headers = {"Accept-Language": reader_language(request)}
        status, told = await services.ask("POST", path, json=body, headers=headers)
        return JSONResponse(told, status)

    _walking_in(router, services)
    return router


def _walking_in(router: APIRouter, services: Services) -> None:
    @router.get(f"{PREFIX}/walk-in", response_class=HTMLResponse)
    async def ask(conference_id: str, request: Request, _who: Staff, done: str = "") -> HTMLResponse:
        desk = Desk(services, request)
        come = await desk.get(f"/attendees/{safe(done)}") if done else None
        return await _form(services, desk, request, conference_id, begun(), come=come)

    @router.post(f"{PREFIX}/walk-in", response_class=HTMLResponse)
    async def let_in(conference_id: str, request: Request, _who: Staff) -> Response:
        desk, form = Desk(services, request), filled_in(await request.form(max_fields=20, max_files=0))
        if form.errors:
            return await _form(services, desk, request, conference_id, form, WRONG)
        path, body = f"/conferences/{safe(conference_id)}/walk-ins", body_of(form)
        come, refusal = await desk.do("POST", path, body, Idempotency_Key=form.key_of(body))
        if refusal is None:
            return RedirectResponse(f"{_here(conference_id)}/walk-in?done={come['id']}", 303)
        if refusal.fields:
            refused(form, refusal)
            return await _form(services, desk, request, conference_id, form, WRONG)
        return await _form(services, desk, request, conference_id, form, CONFLICT, refusal=refusal)


async def _form(
    services: Services,
    desk: Desk,
    request: Request,
    conference_id: str,
    form: Any,  # noqa: ANN401 - the template's
    status: int = OK,
    *,
    come: dict[str, Any] | None = None,
    refusal: Refusal | None = None,
) -> HTMLResponse:
    conference = await desk.get(f"/conferences/{safe(conference_id)}")
    choices = {"municipalities": await all_municipalities(services), "sectors": SECTORS, "roles": ROLES}
    told = {"come": come, "refusal": refusal, "here": _here(conference_id)}
    return page(request, "work/walk_in.html", status, conference=conference, form=form, **choices, **told)


def _here(conference_id: str) -> str:
    return PREFIX.format(conference_id=safe(conference_id))


def words_of(t: Texts) -> dict[str, str]:
    """Return what the script says, with its blanks left open."""
    blanks = {name: f"{{{name}}}" for name in BLANKS}
    return {key: t(key, **blanks) for key in (*WORDS, *(f"attendee_{one}" for one in STATUSES))}
