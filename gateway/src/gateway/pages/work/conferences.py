"""The next conference with its figures, and its list of attendees for the door on the day."""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.desk import A_PAGE, Desk, Refusal, TurnedDownError
from gateway.forms import Form
from gateway.pages.work.booked import municipality_names
from gateway.pages.work.taking import taken_along
from gateway.paths import safe
from gateway.registration_form import ROLES, SECTORS
from gateway.rendering import page
from gateway.services import Services
from gateway.sorting import in_order
from gateway.texts import Texts
from gateway.visitor import Staff, Visitor, need

ON_A_PAGE = 50
OK, CONFLICT = 200, 409
FILES = ("attendees.csv", "attendees.xlsx", "badges.pdf", "attendance-list.pdf")
ASKED = ("q", "status", "municipality_code", "sector", "role", "checked_in", "session", "sort", "cursor")
STATUSES = (
    *("confirmed", "offered", "waitlisted", "requested"),
    *("cancelled", "declined", "delegated", "lapsed", "refused"),
)
SORTS = ("name", "municipality", "registered")
Viewer = Annotated[Visitor, Depends(need("staff", "coordinator"))]
"""Coordinators see the people of their own municipalities alone."""
Json = dict[str, Any]


async def next_conference(desk: Desk) -> Json | None:
    """Return the announced conference that comes first."""
    announced = [one for one in await desk.all("/conferences", limit=str(A_PAGE)) if one["status"] == "announced"]
    return min(announced, key=lambda one: str(one["starts_at"]), default=None)


async def next_with_figures(desk: Desk) -> Json | None:
    """Return the next conference, with how many are checked in."""
    conference = await next_conference(desk)
    if conference is None:
        return None
    figures = await desk.get("/participation", conference_id=conference["id"])
    return conference | {"checked_in": figures["all"]["came"]}


def attendee_list(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/conferences/{conference_id}")

    @router.get("/attendees", response_class=HTMLResponse)
    async def show(
        conference_id: str,
        request: Request,
        who: Viewer,
    ) -> Response:
        return await _list(Desk(services, request), request, conference_id, _asked(request.query_params), who)

    for file in FILES:
        _taking_along(router, services, file)
    for deed, method in (("check-in", "POST"), ("correction", "DELETE")):
        _at_the_door(router, services, deed, method)
    return router


def _taking_along(router: APIRouter, services: Services, file: str) -> None:
    @router.get(f"/{file}")
    async def take_along(conference_id: str, request: Request, _who: Viewer) -> Response:
        asked = {name: value for name, value in _asked(request.query_params).items() if value and name != "cursor"}
        return await taken_along(services, request, f"/conferences/{safe(conference_id)}/{file}", urlencode(asked))


def _at_the_door(router: APIRouter, services: Services, deed: str, method: str) -> None:
    @router.post(f"/attendees/{{attendee_id}}/{deed}", response_class=HTMLResponse)
    async def act(conference_id: str, attendee_id: str, request: Request, who: Staff) -> Response:
        desk = Desk(services, request)
        asked = _asked(await request.form(max_fields=20, max_files=0))
        _, refusal = await desk.do(method, f"/attendees/{safe(attendee_id)}/check-in")
        if refusal is not None:
            return await _list(desk, request, conference_id, asked, who, refusal)
        back = urlencode({name: value for name, value in asked.items() if value})
        place = f"/start/conferences/{safe(conference_id)}/attendees"
        return RedirectResponse(f"{place}?{back}#a-{attendee_id}" if back else f"{place}#a-{attendee_id}", 303)


def _asked(said: Mapping[str, object]) -> dict[str, str]:
    """Return what was asked for, as the API takes it; too long an answer is none."""
    asked = {name: str(said.get(name, "")).strip()[:200] for name in ASKED}
    return asked | {"sort": asked["sort"] if asked["sort"] in SORTS else "name"}


async def _list(
    desk: Desk,
    request: Request,
    conference_id: str,
    asked: dict[str, str],
    who: Visitor,
    refusal: Refusal | None = None,
) -> Response:
    conference = await desk.get(f"/conferences/{safe(conference_id)}")
    path = f"/conferences/{safe(conference_id)}/attendees"
    try:
        found = await desk.get(path, **asked, limit=str(ON_A_PAGE))
    except TurnedDownError:
        asked = _asked({"q": asked["q"]})  # a cursor or a choice that is none: begin again
        found = await desk.get(path, **asked, limit=str(ON_A_PAGE))
    rest = {name: value for name, value in asked.items() if value and name != "cursor"}
    more = urlencode(rest | {"cursor": found["next_cursor"]}) if found["next_cursor"] else ""
    fields = {
        "asked": asked,
        "rest": urlencode(rest),
        "more": more,
        "refusal": refusal,
        "narrowed": bool(rest.keys() - {"sort"}),
    }
    fields |= await _choices(desk, asked, who) | {"sessions": _sessions(conference, desk.language)}
    door = conference["door_open"] and who.is_any("staff")
    status = CONFLICT if refusal else OK
    return page(request, "work/attendees.html", status, conference=conference, door=door, attendees=found, **fields)


def _sessions(conference: Json, language: str) -> list[tuple[str, str]]:
    return [(one["id"], one["title"][language]) for one in conference["sessions"]]


async def _choices(desk: Desk, asked: dict[str, str], who: Visitor) -> Json:
    """Return what the list can be narrowed to, and by what it is sorted."""
    names, t = await municipality_names(desk), Texts(desk.language)
    own = names if who.is_any("staff") else {code: names.get(code, code) for code in who.account.rights.municipalities}
    return {
        "names": names,
        "form": Form.empty(ASKED, asked),
        "statuses": [(one, t(f"attendee_{one}")) for one in STATUSES],
        "places": in_order(own.items(), desk.language, lambda one: one[1]),
        "sectors": [(one, t(f"sector_{one}")) for one in SECTORS],
        "roles": [(one, t(f"role_{one}")) for one in ROLES],
        "sorts": [(one, t(f"attendees_by_{one}")) for one in SORTS],
    }
