"""What somebody signed in changes by a page is counted for them, and written into the audit log."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway import visitor
from gateway.audit_log import BROKEN, AuditLog
from gateway.domain.audit import Entry
from gateway.edge.limits import Limits
from gateway.edge.refusals import RefusedError, refuse
from gateway.edge.rules import SAFE

PAGES = "gateway"


class Known:
    """ASGI middleware, inside the one that finds out who looks at the page."""

    def __init__(self, app: ASGIApp, limits: Limits, audit: AuditLog) -> None:
        self._app, self._limits, self._audit = app, limits, audit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        who = visitor.current() if scope["type"] == "http" else None
        if who is None or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        changes, account_id = scope["method"] not in SAFE, who.account.id
        try:
            await within_limit(self._limits, account_id, changes=changes)
            begun = await self._audit.begin(account_id, PAGES, scope["method"], scope["path"]) if changes else None
        except RefusedError as error:
            await refuse(error, scope, receive, send)
            return
        if begun is None:
            await self._app(scope, receive, send)
        else:
            await self._write_down(begun, scope, receive, send)

    async def _write_down(self, begun: Entry, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it be done; before the answer goes out, write down what came of it."""
        ended = False

        async def send_on(message: Message) -> None:
            nonlocal ended
            if message["type"] == "http.response.start":
                ended = True
                await self._audit.end(begun, message["status"], Headers(raw=message["headers"]).get("location", ""))
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        except Exception:
            if not ended:
                await self._audit.end(begun, BROKEN)
            raise


async def within_limit(limits: Limits, who: str, *, changes: bool) -> None:
    """Count one more for somebody known. Raises the refusal of what is too much."""
    await limits.require("identity-write" if changes else "identity-read", who)
