"""The door to the API: every `/api/v1` request goes on to the service that owns the path.

Bodies are bounded and go on in one piece, so that they can be sent again; answers are handed on as they come, whatever
their size. Headers that belong to one connection only (RFC 9110 §7.6.1) stay on it. Where a request came from is said
by the door alone (`X-Forwarded-…`); what the outside says about it is not heard.
"""

import json
from collections.abc import AsyncIterator
from urllib.parse import quote

import aiohttp
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from chassis import trace
from chassis.web import LARGEST_BODY
from gateway.callers import Callers
from gateway.edge.limits import Limits
from gateway.services import OWNERS, Services

PASSED_ON = {
    "accept",
    "accept-language",
    "content-type",
    "idempotency-key",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "range",
    "user-agent",
}
KEPT_BACK = {
    b"connection",
    b"date",
    b"keep-alive",
    b"proxy-authenticate",
    b"proxy-connection",
    b"server",
    b"te",
    b"trailer",
    b"transfer-encoding",
    b"upgrade",
    b"x-correlation-id",
}
WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}
PREFIX = "/api/v1/"
SUBSCRIBING = ("POST", "/api/v1/subscriptions")  # somebody asks for a mail to an address


class _Endpoint:
    """A plain ASGI application as the end of a route, known to the metrics by the route's path."""

    def __init__(self, path: str, app: ASGIApp) -> None:
        self.path, self._app = path, app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        scope["route"] = self
        await self._app(scope, receive, send)


def _router(path: str, app: ASGIApp, methods: list[str] | None = None) -> APIRouter:
    return APIRouter(routes=[Route(path, _Endpoint(path, app), methods=methods, include_in_schema=False)])


def door(services: Services, callers: Callers, limits: Limits) -> APIRouter:
    """Return the route that passes requests on; it is plain ASGI, for each request through it pays what it does."""

    async def pass_on(scope: Scope, receive: Receive, send: Send) -> None:
        request, path = Request(scope, receive), scope["raw_path"].decode("latin-1")
        service = OWNERS.get(path.removeprefix(PREFIX).partition("/")[0])
        if service is None or not path.isascii():
            raise HTTPException(404)
        headers, content, query = _passed_on(request), await _body_of(request), scope["query_string"].decode("latin-1")
        caller = await callers.identity(request.headers.get("authorization"))
        if (request.method, path) == SUBSCRIBING:
            await limits.require("mail", _address_in(content))
        if introduction := callers.introduction(caller, service):
            headers["authorization"] = introduction
        async with callers.act(caller, service, request.method, path) as outcome:
            answer = await services.send(service, request.method, path, headers=headers, content=content, query=query)
            outcome.status, outcome.made = answer.status, answer.headers.get("location", "")
        await hand_on(answer, scope, receive, send)

    return _router(PREFIX + "{path:path}", pass_on)


def feeds(services: Services) -> APIRouter:
    """Return the route of the feeds, which lie at the root for their readers."""

    async def pass_on(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        path, headers = f"/feeds/{quote(request.path_params['name'])}", _passed_on(request)
        answer = await services.send("content", "GET", path, headers=headers, query=request.url.query)
        await hand_on(answer, scope, receive, send)

    return _router("/feeds/{name}", pass_on, ["GET"])


async def _body_of(request: Request) -> bytes | None:
    if request.method in WITHOUT_BODY:
        return None
    if int(request.headers.get("content-length", "0")) > LARGEST_BODY:
        raise HTTPException(413)
    return await request.body() or None


def _address_in(content: bytes | None) -> str:
    """Return the e-mail address that a mail would go to; what is no such body is judged by its service."""
    try:
        return str(json.loads(content or b"{}")["email"])
    except (ValueError, LookupError, TypeError):
        return ""


def _passed_on(request: Request) -> dict[str, str]:
    headers, here = request.headers, trace.current()
    known = {name: value for name, value in headers.items() if name in PASSED_ON}
    if (connection := headers.get("connection", "keep-alive").lower()) not in {"keep-alive", "close"}:
        for named in connection.split(","):
            known.pop(named.strip(), None)
    return known | _from(request) | {"traceparent": here.traceparent, "x-correlation-id": here.correlation_id}


def _from(request: Request) -> dict[str, str]:
    """Return where a request came from, as this gateway knows it."""
    address = request.client.host if request.client else "unknown"
    host = request.headers.get("host", "")
    return {"x-forwarded-for": address, "x-forwarded-proto": request.url.scheme, "x-forwarded-host": host}


async def hand_on(answer: aiohttp.ClientResponse, scope: Scope, receive: Receive, send: Send) -> None:
    """Send a short answer at once, and a long one piece by piece, no faster than the reader takes it."""
    async with answer:
        first = await answer.content.readany()
        if not answer.content.at_eof():
            await in_pieces(answer, first)(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": answer.status, "headers": _headers(answer)})
        await send({"type": "http.response.body", "body": first})


def _headers(answer: aiohttp.ClientResponse) -> list[tuple[bytes, bytes]]:
    lower = ((name.lower(), value) for name, value in answer.raw_headers)
    return [(name, value) for name, value in lower if name not in KEPT_BACK]


def in_pieces(answer: aiohttp.ClientResponse, first: bytes = b"") -> StreamingResponse:
    """Return what hands an answer on as it comes, after what has been read of it."""

    async def body() -> AsyncIterator[bytes]:
        async with answer:
            yield first
            async for piece in answer.content.iter_any():
                yield piece

    response = StreamingResponse(body(), answer.status)
    response.raw_headers = _headers(answer)
    return response
