"""The mailbox page of local runs."""

import asyncio
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from gateway import maildir
from gateway.rendering import SAFE_HEADERS, page

_HTML_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def mailbox(folder: Path) -> APIRouter:
    """Return the routes of the mailbox in this Maildir."""
    router = APIRouter(include_in_schema=False)

    @router.get("/mailbox", response_class=HTMLResponse)
    async def show_all(request: Request, to: str = "") -> HTMLResponse:
        found = await asyncio.to_thread(maildir.mails, folder, to)
        return page(request, "mailbox.html", mails=found, to=to)

    @router.get("/mailbox/{id}", response_class=HTMLResponse)
    async def show(id: str, request: Request) -> HTMLResponse:  # noqa: A002 - the path's word
        return page(request, "mail.html", mail=await _mail(id))

    @router.get("/mailbox/{id}/html", response_class=HTMLResponse)
    async def html(id: str) -> HTMLResponse:  # noqa: A002 - the path's word
        return HTMLResponse((await _mail(id)).html, headers=SAFE_HEADERS | {"Content-Security-Policy": _HTML_POLICY})

    async def _mail(id: str) -> maildir.Mail:  # noqa: A002 - the path's word
        found = await asyncio.to_thread(maildir.mail, folder, id)
        if found is None:
            raise HTTPException(404)
        return found

    return router
