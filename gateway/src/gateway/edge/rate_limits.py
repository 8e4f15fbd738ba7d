"""Refuses what is more than a limit allows, by the address it comes from."""

import ipaddress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway import security
from gateway.edge.limits import Limits, Standing
from gateway.edge.refusals import refuse, too_many
from gateway.edge.rules import rule_of


class RateLimits:
    """ASGI middleware: counts each request, and says on each answer what is left."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app, self._limits = app, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        name = rule_of(scope["method"], scope["path"]) if scope["type"] == "http" else ""
        if not name:
            await self._app(scope, receive, send)
            return
        standing = await self._limits.count(name, address_of(scope))
        if standing.is_over:
            security.tell("limit-reached", name)
            await refuse(too_many(standing.ends_in), scope, receive, _saying(standing, send))
        else:
            await self._app(scope, receive, _saying(standing, send))


def _saying(standing: Standing, send: Send) -> Send:
    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *standing.headers()]
        await send(message)

    return send_on


def address_of(scope: Scope) -> str:
    """Return whom to count: an IPv4 address, or the /64 network that one IPv6 subscriber has."""
    host = scope["client"][0] if scope.get("client") else "unknown"
    return str(ipaddress.ip_network(f"{host}/64", strict=False)) if ":" in host else host
