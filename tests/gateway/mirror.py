"""A service of the tests' own: it answers with the headers that reached it, and with as much as one asks for.

GET /api/v1/articles/mirror           the headers of the request, as JSON
GET /api/v1/articles/large?bytes=N    N bytes, piece by piece
GET /api/v1/articles/cut              an answer that breaks off in the middle
"""

import json
import os
from urllib.parse import parse_qs

import uvicorn
from starlette.types import Receive, Scope, Send

PIECE = bytes(64 * 1024)
SENT_BACK = [(b"link", b'<a>; rel="next"'), (b"link", b'<b>; rel="prev"'), (b"etag", b'"7"'), (b"location", b"/x")]


async def mirror(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request."""
    if scope["type"] != "http":
        return
    last = scope["path"].rpartition("/")[2]
    if last == "large":
        await _large(int(parse_qs(scope["query_string"])[b"bytes"][0]), send)
    elif last == "cut":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000000")]})
        await send({"type": "http.response.body", "body": PIECE, "more_body": True})
        os._exit(1)
    else:
        await _headers(scope, send)


async def _large(left: int, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % left)]})
    while left:
        piece = PIECE[:left]
        left -= len(piece)
        await send({"type": "http.response.body", "body": piece, "more_body": bool(left)})


async def _headers(scope: Scope, send: Send) -> None:
    seen = {name.decode(): value.decode() for name, value in scope["headers"]}
    seen |= {"path": scope["raw_path"].decode(), "query": scope["query_string"].decode()}
    kept_apart = [(b"connection", b"x-odd"), (b"retry-after", b"7"), (b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": [*SENT_BACK, *kept_apart]})
    await send({"type": "http.response.body", "body": json.dumps(seen).encode()})


if __name__ == "__main__":
    uvicorn.run(mirror, port=int(os.environ["SAMVERKA_HTTP_PORT"]), log_level="warning", lifespan="off")
