"""The web door of a part: one FastAPI application with the same manners everywhere.

Every request has a trace and a correlation id; every error is a problem document; `/health/live`, `/health/ready`,
`/metrics` and `/asyncapi` are there. Bodies are bounded.
"""

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis import trace
from chassis.access import TokenVerifier
from chassis.logs import log
from chassis.problems import ErrorTable, Explained, ProblemError, answer, language_of, slug_of
from chassis.rights import state_rights

LARGEST_BODY = 1024 * 1024
REQUESTS = Counter("samverka_http_requests", "HTTP requests answered.", ["method", "route", "status"])
SECONDS = Histogram("samverka_http_request_seconds", "Time from request to answer.", ["route"])
Check = Callable[[], Awaitable[Mapping[str, str]]]
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


class _Text:
    def __init__(self, sv: str, en: str) -> None:
        self.sv, self.en = sv, en


_UNREADABLE = _Text(
    "Något i det du skickade går inte att läsa. Se fälten.", "Something you sent cannot be read. See the fields."
)
_REFUSED = ("not-understood", _Text("Så går det inte att fråga.", "This cannot be asked in that way."))
_BY_STATUS = {
    404: ("not-found", _Text("Det du söker finns inte här.", "What you are looking for is not here.")),
    413: ("too-large", _Text("Det du skickade är för stort.", "What you sent is too large.")),
}
_BROKEN = _Text(
    "Något gick fel hos oss. Försök igen om en stund.", "Something went wrong on our side. Try again in a while."
)


class RequestContext:
    """ASGI middleware: begins the trace, bounds the body, counts and times the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name: value for name, value in scope["headers"] if name in _READ}
        context = trace.begin(_text(headers.get(b"traceparent")), _text(headers.get(b"x-correlation-id")))
        trace.enter(context)
        started = time.perf_counter()

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"x-correlation-id", context.correlation_id.encode())]
                _count(scope, message["status"], time.perf_counter() - started)
            await send(message)

        await self._app(scope, _bounded(receive), send_on)


_READ = {b"traceparent", b"x-correlation-id"}


def _text(value: bytes | None) -> str | None:
    return value.decode("latin-1") if value is not None else None


def _count(scope: Scope, status: int, seconds: float) -> None:
    route = getattr(scope.get("route"), "path", "unknown")
    REQUESTS.labels(scope["method"], route, status).inc()
    SECONDS.labels(route).observe(seconds)


def _bounded(receive: Receive) -> Receive:
    read = 0

    async def receive_bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > LARGEST_BODY:
            raise HTTPException(413)
        return message

    return receive_bounded


def create_app(
    title: str,
    routers: Sequence[APIRouter],
    errors: ErrorTable,
    *,
    root_routers: Sequence[APIRouter] = (),
    tokens: TokenVerifier,
    ready: Check,
    statistics: Callable[[], Awaitable[Mapping[str, Any]]] | None = None,
    lifespan: Lifespan | None = None,
    asyncapi: Path | None = None,
    openapi_url: str | None = "/openapi.json",
) -> FastAPI:
    """Return the application: `routers` below /api/v1, `root_routers` at the root.

    `ready` returns the state of each thing the part needs; it raises when one is missing.
    """
    app = FastAPI(title=title, version="1", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=openapi_url)
    app.state.tokens = tokens
    for router in routers:
        state_rights(router)
        app.include_router(router, prefix="/api/v1", responses=_PROBLEM_RESPONSES)
    for router in root_routers:
        state_rights(router)
        app.include_router(router, responses=_PROBLEM_RESPONSES)
    app.include_router(_own_routes(ready, statistics, asyncapi))
    app.add_middleware(RequestContext)
    _handle_errors(app, errors)
    return app


_PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    "4XX": {
        "description": "A problem document that says which rule refused.",
        "content": {"application/problem+json": {}},
    },
    "5XX": {"description": "A problem document.", "content": {"application/problem+json": {}}},
}


def _own_routes(
    ready: Check, statistics: Callable[[], Awaitable[Mapping[str, Any]]] | None, asyncapi: Path | None
) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/health/live")
    async def live() -> dict[str, str]:
        return {"status": "live"}

    @router.get("/health/ready")
    async def is_ready() -> JSONResponse:
        try:
            return JSONResponse({"status": "ready", **await ready()})
        except ProblemError as error:
            return JSONResponse({"status": "not-ready", "reason": error.slug}, 503)

    @router.get("/metrics")
    async def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    if statistics is not None:

        @router.get("/statistics")
        async def counted() -> JSONResponse:
            return JSONResponse(await statistics())

    @router.get("/asyncapi")
    def asyncapi_document() -> Response:
        if asyncapi is None or not asyncapi.exists():
            raise HTTPException(404)
        return Response(asyncapi.read_bytes(), media_type="application/yaml")

    return router


def _handle_errors(app: FastAPI, errors: ErrorTable) -> None:
    async def rule_refused(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, Explained)  # noqa: S101 - the table holds only explained errors
        return answer(request, errors.status_of(error), slug_of(type(error)), error, errors=_named(request, error))

    for kind in errors.statuses:
        app.add_exception_handler(kind, rule_refused)
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(AnyHTTPException, _http)
    app.add_exception_handler(Exception, _broken)


def _named(request: Request, error: Explained) -> Sequence[Mapping[str, str]]:
    """Return the field that broke a rule, where the error names one (`field`), or all of them with a text for each."""
    language = language_of(request.headers.get("accept-language"))
    named = [(field, error)] if (field := getattr(error, "field", "")) else getattr(error, "fields", ())
    return [{"field": field, "message": text.sv if language == "sv" else text.en} for field, text in named]


async def _problem(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ProblemError)  # noqa: S101 - registered for this class
    return answer(request, error.status, error.slug, error, errors=error.errors, retry_after=error.retry_after)


async def _unreadable(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class
    fields = [{"field": _field(found["loc"]), "message": found["msg"]} for found in error.errors()]
    return answer(request, 422, "invalid-request", _UNREADABLE, errors=fields)


def _field(location: Sequence[int | str]) -> str:
    """Return where in the request, without the part's own name: `attendees.0.email`."""
    inside = location[1:] if location and location[0] in {"body", "query", "path", "header"} else location
    return ".".join(map(str, inside)) or "body"


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, AnyHTTPException)  # noqa: S101 - registered for this class
    slug, text = _BY_STATUS.get(error.status_code, _REFUSED)
    response = answer(request, error.status_code, slug, text)
    response.headers.update(error.headers or {})
    return response


async def _broken(request: Request, error: Exception) -> JSONResponse:
    log.error("request failed", path=request.url.path, exc_info=error)
    return answer(request, 500, "internal", _BROKEN)
