"""One name for a request: `X-Correlation-Id`.

Many proxies and programs call theirs `X-Request-Id`. Where only that is sent it is taken for the correlation id, and
the answer, the log lines and the facts carry it under our name.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

OURS, THEIRS = b"x-correlation-id", b"x-request-id"


class RequestId:
    """ASGI middleware: takes others' name for ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] == "http":
            names = {name for name, _ in scope["headers"]}
            if THEIRS in names and OURS not in names:
                renamed = [(OURS if name == THEIRS else name, value) for name, value in scope["headers"]]
                scope = {**scope, "headers": renamed}
        await self._app(scope, receive, send)
