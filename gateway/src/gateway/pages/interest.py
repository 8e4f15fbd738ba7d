"""A municipality declares its interest: one form, one answer."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.forms import Form, code_in
from gateway.pages.articles import TRACKS
from gateway.rendering import page, reader_language
from gateway.services import Services

CREATED, CONFLICT = 201, 409
FIELDS = ("municipality_code", "name", "email", "phone", "message")
ERRORS = {
    "municipality_code": "interest_error_municipality",
    "tracks": "interest_error_tracks",
    "name": "error_contact_name",
    "email": "error_address",
    "phone": "error_phone",
    "message": "error_too_long",
}


def interest(services: Services) -> APIRouter:
    """Return the routes of declaring interest."""
    router = APIRouter(include_in_schema=False)

    @router.get("/interest", response_class=HTMLResponse)
    async def begin(request: Request, municipality_code: str = "", track: str = "") -> HTMLResponse:
        form = Form.empty(FIELDS, {"municipality_code": municipality_code})
        form.chosen = frozenset({track}) & frozenset(TRACKS)
        return _page(request, form, await all_municipalities(services))

    @router.post("/interest", response_class=HTMLResponse)
    async def declare(request: Request) -> HTMLResponse:
        municipalities = await all_municipalities(services)
        form = Form.of(await request.form(max_fields=20, max_files=0), FIELDS, several="tracks")
        _check(form, code_in(municipalities))
        if form.errors:
            return _page(request, form, municipalities)
        return await _send(services, request, form, municipalities)

    return router


async def all_municipalities(services: Services) -> list[dict[str, str]]:
    """Return the association's municipalities, as registration lists them."""
    _, found = await services.ask("GET", "/municipalities")
    return list(found["items"])


def name_of(municipalities: list[dict[str, str]], code: str) -> str:
    """Return a municipality's name."""
    return next((one["name"] for one in municipalities if one["code"] == code), code)


def _check(form: Form, codes: set[str]) -> None:
    form.need("municipality_code", ERRORS["municipality_code"], among=codes)
    form.chosen &= frozenset(TRACKS)
    if not form.chosen:
        form.errors["tracks"] = ERRORS["tracks"]
    form.need("name", ERRORS["name"])
    form.need_address("email", ERRORS["email"])


async def _send(services: Services, request: Request, form: Form, municipalities: list[dict[str, str]]) -> HTMLResponse:
    language = reader_language(request)
    body = _body(form, language)
    headers = {"Idempotency-Key": form.key_of(body), "Accept-Language": language}
    status, answer = await services.ask("POST", "/interests", json=body, headers=headers)
    if status in (CREATED, CONFLICT):
        name = name_of(municipalities, form["municipality_code"])
        fields = {"name": name, "known": status == CONFLICT, "email": form["email"]}
        return page(request, "interest_answer.html", 200 if status == CREATED else status, **fields)
    form.refuse((one["field"] for one in answer.get("errors", ())), ERRORS, ERRORS["message"])
    return _page(request, form, municipalities)


def _body(form: Form, language: str) -> Mapping[str, Any]:
    contact = {"name": form["name"], "email": form["email"], "phone": form["phone"] or None, "language": language}
    return {
        "municipality_code": form["municipality_code"],
        "tracks": sorted(form.chosen),
        "contact": contact,
        "message": form["message"] or None,
    }


def _page(request: Request, form: Form, municipalities: list[dict[str, str]]) -> HTMLResponse:
    status = 422 if form.errors else 200
    return page(request, "interest.html", status, form=form, municipalities=municipalities, tracks=TRACKS)
