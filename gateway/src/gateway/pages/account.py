"""One's own account: what one may do, and where one is signed in."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.entrance import Entrance
from gateway.rendering import page
from gateway.use_cases.sign_out import list_sessions, sign_out, sign_out_everywhere
from gateway.visitor import SignedIn


def account(entrance: Entrance) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/account", response_class=HTMLResponse)
    async def show(request: Request, who: SignedIn) -> Response:
        sessions = await list_sessions(entrance.storage, who.account.id)
        return page(request, "account.html", account=who.account, sessions=sessions, this=who.session.id)

    @router.post("/account/sessions/{session_id}/end")
    async def end(session_id: str, who: SignedIn) -> Response:
        await entrance.commits.run(session_id, lambda unit: sign_out(unit, who.account.id, session_id))
        response = RedirectResponse("/account", 303)
        if session_id == who.session.id:
            entrance.cookies.sign_out(response)
        return response

    @router.post("/account/sign-out-everywhere")
    async def end_all(who: SignedIn) -> Response:
        await entrance.commits.run(who.account.id, lambda unit: sign_out_everywhere(unit, who.account.id))
        response = RedirectResponse("/", 303)
        entrance.cookies.sign_out(response)
        return response

    return router
