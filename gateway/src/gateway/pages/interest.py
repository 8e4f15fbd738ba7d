"""Interest is declared by a municipality or by an organisation: one form for each, one answer."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from gateway.forms import Form, code_in
from gateway.interest_form import ERRORS, KINDS, MUNICIPALITY, ORGANISATION, agreed, check, read, refuse, said
from gateway.pages.articles import TRACKS
from gateway.pages.privacy import present_notice
from gateway.rendering import page, reader_language
from gateway.services import Services

CREATED, CONFLICT = 201, 409
OUTSIDE = "organisation"
"""What `from` is for those who come from no municipality of ours."""
Municipalities = list[dict[str, str]]
Json = dict[str, Any]


def interest(services: Services) -> APIRouter:
    """Return the routes of declaring interest."""
    router = APIRouter(include_in_schema=False)

    @router.get("/interest", response_class=HTMLResponse)
    async def begin(
        request: Request,
        municipality_code: str = "",
        track: str = "",
        come_from: Annotated[str, Query(alias="from")] = "",
    ) -> HTMLResponse:
        outside = come_from == OUTSIDE
        known = {} if outside else {"municipality_code": municipality_code}
        known |= {"notice": str((await present_notice(services))["number"])}
        form = Form.empty(ORGANISATION if outside else MUNICIPALITY, known)
        form.chosen = frozenset({track}) & frozenset(TRACKS)
        return _page(request, form, await all_municipalities(services), outside=outside)

    @router.post("/interest", response_class=HTMLResponse)
    async def declare(request: Request) -> HTMLResponse:
        municipalities = await all_municipalities(services)
        sent = await request.form(max_fields=20, max_files=0)
        outside = sent.get("from") == OUTSIDE
        form = read(sent, ORGANISATION if outside else MUNICIPALITY)
        _check(form, municipalities, outside=outside)
        if form.errors:
            return _page(request, form, municipalities, outside=outside)
        return await _send(services, request, form, municipalities, outside=outside)

    return router


async def all_municipalities(services: Services) -> Municipalities:
    """Return the association's municipalities, as registration lists them."""
    _, found = await services.ask("GET", "/municipalities")
    return list(found["items"])


def name_of(municipalities: Municipalities, code: str) -> str:
    """Return a municipality's name."""
    return next((one["name"] for one in municipalities if one["code"] == code), code)


def _check(form: Form, municipalities: Municipalities, *, outside: bool) -> None:
    if outside:
        form.need("organisation_name", ERRORS["organisation_name"])
        form.need("kind", ERRORS["kind"], among=KINDS)
    else:
        form.need("municipality_code", ERRORS["municipality_code"], among=code_in(municipalities))
    check(form)


async def _send(
    services: Services, request: Request, form: Form, municipalities: Municipalities, *, outside: bool
) -> HTMLResponse:
    language = reader_language(request)
    whose = _organisation(form) if outside else {"municipality_code": form["municipality_code"]}
    body, path = whose | said(form, language) | agreed(form), "/organisation-interests" if outside else "/interests"
    headers = {"Idempotency-Key": form.key_of(body), "Accept-Language": language}
    status, answer = await services.ask("POST", path, json=body, headers=headers)
    if status in (CREATED, CONFLICT):
        name = form["organisation_name"] if outside else name_of(municipalities, form["municipality_code"])
        fields = {"name": name, "known": status == CONFLICT, "email": form["email"], "outside": outside}
        return page(request, "interest_answer.html", 200 if status == CREATED else status, **fields)
    refuse(form, (one["field"] for one in answer.get("errors", ())))
    return _page(request, form, municipalities, outside=outside)


def _organisation(form: Form) -> Json:
    return {"organisation": {"name": form["organisation_name"], "kind": form["kind"]}}


def _page(request: Request, form: Form, municipalities: Municipalities, *, outside: bool) -> HTMLResponse:
    status = 422 if form.errors else 200
    fields = {"municipalities": municipalities, "tracks": TRACKS, "kinds": KINDS, "outside": outside}
    return page(request, "interest.html", status, form=form, **fields)
