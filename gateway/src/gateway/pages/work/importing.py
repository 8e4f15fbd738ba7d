"""Registering the people of a file: choose it, look at what each row becomes, register.

Nothing is kept in between: the file goes along with the form, and what is registered is what was looked at.
"""

import base64
import binascii
import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from gateway.desk import Desk, Refusal
from gateway.door import in_pieces
from gateway.forms import Form
from gateway.pages.work.booked import municipality_names
from gateway.paths import safe
from gateway.rendering import page, reader_language
from gateway.services import Services
from gateway.sorting import in_order
from gateway.visitor import Visitor, need

Keeper = Annotated[Visitor, Depends(need("staff", "coordinator"))]
"""Coordinators register the people of their own municipalities alone."""
FORMS = ("xlsx", "csv")
FIELDS = ("how", "content", "consent", "rows")
HOW = ("each", "together")
OK, TOO_LARGE, WRONG = 200, 413, 422
STANDINGS = ("confirmed", "waitlisted", "requested", "already", "repeated", "wrong")
NEW = ("confirmed", "waitlisted", "requested")
Json = dict[str, Any]


def importing(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/conferences/{conference_id}/import")
    _choosing(router, services)
    _registering(router, services)
    for form in FORMS:
        _template(router, services, form)
    return router


def _choosing(router: APIRouter, services: Services) -> None:
    @router.get("", response_class=HTMLResponse)
    async def choose(conference_id: str, request: Request, who: Keeper, how: str = "") -> Response:
        desk = Desk(services, request)
        conference = await desk.get(f"/conferences/{safe(conference_id)}")
        if conference["registration"] != "open":
            return RedirectResponse(f"/start/conferences/{safe(conference_id)}/attendees", 303)
        return await _choice(desk, request, who, conference, Form.empty(FIELDS, {"how": how if how in HOW else HOW[0]}))

    @router.post("", response_class=HTMLResponse)
    async def look(conference_id: str, request: Request, who: Keeper) -> Response:
        desk = Desk(services, request)
        conference = await desk.get(f"/conferences/{safe(conference_id)}")
        form, content = await _brought(request)
        if form.errors:
            return await _choice(desk, request, who, conference, form)
        return await _preview(desk, request, who, conference, form, content)


def _registering(router: APIRouter, services: Services) -> None:
    @router.post("/registration", response_class=HTMLResponse)
    async def register(conference_id: str, request: Request, who: Keeper) -> Response:
        desk = Desk(services, request)
        conference = await desk.get(f"/conferences/{safe(conference_id)}")
        form = _read(await request.form(max_fields=10, max_files=0))
        content = _unpacked(form["content"])
        form.need("consent", "error_consent", among=("yes",))
        if form.errors:
            return await _preview(desk, request, who, conference, form, content)
        answer, refusal = await desk.hand_in(
            _path(conference), content, _choices(form) | {"privacy_notice": "true"}, Idempotency_Key=_key(form, content)
        )
        if refusal is not None:
            return await _preview(desk, request, who, conference, form, content, refusal)
        return page(request, "work/import_done.html", conference=conference, here=_here(conference), **_told(answer))


def _template(router: APIRouter, services: Services, form: str) -> None:
    @router.get(f"/template.{form}")
    async def template(conference_id: str, request: Request, _who: Keeper) -> Response:
        place = f"/conferences/{safe(conference_id)}/attendee-template.{form}"
        answer = await services.open(place, "", {"Accept-Language": reader_language(request)})
        if answer.status != OK:
            answer.release()
            raise HTTPException(answer.status)
        return in_pieces(answer)


async def _brought(request: Request) -> tuple[Form, bytes]:
    """Return the form with the file that was brought, or with what is wrong with it."""
    try:
        sent = await request.form(max_fields=10, max_files=1)
    except HTTPException as error:
        if error.status_code != TOO_LARGE:
            raise
        return Form(dict.fromkeys(FIELDS, "") | {"how": HOW[0]}, errors={"file": "import_error_large"}), b""
    form, file = _read(sent), sent.get("file")
    content = await file.read() if isinstance(file, UploadFile) else b""
    if not content:
        form.errors["file"] = "import_error_file"
    return form, content


def _read(sent: FormData) -> Form:
    form = Form.of(sent, FIELDS)
    form.values["how"] = form["how"] if form["how"] in HOW else HOW[0]
    return form


def _packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode()


def _unpacked(text: str) -> bytes:
    """Return the file that went along; what is none is refused like any other that cannot be read."""
    try:
        return base64.urlsafe_b64decode(text)
    except (binascii.Error, ValueError):
        return b""


def _choices(form: Form) -> dict[str, str]:
    chosen = {"together": form["how"] == "together", "skip_wrong": form["rows"] == "good"}
    return {name: "true" for name, value in chosen.items() if value}


def _key(form: Form, content: bytes) -> str:
    return form.key_of([hashlib.sha256(content).hexdigest(), _choices(form)])


def _path(conference: Json) -> str:
    return f"/conferences/{safe(conference['id'])}/attendee-imports"


def _here(conference: Json) -> str:
    return f"/start/conferences/{safe(conference['id'])}/import"


async def _choice(
    desk: Desk, request: Request, who: Visitor, conference: Json, form: Form, refusal: Refusal | None = None
) -> HTMLResponse:
    """Show what the file is to be, and let it be chosen; whose people they may be is said to coordinators."""
    names, own = await municipality_names(desk), who.account.rights.municipalities
    places = () if who.is_any("staff") else in_order((names.get(one, one) for one in own), desk.language, str)
    status = WRONG if form.errors or refusal else OK
    fields = {"form": form, "refusal": refusal, "places": places, "here": _here(conference)}
    return page(request, "work/import.html", status, conference=conference, **fields)


async def _preview(
    desk: Desk,
    request: Request,
    who: Visitor,
    conference: Json,
    form: Form,
    content: bytes,
    refusal: Refusal | None = None,
) -> HTMLResponse:
    """Show what each row would become; where the whole file is not taken, let another one be chosen."""
    answer, refused = await desk.hand_in(_path(conference), content, _choices(form) | {"preview": "true"})
    if refused is not None:
        return await _choice(desk, request, who, conference, form, refused)
    form.values["content"] = _packed(content)
    fields = {"form": form, "refusal": refusal, "names": await municipality_names(desk), "here": _here(conference)}
    status = WRONG if form.errors or refusal else OK
    return page(request, "work/import_preview.html", status, conference=conference, **fields, **_told(answer))


def _told(answer: Json) -> Json:
    """Return what became of the rows, sorted by what there is to do about them."""
    rows = answer["rows"]
    return {
        "told": answer,
        "counts": [(one, answer["counts"][one]) for one in STANDINGS if answer["counts"][one]],
        "new": [one for one in rows if one["standing"] in NEW],
        "known": [one for one in rows if one["standing"] in {"already", "repeated"}],
        "wrong": [one for one in rows if one["standing"] == "wrong"],
    }
