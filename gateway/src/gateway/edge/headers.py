"""The headers that keep an answer safe in a browser, on every answer; a page's own come before them.

Pages say more precisely what they may load (`gateway.rendering`). Everything else may load nothing and be framed by
nobody. Over HTTPS the browser is told to stay there, and every cookie is `Secure`.
"""

from collections.abc import Sequence

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway import security

Pairs = Sequence[tuple[bytes, bytes]]
OTHER_DEVICES = "geolocation=(), microphone=(), payment=(), usb=()"
ALWAYS: Pairs = (
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", f"camera=(), {OTHER_DEVICES}".encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
STAY = (b"strict-transport-security", b"max-age=63072000; includeSubDomains")


class SafeHeaders:
    """ASGI middleware: adds what an answer lacks, and tells of answers that refuse somebody."""

    def __init__(self, app: ASGIApp, public_url: str) -> None:
        self._app = app
        self._https = public_url.startswith("https:")
        self._added: Pairs = (*ALWAYS, STAY) if self._https else ALWAYS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        security.begin()

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._complete(list(message["headers"]))
                _tell_of(message["status"], scope)
            await send(message)

        await self._app(scope, receive, send_on)

    def _complete(self, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        there = {name for name, _ in headers}
        if self._https and b"set-cookie" in there:
            headers = [(name, _secure(value) if name == b"set-cookie" else value) for name, value in headers]
        return headers + [pair for pair in self._added if pair[0] not in there]


def _secure(cookie: bytes) -> bytes:
    return cookie if b"; secure" in cookie.lower() else cookie + b"; Secure"


def _tell_of(status: int, scope: Scope) -> None:
    """Tell of a refused token or right. Strangers who are asked to sign in did nothing odd."""
    if status == 401 and all(name != b"authorization" for name, _ in scope["headers"]):  # noqa: PLR2004 - unauthorised
        return
    if status in (401, 403) and not security.is_told():
        security.tell("token-refused" if status == 401 else "right-refused")  # noqa: PLR2004
