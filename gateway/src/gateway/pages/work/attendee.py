"""One who is registered, as staff and the municipality's coordinator see them: leave, hand over, a new link."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.desk import Desk, Refusal
from gateway.forms import Form
from gateway.pages.delegate import begun, body_of, filled_in, refused
from gateway.pages.work.booked import municipality_names
from gateway.pages.work.taking import taken_along
from gateway.paths import safe
from gateway.registration_form import ROLES, SECTORS
from gateway.rendering import page
from gateway.services import Services
from gateway.visitor import Staff, Visitor, need

Keeper = Annotated[Visitor, Depends(need("staff", "coordinator"))]
DONE = ("cancelled", "delegated", "checked-in", "approve", "refuse", "first", "accept", "fewer", "edit")
COMING = frozenset({"requested", "confirmed", "waitlisted", "offered"})
CONFLICT, WRONG = 409, 422
Json = dict[str, Any]


def attendee_at_work(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/start/attendees/{attendee_id}")

    @router.get("", response_class=HTMLResponse)
    async def show(attendee_id: str, request: Request, who: Keeper, done: str = "") -> HTMLResponse:
        desk, attendee = await _found(services, request, attendee_id)
        return await _page(desk, request, attendee, who, done=done)

    for deed, method, done in (("check-in", "POST", "checked-in"), ("correction", "DELETE", "")):
        _at_the_door(router, services, deed, method, done)
    _cancelling(router, services)
    _delegating(router, services)

    @router.get("/certificate.pdf")
    async def certificate(attendee_id: str, request: Request, _who: Keeper) -> Response:
        return await taken_along(services, request, f"{_path(attendee_id)}/certificate.pdf")

    return router


def _at_the_door(router: APIRouter, services: Services, deed: str, method: str, done: str) -> None:
    """Where the code on somebody's phone leads: staff note that the person has come, or that it was a mistake."""

    @router.post(f"/{deed}", response_class=HTMLResponse)
    async def act(attendee_id: str, request: Request, who: Staff) -> Response:
        desk, attendee = await _found(services, request, attendee_id)
        _, refusal = await desk.do(method, f"{_path(attendee_id)}/check-in")
        if refusal is None:
            return RedirectResponse(f"{_here(attendee_id)}?done={done}", 303)
        return await _page(desk, request, attendee, who, CONFLICT, refusal=refusal)


def _cancelling(router: APIRouter, services: Services) -> None:
    @router.get("/cancel", response_class=HTMLResponse)
    async def ask(attendee_id: str, request: Request, _who: Keeper) -> HTMLResponse:
        _, attendee = await _found(services, request, attendee_id)
        return page(request, "work/attendee_cancel.html", attendee=attendee, here=_here(attendee_id))

    @router.post("/cancel", response_class=HTMLResponse)
    async def cancel(attendee_id: str, request: Request, who: Keeper) -> Response:
        desk, attendee = await _found(services, request, attendee_id)
        _, refusal = await desk.do("POST", f"{_path(attendee_id)}/cancellation")
        if refusal is None:
            return RedirectResponse(f"{_here(attendee_id)}?done=cancelled", 303)
        return await _page(desk, request, attendee, who, CONFLICT, refusal=refusal)


def _delegating(router: APIRouter, services: Services) -> None:
    @router.get("/delegate", response_class=HTMLResponse)
    async def ask(attendee_id: str, request: Request, _who: Keeper) -> HTMLResponse:
        desk, attendee = await _found(services, request, attendee_id)
        return await _who_comes(desk, request, attendee, begun(attendee))

    @router.post("/delegate", response_class=HTMLResponse)
    async def delegate(attendee_id: str, request: Request, who: Keeper) -> Response:
        desk, attendee = await _found(services, request, attendee_id)
        form = filled_in(await request.form(max_fields=20, max_files=0))
        if form.errors:
            return await _who_comes(desk, request, attendee, form, WRONG)
        person = body_of(form)
        _, refusal = await desk.do(
            "POST", f"{_path(attendee_id)}/delegation", person, Idempotency_Key=form.key_of(person)
        )
        if refusal is None:
            return RedirectResponse(f"{_here(attendee_id)}?done=delegated", 303)
        if refusal.fields:
            refused(form, refusal.fields, refusal.rule)
            return await _who_comes(desk, request, attendee, form, WRONG)
        return await _page(desk, request, attendee, who, CONFLICT, refusal=refusal)


async def _found(services: Services, request: Request, attendee_id: str) -> tuple[Desk, Json]:
    desk = Desk(services, request)
    return desk, await desk.get(_path(attendee_id))


def _path(attendee_id: str) -> str:
    return f"/attendees/{safe(attendee_id)}"


def _here(attendee_id: str) -> str:
    return f"/start/attendees/{safe(attendee_id)}"


async def _page(
    desk: Desk,
    request: Request,
    attendee: Json,
    who: Visitor,
    status: int = 200,
    *,
    done: str = "",
    refusal: Refusal | None = None,
) -> HTMLResponse:
    conference = await desk.get(f"/conferences/{safe(attendee['conference_id'])}")
    coming = attendee["status"] in COMING and conference["status"] == "announced"
    names = await municipality_names(desk)
    list_of_all = f"/start/conferences/{safe(conference['id'])}/attendees" if who.is_any("staff") else ""
    fields = {"attendee": attendee, "conference": conference, "leaves": coming and not attendee["checked_in_at"]}
    said = {"done": done if done in DONE else "", "refusal": refusal, "list_of_all": list_of_all}
    fields["decides"] = coming and who.is_any("staff")
    door = conference["door_open"] and who.is_any("staff")
    place = names.get(attendee["municipality_code"] or "", "")
    here = _here(attendee["id"])
    return page(
        request, "work/attendee.html", status, here=here, municipality=place, coming=coming, door=door, **fields, **said
    )


async def _who_comes(desk: Desk, request: Request, attendee: Json, form: Form, status: int = 200) -> HTMLResponse:
    names = await municipality_names(desk)
    places = [{"code": code, "name": name} for code, name in names.items()]
    choices = {"municipalities": places, "sectors": SECTORS, "roles": ROLES}
    here = _here(attendee["id"])
    return page(request, "work/attendee_delegate.html", status, attendee=attendee, form=form, here=here, **choices)
