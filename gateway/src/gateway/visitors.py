"""Finds out for each page who looks at it, and carries the session's newest secret back to the browser."""

from http.cookies import SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.logs import log
from chassis.storage import GroupCommit, Storage, StorageUnavailableError
from gateway import visitor
from gateway.cookies import Cookies
from gateway.use_cases.visit import Visit, visit
from gateway.visitor import Visitor

NOT_PAGES = ("/api/v1/", "/static/", "/health/", "/metrics", "/feeds/", "/.well-known/")


class Visitors:
    """ASGI middleware. What programs ask for has no visitor: they say who they are with each request."""

    def __init__(self, app: ASGIApp, storage: Storage, commits: GroupCommit, cookies: Cookies) -> None:
        self._app, self._storage, self._commits, self._cookies = app, storage, commits, cookies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or scope["path"].startswith(NOT_PAGES):
            await self._app(scope, receive, send)
            return
        carried = self._cookies.session(cookie_parser(Headers(scope=scope).get("cookie", "")))
        if carried is None:
            visitor.enter(None)
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _adding(send, await self._greet(*carried)))

    async def _greet(self, session_id: str, secret: str) -> Response:
        """Say who looks at the page; return the cookies that the browser is to carry from now on."""
        to_set = Response()
        try:
            found = await visit(self._storage, self._commits, session_id, secret)
        except StorageUnavailableError:
            visitor.enter(None, unknown=True)  # what everybody may see is still there
            return to_set
        if isinstance(found, Visit):
            visitor.enter(Visitor(found.account, found.session))
            if found.secret:
                self._cookies.begin(to_set, found.session.id, found.secret)
        else:
            visitor.enter(None)
            log.info("session refused", reason=found)
            self._cookies.end(to_set)
        return to_set


def _adding(send: Send, to_set: Response) -> Send:
    """Return `send` with these cookies added, unless the page itself sets the same ones."""
    ours = to_set.headers.getlist("set-cookie")

    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start" and ours:
            headers = MutableHeaders(scope=message)
            theirs = {name for one in headers.getlist("set-cookie") for name in SimpleCookie(one)}
            for cookie in ours:
                if not theirs.intersection(SimpleCookie(cookie)):
                    headers.append("set-cookie", cookie)
        await send(message)

    return send_on
