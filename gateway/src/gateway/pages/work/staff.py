"""What the staff have to do today: the next conference, who is silent, mails that failed, drafts, booking."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.desk import Desk, Refusal, part
from gateway.pages.work.conferences import next_with_figures
from gateway.pages.work.windows import by_track
from gateway.paths import safe
from gateway.rendering import page
from gateway.services import Services
from gateway.visitor import Staff, Visitor

CONFLICT = 409
SHOWN = 5
ON_A_PAGE = 50


async def staff_today(desk: Desk, _who: Visitor) -> dict[str, Any]:
    """Return the staff's part of the start page."""
    conference, silent, failed, drafts, windows = await asyncio.gather(
        part(next_with_figures(desk)),
        part(_silent(desk)),
        part(_failed(desk, SHOWN)),
        part(drafts_of(desk)),
        part(by_track(desk)),
    )
    return {"conference": conference, "silent": silent, "failed": failed, "drafts": drafts, "windows": windows}


async def drafts_of(desk: Desk) -> list[dict[str, Any]]:
    """Return the articles that are not published yet."""
    return list((await desk.get("/articles", status="draft", limit=str(SHOWN)))["items"])


async def _silent(desk: Desk) -> dict[str, Any]:
    """Return the municipalities that have not declared interest, and how many there are in all."""
    places, interests = await asyncio.gather(desk.get("/municipalities"), desk.get("/interests"))
    heard = {one["municipality_code"] for one in interests["items"] if one["status"] == "declared"}
    silent = [one for one in places["items"] if one["code"] not in heard]
    return {"silent": silent, "all": len(places["items"])}


async def _failed(desk: Desk, limit: int, cursor: str = "") -> dict[str, Any]:
    found: dict[str, Any] = await desk.get("/messages", state="failed", limit=str(limit), cursor=cursor)
    return found


def failed_mails(services: Services) -> APIRouter:
    """Return the routes of the mails that did not arrive."""
    router = APIRouter(include_in_schema=False, prefix="/start/mails")

    @router.get("", response_class=HTMLResponse)
    async def show(request: Request, _who: Staff, cursor: str = "", done: str = "") -> HTMLResponse:
        return await _mails(Desk(services, request), request, cursor, done=done == "sent")

    @router.post("/{message_id}/resend", response_class=HTMLResponse)
    async def resend(message_id: str, request: Request, _who: Staff) -> Response:
        desk = Desk(services, request)
        _, refusal = await desk.do("POST", f"/messages/{safe(message_id)}/resend")
        if refusal is None:
            return RedirectResponse("/start/mails?done=sent", 303)
        return await _mails(desk, request, status=CONFLICT, refusal=refusal)

    return router


async def _mails(
    desk: Desk,
    request: Request,
    cursor: str = "",
    status: int = 200,
    *,
    done: bool = False,
    refusal: Refusal | None = None,
) -> HTMLResponse:
    mails = await _failed(desk, ON_A_PAGE, cursor)
    return page(request, "work/mails.html", status, mails=mails, done=done, refusal=refusal)
