"""The next conference with its figures, and its list of attendees for the door on the day."""

from datetime import datetime, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from chassis.clock import now
from gateway.desk import A_PAGE, Desk, Refusal, TurnedDownError
from gateway.forms import Form
from gateway.pages.work.booked import municipality_names
from gateway.paths import safe
from gateway.rendering import page
from gateway.services import Services
from gateway.visitor import Staff

DOOR_OPENS = timedelta(hours=12)
"""Before a conference begins; from then on its list has buttons to check people in."""
ON_A_PAGE = 50
CONFLICT = 409
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
    there = await desk.all(f"/conferences/{conference['id']}/attendees", status="confirmed", limit=str(A_PAGE))
    return conference | {
        "checked_in": sum(1 for one in there if one["checked_in_at"]),
        "has_door": has_door(conference),
    }


def has_door(conference: Json) -> bool:
    """Whether people are checked in now."""
    begins = datetime.fromisoformat(conference["starts_at"])
    return conference["status"] == "announced" and begins - DOOR_OPENS <= now()


def attendee_list(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/conferences/{conference_id}/attendees")

    @router.get("", response_class=HTMLResponse)
    async def show(
        conference_id: str,
        request: Request,
        _who: Staff,
        q: Annotated[str, Query(max_length=200)] = "",
        cursor: Annotated[str, Query(max_length=1000)] = "",
    ) -> Response:
        return await _list(Desk(services, request), request, conference_id, q.strip(), cursor)

    for deed, method in (("check-in", "POST"), ("correction", "DELETE")):
        _at_the_door(router, services, deed, method)
    return router


def _at_the_door(router: APIRouter, services: Services, deed: str, method: str) -> None:
    @router.post(f"/{{attendee_id}}/{deed}", response_class=HTMLResponse)
    async def act(conference_id: str, attendee_id: str, request: Request, _who: Staff) -> Response:
        desk = Desk(services, request)
        form = Form.of(await request.form(max_fields=5, max_files=0), ("q", "cursor"))
        _, refusal = await desk.do(method, f"/attendees/{safe(attendee_id)}/check-in")
        if refusal is not None:
            return await _list(desk, request, conference_id, form["q"], form["cursor"], refusal)
        back = urlencode({name: form[name] for name in ("q", "cursor") if form[name]})
        place = f"/start/conferences/{safe(conference_id)}/attendees"
        return RedirectResponse(f"{place}?{back}#a-{attendee_id}" if back else f"{place}#a-{attendee_id}", 303)


async def _list(
    desk: Desk, request: Request, conference_id: str, q: str, cursor: str, refusal: Refusal | None = None
) -> Response:
    conference = await desk.get(f"/conferences/{safe(conference_id)}")
    try:
        found = await _attendees(desk, conference_id, q, cursor)
    except TurnedDownError:
        if not cursor:
            raise
        found = await _attendees(desk, conference_id, q, "")  # a cursor that is none: begin again
    fields = {"q": q, "cursor": cursor, "refusal": refusal, "names": await municipality_names(desk)}
    status = CONFLICT if refusal else 200
    door = has_door(conference)
    return page(request, "work/attendees.html", status, conference=conference, door=door, attendees=found, **fields)


async def _attendees(desk: Desk, conference_id: str, q: str, cursor: str) -> Json:
    """Return a page of the list; with words to look for, everybody whose name or organisation has them."""
    path = f"/conferences/{safe(conference_id)}/attendees"
    if not q:
        found: Json = await desk.get(path, cursor=cursor, limit=str(ON_A_PAGE))
        return found
    wanted = q.casefold()
    everybody = await desk.all(path, limit=str(A_PAGE))
    return {
        "items": [one for one in everybody if wanted in f"{one['name']} {one['organisation']}".casefold()],
        "next_cursor": None,
    }
