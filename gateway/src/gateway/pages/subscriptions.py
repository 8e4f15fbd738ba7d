"""Subscribing to new articles: asked for here, confirmed by the link in the mail, ended by the link in every mail.

What these pages can do is given by the link alone, so ending needs no more: no cookie, no own form (RFC 8058).
"""

import re
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.edge.limits import Limits
from gateway.forms import Form
from gateway.pages.articles import TRACKS
from gateway.rendering import page, reader_language
from gateway.services import Services

OK, ACCEPTED, GONE = 200, 202, 410
FIELDS = ("email",)
ERRORS = {"email": "error_address"}
_TOKEN = re.compile(r"[A-Za-z0-9_.-]{1,200}")


def subscriptions(services: Services, limits: Limits) -> APIRouter:
    """Return the routes of subscribing and leaving."""
    router = APIRouter(include_in_schema=False)
    _asking(router, services, limits)
    _confirming(router, services)
    _leaving(router, services)
    return router


def _asking(router: APIRouter, services: Services, limits: Limits) -> None:
    @router.get("/subscribe", response_class=HTMLResponse)
    async def begin(request: Request, track: str = "") -> HTMLResponse:
        form = Form.empty(FIELDS)
        form.chosen = frozenset({track}) & frozenset(TRACKS)
        return page(request, "subscribe.html", form=form, tracks=TRACKS)

    @router.post("/subscribe", response_class=HTMLResponse)
    async def subscribe(request: Request) -> HTMLResponse:
        form = Form.of(await request.form(max_fields=10, max_files=0), FIELDS, several="tracks")
        form.need_address("email", ERRORS["email"])
        if not form.errors:
            await limits.require("mail", form["email"])
            wanted = sorted(form.chosen & frozenset(TRACKS))
            body = {"email": form["email"], "language": reader_language(request), "tracks": wanted}
            headers = {"Idempotency-Key": form.key_of(body)}
            status, answer = await services.ask("POST", "/subscriptions", json=body, headers=headers)
            if status == ACCEPTED:
                return page(request, "subscribe_sent.html", email=form["email"])
            form.refuse((one["field"] for one in answer.get("errors", ())), ERRORS, ERRORS["email"])
        return page(request, "subscribe.html", 422, form=form, tracks=TRACKS)


def _confirming(router: APIRouter, services: Services) -> None:
    @router.get("/subscriptions/{token}", response_class=HTMLResponse)
    async def show(token: str, request: Request) -> HTMLResponse:
        if not _TOKEN.fullmatch(token):
            return _gone(request)
        answer = await services.ask("GET", f"/subscriptions/confirmation?token={quote(token)}")
        return _shown(request, token, *answer)

    @router.post("/subscriptions/{token}", response_class=HTMLResponse)
    async def confirm(token: str, request: Request) -> HTMLResponse:
        answer = await services.ask("POST", "/subscriptions/confirmation", json={"token": token})
        return _shown(request, token, *answer)


def _leaving(router: APIRouter, services: Services) -> None:
    @router.get("/unsubscribe/{token}", response_class=HTMLResponse)
    async def ask(token: str, request: Request) -> HTMLResponse:
        return page(request, "unsubscribe.html", token=token) if _TOKEN.fullmatch(token) else _gone(request)

    @router.post("/unsubscribe/{token}", response_class=HTMLResponse)
    async def leave(token: str, request: Request) -> HTMLResponse:
        if not _TOKEN.fullmatch(token):
            return _gone(request)
        status, _ = await services.ask("POST", f"/subscriptions/unsubscription?token={quote(token)}")
        ended = {"status": "unsubscribed", "tracks": []}
        return _shown(request, token, status, ended)


def _shown(request: Request, token: str, status: int, subscription: dict[str, Any]) -> HTMLResponse:
    if status == GONE:
        subscription = {"status": "unsubscribed", "tracks": []}
    elif status != OK:
        return _gone(request)
    return page(request, "subscription.html", subscription=subscription, token=token)


def _gone(request: Request) -> HTMLResponse:
    return page(request, "subscription_gone.html", 404)
