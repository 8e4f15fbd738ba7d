"""The page for the very first member of staff, behind the link that is printed where the system is started."""

import uuid

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from chassis.storage import UnitOfWork
from gateway import security
from gateway.domain.errors import LinkRefusedError
from gateway.entrance import Entrance
from gateway.forms import Form
from gateway.rendering import page, reader_language
from gateway.use_cases.invite import EVERYBODY, Invite
from gateway.use_cases.let_first_in import FIRST, let_first_in
from gateway.use_cases.sign_in import Begin, get_link

FIELDS = ("name", "email")
GONE = 410


def first(entrance: Entrance) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/sign-in/first/{secret}", response_class=HTMLResponse)
    async def look(secret: str, request: Request) -> Response:
        try:
            await get_link(entrance.storage, secret, "")
        except LinkRefusedError as refused:
            return _refused(request, refused)
        return page(request, "first.html", form=Form.empty(FIELDS), secret=secret)

    @router.post("/sign-in/first/{secret}", response_class=HTMLResponse)
    async def come_in(secret: str, request: Request) -> Response:
        form = Form.of(await request.form(max_fields=10, max_files=0), FIELDS)
        form.need("name", "error_name")
        form.need_address("email", "error_address")
        if form.errors:
            return page(request, "first.html", 422, form=form, secret=secret)
        command = Invite(uuid.uuid4().hex, form["name"], form["email"], reader_language(request), FIRST)

        async def work(unit: UnitOfWork, begin: Begin) -> str:
            await let_first_in(unit, secret, command, begin)
            return "/start"

        try:
            return await entrance.let_in(request, "link", work, key=EVERYBODY)
        except LinkRefusedError as refused:
            return _refused(request, refused)

    return router


def _refused(request: Request, refused: LinkRefusedError) -> HTMLResponse:
    security.tell("sign-in-refused", refused.reason)
    return page(request, "sign_in_refused.html", GONE, reason=refused.reason, name="")
