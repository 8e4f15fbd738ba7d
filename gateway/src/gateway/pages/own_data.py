"""What we hold about a person, on their own page: to read, to take home, and to have erased."""

import asyncio
import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.desk import Part
from gateway.links import authorization, id_in
from gateway.links import refused as link_refused
from gateway.rendering import page
from gateway.services import ServiceAwayError, Services

OK, CREATED = 200, 201
NEVER_KEPT = {"Cache-Control": "no-store", "Content-Disposition": 'attachment; filename="samverka.json"'}


def own_data(services: Services) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/my/{token}")

    @router.get("/data", response_class=HTMLResponse)
    async def show(token: str, request: Request) -> HTMLResponse:
        status, held = await _registered(services, token)
        if status != OK:
            return link_refused(request, held)
        mailed, booked = await _elsewhere(services, held["email"])
        return page(request, "my_data.html", token=token, held=held, mailed=mailed, booked=booked)

    @router.get("/data.json")
    async def take_home(token: str, request: Request) -> Response:
        status, held = await _registered(services, token)
        if status != OK:
            return link_refused(request, held)
        mailed, booked = await _elsewhere(services, held["email"])
        for part in (mailed, booked):
            if part.away:
                raise part.away
        meetings = booked.value["consultations"] if booked.value else ()
        for one in (*held["attendees"], *held["interests"], *meetings):
            del one["link"]  # a file lies about longer than its links should open anything
        everything = {"registration": held, "notification": mailed.value, "scheduling": booked.value}
        text = json.dumps(everything, ensure_ascii=False, indent=2)
        return Response(text, media_type="application/json", headers=NEVER_KEPT)

    _erasing(router, services)
    return router


def _erasing(router: APIRouter, services: Services) -> None:
    @router.get("/erase", response_class=HTMLResponse)
    async def ask(token: str, request: Request) -> HTMLResponse:
        status, held = await _registered(services, token)
        if status != OK:
            return link_refused(request, held)
        return page(request, "my_erase.html", token=token, held=held)

    @router.post("/erase", response_class=HTMLResponse)
    async def erase(token: str, request: Request) -> Response:
        path = f"/attendees/{id_in(token)}/erasure"
        status, answer = await services.ask("POST", path, headers=authorization(token))
        if status != CREATED:
            return link_refused(request, answer)
        return RedirectResponse(f"/erasures/{answer['id']}", 303)


async def _registered(services: Services, token: str) -> tuple[int, Any]:
    """Return what registration holds; it says whether the link opens anything."""
    return await services.ask("GET", f"/attendees/{id_in(token)}/data", headers=authorization(token))


async def _elsewhere(services: Services, email: str) -> tuple[Part[Any], Part[Any]]:
    """Return what notification and scheduling hold under the address; the link has been let in."""
    mailed, booked = await asyncio.gather(*(_held(services, path, email) for path in ("/mailed-to", "/booked-by")))
    return mailed, booked


async def _held(services: Services, path: str, email: str) -> Part[Any]:
    try:
        _, held = await services.ask_as_the_door("POST", path, json={"email": email})
    except ServiceAwayError as away:
        return Part(away=away)
    return Part(held)
