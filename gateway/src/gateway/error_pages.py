"""People get a page that says what to do next; programs keep the problem document."""

from collections.abc import Awaitable, Callable
from typing import Any, cast
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from chassis.problems import ProblemError
from gateway.desk import TurnedDownError
from gateway.edge.refusals import RefusedError
from gateway.links import NoLinkError
from gateway.rendering import page
from gateway.services import ServiceAwayError
from gateway.visitor import NotForYouError, SignInNeededError, VisitorUnknownError

FORBIDDEN, BROKEN = 403, 500
SHOWN = {FORBIDDEN: "forbidden.html", 404: "not_found.html", 429: "too_many.html"}
KEPT = ("allow", "retry-after")
Handler = Callable[[Request, Any], Awaitable[Response]]


def show_errors_as_pages(app: FastAPI) -> None:
    """Put pages before the answers that the application has for errors."""
    for kind in (HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, _for_people(cast("Handler", app.exception_handlers[kind]), _went_wrong))
    app.add_exception_handler(
        NoLinkError, _for_people(cast("Handler", app.exception_handlers[HTTPException]), _no_link)
    )
    app.add_exception_handler(SignInNeededError, _to_the_sign_in)
    app.add_exception_handler(NotForYouError, _not_for_you)
    app.add_exception_handler(VisitorUnknownError, _cannot_tell)
    for told in (ServiceAwayError, RefusedError, TurnedDownError):
        app.add_exception_handler(told, _for_people(cast("Handler", app.exception_handlers[ProblemError]), _told))


def _for_people(before: Handler, shown: Callable[[Request, Any, int], Response]) -> Handler:
    async def handle(request: Request, error: Exception) -> Response:
        answered = await before(request, error)
        if _is_for_program(request):
            return answered
        told = shown(request, error, answered.status_code)
        told.headers.update({name: answered.headers[name] for name in KEPT if name in answered.headers})
        return told

    return handle


def _went_wrong(request: Request, _error: Exception, status: int) -> Response:
    return page(request, SHOWN.get(status, "went_wrong.html"), status, ours=status >= BROKEN)


def _no_link(request: Request, _error: Exception, status: int) -> Response:
    return page(request, "link_wrong.html", status, why="wrong")


def _told(request: Request, error: ServiceAwayError | RefusedError | TurnedDownError, status: int) -> Response:
    return page(request, "away.html", status, sv=error.sv, en=error.en, service=getattr(error, "service", ""))


async def _to_the_sign_in(request: Request, _error: Exception) -> Response:
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    query = f"?next={quote(back)}" if request.method == "GET" else ""
    return RedirectResponse(f"/sign-in{query}", 303)


async def _not_for_you(request: Request, error: Exception) -> Response:
    return page(request, "not_for_you.html", FORBIDDEN, roles=cast("NotForYouError", error).roles)


async def _cannot_tell(request: Request, _error: Exception) -> Response:
    away = ServiceAwayError("sign-in")
    return _told(request, away, away.status)


def _is_for_program(request: Request) -> bool:
    return request.url.path.startswith("/api/v1/") or "text/html" not in request.headers.get("accept", "")
