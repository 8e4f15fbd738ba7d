"""Puts the protection of the door in its order, inside the request's context and outside everything that is ours."""

from fastapi import FastAPI
from starlette.middleware import Middleware

from gateway.edge.headers import SafeHeaders
from gateway.edge.hosts import Hosts
from gateway.edge.limits import Limits
from gateway.edge.origins import Origins
from gateway.edge.rate_limits import RateLimits
from gateway.edge.request_id import RequestId
from gateway.edge.rules import rules_with
from gateway.edge.shared_counts import SharedCounts
from gateway.edge.time_limits import TimeLimits
from gateway.settings import GatewaySettings


def limits_of(settings: GatewaySettings) -> Limits:
    """Return the limits, shared through the gateway's own database."""
    return Limits(
        rules_with(settings.limits), SharedCounts(settings.mongodb_uri, settings.mongodb_database or "gateway")
    )


def protect(app: FastAPI, settings: GatewaySettings, limits: Limits) -> None:
    """Add the middleware: the cheap refusals first, and each answer gets its safe headers whoever gives it."""
    app.add_middleware(RequestId)
    app.user_middleware += [
        Middleware(SafeHeaders, public_url=settings.public_url),
        Middleware(Hosts, public_url=settings.public_url, further=settings.hosts),
        Middleware(RateLimits, limits=limits),
        Middleware(TimeLimits),
        Middleware(Origins),
    ]
