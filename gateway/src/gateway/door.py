"""The door to the API: every `/api/v1` request goes on to the service that owns the path.

Bodies are bounded and go on in one piece, so that they can be sent again; answers are streamed.
"""

from collections.abc import AsyncIterator
from urllib.parse import quote

import httpx
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import StreamingResponse
from starlette.background import BackgroundTask

from chassis import trace
from chassis.web import LARGEST_BODY
from gateway.services import OWNERS, Services

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
PASSED_ON = {
    "accept",
    "accept-language",
    "authorization",
    "content-type",
    "content-length",
    "idempotency-key",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "user-agent",
}
KEPT_BACK = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "server", "date"}


def door(services: Services) -> APIRouter:
    """Return the route that passes requests on."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/api/v1/{path:path}", methods=METHODS)
    async def pass_on(path: str, request: Request) -> StreamingResponse:
        service = OWNERS.get(path.partition("/")[0])
        if service is None:
            raise HTTPException(404)
        if int(request.headers.get("content-length", "0")) > LARGEST_BODY:
            raise HTTPException(413)
        answer = await services.send(
            service,
            request.method,
            request.url.path,
            headers=_passed_on(request),
            content=await request.body() or None,
            query=request.url.query,
        )
        return _answer(answer)

    return router


def feeds(services: Services) -> APIRouter:
    """Return the route of the feeds, which lie at the root for their readers."""
    router = APIRouter(include_in_schema=False)

    @router.get("/feeds/{name}")
    async def pass_on(name: str, request: Request) -> StreamingResponse:
        headers = _passed_on(request)
        return _answer(
            await services.send("content", "GET", f"/feeds/{quote(name)}", headers=headers, query=request.url.query)
        )

    return router


def _passed_on(request: Request) -> dict[str, str]:
    here = trace.current()
    known = {name: value for name, value in request.headers.items() if name in PASSED_ON}
    return known | {"traceparent": here.traceparent, "x-correlation-id": here.correlation_id}


def _answer(answer: httpx.Response) -> StreamingResponse:
    async def body() -> AsyncIterator[bytes]:
        async for piece in answer.aiter_raw():
            yield piece

    headers = {name: value for name, value in answer.headers.items() if name not in KEPT_BACK | {"x-correlation-id"}}
    return StreamingResponse(body(), answer.status_code, headers, background=BackgroundTask(answer.aclose))
