"""Which names we answer to: that of the public address, those of the settings, and the machine's own.

A name in a request is the sender's word. Links in mails are made from the setting, never from it; and what comes under
a foreign name is not answered, so that no cache and no page keeps one (RFC 9110 §7.4, 421).
"""

import re
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from gateway import security
from gateway.edge.refusals import WRONG_HOST, refuse

LOOPBACK = re.compile(rb"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?")
ANY_NAME = ("/health/", "/metrics", "/.well-known/jwks.json")  # asked for by neighbours, under their names for us


class Hosts:
    """ASGI middleware: refuses what was sent to another name."""

    def __init__(self, app: ASGIApp, public_url: str, further: str) -> None:
        self._app = app
        names = {urlsplit(public_url).netloc, *(one.strip() for one in further.split(",") if one.strip())}
        self._ours = {name.lower().encode() for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or self._is_ours(scope) or scope["path"].startswith(ANY_NAME):
            await self._app(scope, receive, send)
            return
        security.tell("wrong-host")
        await refuse(WRONG_HOST, scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        named = [value.lower() for name, value in scope["headers"] if name == b"host"]
        return len(named) == 1 and (named[0] in self._ours or _is_loopback(named[0]))


def _is_loopback(host: bytes) -> bool:
    return LOOPBACK.fullmatch(host) is not None
