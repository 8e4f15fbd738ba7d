"""Signing in: asked for with one's address, done with the link from the mail. Looking at the link changes nothing."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.background import BackgroundTask

from chassis.storage import UnitOfWork
from gateway import security, visitor
from gateway.domain.errors import LinkRefusedError
from gateway.domain.secret import new_secret
from gateway.entrance import Entrance
from gateway.forms import Form
from gateway.provider import Provider
from gateway.rendering import page
from gateway.return_path import safe_path
from gateway.use_cases.ask_for_link import AskForLink, account_with, ask_for_link
from gateway.use_cases.sign_in import Begin, get_link, sign_in_by_link
from gateway.use_cases.sign_out import sign_out

FIELDS = ("email", "next")
STATUS_OF = {"other-browser": 403}


def sign_in(entrance: Entrance, provider: Provider | None) -> APIRouter:
    """Return the routes of signing in by mail, and of signing out."""
    router = APIRouter(include_in_schema=False)
    _asking(router, entrance, provider.name if provider else "")
    _coming_in(router, entrance)

    @router.post("/sign-out")
    async def leave() -> Response:
        who = visitor.current()
        if who is not None:
            await entrance.commits.run(who.session.id, lambda unit: sign_out(unit, who.account.id, who.session.id))
        response = RedirectResponse("/", 303)
        entrance.cookies.sign_out(response)
        return response

    return router


def _asking(router: APIRouter, entrance: Entrance, provider: str) -> None:
    @router.get("/sign-in", response_class=HTMLResponse)
    async def begin(request: Request, next: str = "") -> Response:  # noqa: A002 - the address' word
        if visitor.current() is not None:
            return RedirectResponse(safe_path(next), 303)
        return page(request, "sign_in.html", form=Form.empty(FIELDS, {"next": next}), provider=provider)

    @router.post("/sign-in", response_class=HTMLResponse)
    async def ask(request: Request) -> Response:
        form = Form.of(await request.form(max_fields=10, max_files=0), FIELDS)
        form.need_address("email", "error_address")
        if form.errors:
            return page(request, "sign_in.html", 422, form=form, provider=provider)
        await entrance.limits.require("mail", form["email"])
        await entrance.services.ensure_there("notification")
        response = page(request, "sign_in_sent.html", email=form["email"])
        browser = entrance.cookies.know_again(response, request.cookies)
        # After the answer: how long it takes must not tell whether the address has an account.
        response.background = BackgroundTask(_mail, entrance, form["email"], browser, safe_path(form["next"]))
        return response


async def _mail(entrance: Entrance, email: str, browser: str, go_to: str) -> None:
    account = await account_with(entrance.storage, email)
    if account is None:
        return
    command = AskForLink(account, new_secret(), browser, go_to)
    link = await entrance.commits.run(account.id, lambda unit: ask_for_link(unit, command))
    await entrance.mail_link(account, link, command.secret)


def _coming_in(router: APIRouter, entrance: Entrance) -> None:
    @router.get("/sign-in/link/{secret}", response_class=HTMLResponse)
    async def look(secret: str, request: Request) -> Response:
        try:
            await get_link(entrance.storage, secret, entrance.cookies.browser(request.cookies))
        except LinkRefusedError as refused:
            return _refused(request, refused)
        return page(request, "sign_in_now.html", secret=secret)

    @router.post("/sign-in/link/{secret}", response_class=HTMLResponse)
    async def use(secret: str, request: Request) -> Response:
        browser = entrance.cookies.browser(request.cookies)

        async def work(unit: UnitOfWork, begin: Begin) -> str:
            return (await sign_in_by_link(unit, secret, browser, begin)).go_to

        try:
            return await entrance.let_in(request, "link", work)
        except LinkRefusedError as refused:
            return _refused(request, refused)


def _refused(request: Request, refused: LinkRefusedError) -> HTMLResponse:
    security.tell("sign-in-refused", refused.reason)
    return page(request, "sign_in_refused.html", STATUS_OF.get(refused.reason, 410), reason=refused.reason, name="")
