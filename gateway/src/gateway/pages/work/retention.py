"""How long personal data is kept: staff look at what a rule would erase, decide it, hold it, and see its runs.

Each service has rules for its own kinds; here they stand together.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from chassis.storage import Storage
from gateway.desk import Desk, Part, Refusal, part
from gateway.forms import Form
from gateway.rendering import page
from gateway.services import Services
from gateway.use_cases.invite import list_accounts
from gateway.visitor import Staff

KINDS = {
    "/retention-rules": (
        "attendees",
        "attendees-who-left",
        "needs",
        "withdrawn-interests",
        "invitation-contacts",
        "conference-invitations",
        "erasure-receipts",
    ),
}
PATHS: Mapping[str, str] = {kind: path for path, kinds in KINDS.items() for kind in kinds}
"""Where the rule of each kind is asked for, in the order of the page."""
FIELDS = ("version", "period_days", "decision", "hold")
ERRORS = {
    "period_days": "retention_error_period",
    "decision": "erasures_error_decision",
    "hold": "retention_error_hold",
}
SHORTEST, LONGEST = 7, 36_500
SHOWN = 50
WRONG, CHANGED = 422, 412
Json = dict[str, Any]


def retention(services: Services, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/retention")

    @router.get("", response_class=HTMLResponse)
    async def overview(request: Request, _who: Staff) -> HTMLResponse:
        desk = Desk(services, request)
        parts = await asyncio.gather(*(part(desk.get(path)) for path in KINDS))
        return page(request, "work/retention.html", parts=parts)

    @router.get("/{kind}", response_class=HTMLResponse)
    async def show(kind: str, request: Request, _who: Staff, period_days: str = "") -> HTMLResponse:
        desk, path = Desk(services, request), _path(kind)
        rule = await desk.get(path)
        form = Form.empty(FIELDS, _filled(rule, period_days))
        if period_days and not _is_period(period_days):
            form.errors["period_days"] = ERRORS["period_days"]
        return await _page(desk, request, storage, rule, form, WRONG if form.errors else 200)

    @router.post("/{kind}", response_class=HTMLResponse)
    async def decide(kind: str, request: Request, _who: Staff) -> Response:
        desk, path = Desk(services, request), _path(kind)
        sent = await request.form(max_fields=10, max_files=0)
        form = _checked(Form.of(sent, FIELDS))
        if form.errors:
            return await _page(desk, request, storage, await desk.get(path), form, WRONG)
        if _erases(form) and sent.get("sure") != "yes":
            found = await desk.get(f"{path}/preview", period_days=form["period_days"], limit=str(SHOWN))
            return page(request, "work/retention_ask.html", kind=kind, form=form, found=found)
        _, refusal = await desk.do("PUT", path, _body(form), If_Match=f'"{form["version"]}"')
        if refusal is None:
            return RedirectResponse(f"/start/retention/{kind}", 303)
        form.refuse(refusal.fields, ERRORS, ERRORS["period_days"])
        shown = None if form.errors else refusal
        return await _page(desk, request, storage, await desk.get(path), form, WRONG, shown)

    return router


def _path(kind: str) -> str:
    if kind not in PATHS:
        raise HTTPException(404)
    return f"{PATHS[kind]}/{kind}"


def _filled(rule: Json, period: str) -> dict[str, str]:
    known = {name: "" if rule[name] is None else str(rule[name]) for name in FIELDS}
    return known | ({"period_days": period} if period else {})


def _is_period(text: str) -> bool:
    return text.isascii() and text.isdigit() and SHORTEST <= int(text[:6]) <= LONGEST


def _checked(form: Form) -> Form:
    """Refuse a period that is none, and one without its decision, or the other way round."""
    period, decision = form["period_days"], form["decision"]
    if (period and not _is_period(period)) or (decision and not period):
        form.errors["period_days"] = ERRORS["period_days"]
    if period and not decision:
        form.errors["decision"] = ERRORS["decision"]
    return form


def _erases(form: Form) -> bool:
    return bool(form["period_days"]) and not form["hold"]


def _body(form: Form) -> Json:
    """Return the body for the service; what is empty is not said."""
    period = int(form["period_days"]) if form["period_days"] else None
    return {"period_days": period, "decision": form["decision"] or None, "hold": form["hold"] or None}


async def _page(
    desk: Desk,
    request: Request,
    storage: Storage,
    rule: Json,
    form: Form,
    status: int = 200,
    refusal: Refusal | None = None,
) -> HTMLResponse:
    """Show a rule with what it would erase now, by the period in the form, and its runs."""
    path, period = _path(rule["kind"]), form["period_days"]
    asked = desk.get(f"{path}/preview", period_days=period, limit=str(SHOWN)) if _is_period(period) else None
    found: Part[Json] = await part(asked) if asked else Part()
    runs = await desk.get(f"{path}/runs", limit=str(SHOWN))
    names = {one.id: one.name for one in await list_accounts(storage)}
    known: Json = {"rule": rule, "runs": runs["items"], "by": names.get(rule["changed_by"] or "", "")}
    return page(request, "work/retention_rule.html", status, form=form, found=found.value, refusal=refusal, **known)
