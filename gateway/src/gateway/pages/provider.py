"""Signing in with the organisation's identity provider: away from here, and back."""

import uuid

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from chassis.logs import log
from chassis.storage import UnitOfWork
from gateway import security
from gateway.domain.errors import AccountGoneError, LinkRefusedError
from gateway.entrance import Entrance
from gateway.provider import Provider, ProviderRefusedError
from gateway.rendering import page, reader_language
from gateway.return_path import safe_path
from gateway.use_cases.come_from_provider import (
    ComeFromProvider,
    LeaveForProvider,
    come_back,
    leave_for_provider,
    sign_in_from_provider,
)
from gateway.use_cases.invite import EVERYBODY
from gateway.use_cases.sign_in import Begin

BACK = "/sign-in/provider/back"


def from_provider(entrance: Entrance, provider: Provider) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False)
    back = entrance.public_url.rstrip("/") + BACK

    def refused(request: Request, reason: str, status: int = 403) -> HTMLResponse:
        security.tell("sign-in-refused", reason)
        return page(request, "sign_in_refused.html", status, reason=reason, name=provider.name)

    @router.get("/sign-in/provider")
    async def leave(request: Request, next: str = "") -> Response:  # noqa: A002 - the address' word
        try:
            leaving = await provider.leave(back)
        except ProviderRefusedError as error:
            log.warning("identity provider does not answer", reason=error.reason)
            return refused(request, "provider", 503)
        response = RedirectResponse(leaving.url, 303)
        browser = entrance.cookies.know_again(response, request.cookies)
        command = LeaveForProvider(leaving.state, leaving.nonce, leaving.verifier, browser, safe_path(next))
        await entrance.commits.run(leaving.state, lambda unit: leave_for_provider(unit, command))
        return response

    @router.get(BACK)
    async def come(request: Request, state: str = "", code: str = "") -> Response:
        browser = entrance.cookies.browser(request.cookies)
        try:
            visit = await entrance.commits.run(state, lambda unit: come_back(unit, state, browser))
            vouched = await provider.vouch(back, code, state, visit.nonce, visit.verifier)
        except (LinkRefusedError, ProviderRefusedError) as error:
            log.warning("identity provider did not vouch", reason=error.reason)
            return refused(request, "provider")
        command = ComeFromProvider(
            uuid.uuid4().hex, vouched.key, vouched.name, vouched.email, reader_language(request), vouched.rights
        )

        async def work(unit: UnitOfWork, begin: Begin) -> str:
            await sign_in_from_provider(unit, command, begin)
            return visit.go_to

        try:
            return await entrance.let_in(request, "provider", work, key=EVERYBODY)
        except AccountGoneError:
            return refused(request, "no-account")

    return router
