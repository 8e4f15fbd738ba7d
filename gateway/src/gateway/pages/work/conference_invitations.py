"""How all municipalities stand to one conference, and the mail that asks those that were not heard from."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.desk import Desk
from gateway.forms import Form
from gateway.paths import safe
from gateway.rendering import page
from gateway.services import Services
from gateway.sorting import by_name
from gateway.tiles import tiles
from gateway.visitor import Staff

HEARD_FROM = {"came", "registered", "declined"}
KINDS = {"came": "yes", "registered": "yes", "declined": "stop", "invited": "wait", "not-invited": "no"}
OK, CONFLICT = 200, 409
Json = dict[str, Any]


def conference_invitations(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/conferences/{conference_id}")

    @router.get("/invitations", response_class=HTMLResponse)
    async def show(conference_id: str, request: Request, _who: Staff) -> HTMLResponse:
        desk, place = Desk(services, request), f"/conferences/{safe(conference_id)}"
        asked = await all_asked(desk, conference_id)
        fields: Json = {"tiles": tiles(_named(asked["rows"])), "kinds": KINDS}
        return _page(request, "work/asked.html", await desk.get(place), **asked, **fields)

    @router.get("/invite", response_class=HTMLResponse)
    async def confirm(conference_id: str, request: Request, _who: Staff) -> HTMLResponse:
        desk, place = Desk(services, request), f"/conferences/{safe(conference_id)}"
        asked = await all_asked(desk, conference_id)
        key = Form.empty(()).key
        return _page(request, "work/ask_confirm.html", await desk.get(place), **asked, key=key, refusal=None)

    @router.post("/invite", response_class=HTMLResponse)
    async def send(conference_id: str, request: Request, _who: Staff) -> HTMLResponse:
        desk, place = Desk(services, request), f"/conferences/{safe(conference_id)}"
        form = Form.of(await request.form(max_fields=30, max_files=0), (), several="municipality_code")
        if not form.chosen:
            return await confirm(conference_id, request, _who)
        body = {"municipality_codes": sorted(form.chosen)}
        answer, refusal = await desk.do("POST", f"{place}/invitations", body, Idempotency_Key=form.key_of(body))
        conference, asked = await desk.get(place), await all_asked(desk, conference_id)
        if refusal is not None:
            fields = {"key": form.key, "refusal": refusal}
            return _page(request, "work/ask_confirm.html", conference, CONFLICT, **asked, **fields)
        names = {one["municipality_code"]: one["name"] for one in asked["rows"]}
        return _page(request, "work/ask_sent.html", conference, names=names, **answer)

    return router


async def all_asked(desk: Desk, conference_id: str) -> Json:
    """Return how each municipality stands, in order of their names, how many were heard from, and who can be asked."""
    rows = by_name((await desk.get(f"/conferences/{safe(conference_id)}/invitations"))["items"], desk.language)
    heard = sum(one["standing"] in HEARD_FROM for one in rows)
    return {"rows": rows, "heard": heard, "chosen": [one for one in rows if one["left_out"] is None]}


def _named(rows: list[Json]) -> list[dict[str, str]]:
    return [{"code": one["municipality_code"], "name": one["name"]} for one in rows]


def _page(request: Request, template: str, conference: Json, status: int = OK, **fields: Any) -> HTMLResponse:  # noqa: ANN401
    here = f"/start/conferences/{safe(conference['id'])}"
    return page(request, template, status, conference=conference, here=here, **fields)
