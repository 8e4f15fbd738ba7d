"""API keys for other systems: staff make them, see when they were used, and withdraw them."""

import uuid
from datetime import timedelta

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from chassis.clock import now
from gateway.domain.api_key import SCOPES, shown
from gateway.domain.errors import KeyGoneError
from gateway.domain.secret import new_secret
from gateway.entrance import Entrance
from gateway.forms import Form
from gateway.rendering import page
from gateway.use_cases.use_api_key import MakeApiKey, list_api_keys, make_api_key, withdraw_api_key
from gateway.visitor import Staff

FIELDS = ("name", "lasts")
LASTS = ("90", "365", "0")


def keys(entrance: Entrance) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False, prefix="/keys")

    @router.get("", response_class=HTMLResponse)
    async def show(request: Request, _who: Staff) -> Response:
        return await _page(entrance, request, Form.empty(FIELDS, {"lasts": LASTS[0]}))

    @router.post("", response_class=HTMLResponse)
    async def make(request: Request, who: Staff) -> Response:
        form = Form.of(await request.form(max_fields=20, max_files=0), FIELDS, several="scopes")
        form.need("name", "error_name")
        form.need("lasts", "choose", among=LASTS)
        scopes = tuple(scope for scope in SCOPES if scope in form.chosen)
        if not scopes:
            form.errors["scopes"] = "error_scopes"
        if form.errors:
            return await _page(entrance, request, form, 422)
        days = int(form["lasts"])
        expires_at = now() + timedelta(days=days) if days else None
        command = MakeApiKey(uuid.uuid4().hex, new_secret(), form["name"], scopes, who.account.id, expires_at)
        key = await entrance.commits.run(command.key_id, lambda unit: make_api_key(unit, command))
        return page(request, "key_made.html", key=key, credential=shown(key.id, command.secret))

    @router.post("/{key_id}/withdrawal")
    async def withdraw(key_id: str, _who: Staff) -> Response:
        try:
            await entrance.commits.run(key_id, lambda unit: withdraw_api_key(unit, key_id))
        except KeyGoneError:
            raise HTTPException(404) from None
        return RedirectResponse("/keys", 303)

    return router


async def _page(entrance: Entrance, request: Request, form: Form, status: int = 200) -> HTMLResponse:
    keys, moment = await list_api_keys(entrance.storage), now()
    return page(request, "keys.html", status, form=form, keys=keys, now=moment, scopes=SCOPES, lasts=LASTS)
