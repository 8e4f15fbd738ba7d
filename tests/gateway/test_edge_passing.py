"""What goes through the door and what stays on one side of it: headers, paths, and answers of any size."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import psutil
import pytest

from samverka_local.ports import free_port
from samverka_local.python_part import PythonPart
from tests.conftest import Run

MIB = 1024 * 1024
MIRROR = "/api/v1/articles/mirror"


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PythonPart]:
    log = tmp_path_factory.mktemp("logs") / "mirror.log"
    with PythonPart("tests.gateway.mirror", free_port(), log=log, environment=dict, migrates=False) as part:
        yield part


@pytest.fixture(scope="module")
def gateway(run: Run, mirror: PythonPart) -> PythonPart:
    return run("gateway", SAMVERKA_CONTENT_URL=mirror.url)


@pytest.fixture
async def client(gateway: PythonPart) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=gateway.url, timeout=30) as client:
        yield client


async def seen(client: httpx.AsyncClient, headers: dict[str, str]) -> dict[str, str]:
    """The headers that reach a service when these are sent."""
    return dict((await client.get(MIRROR, headers=headers)).json())


async def test_what_a_caller_asks_reaches_the_service(client: httpx.AsyncClient) -> None:
    asked = {
        "accept-language": "en",
        "authorization": "Link abc.def",
        "if-match": '"3"',
        "if-none-match": '"4"',
        "range": "bytes=0-99",
        "idempotency-key": "k-1",
        "x-correlation-id": "c-1",
    }
    assert (await seen(client, asked)).items() >= asked.items()


async def test_what_a_service_answers_reaches_the_caller(client: httpx.AsyncClient) -> None:
    answer = await client.get(MIRROR)
    assert answer.headers.get_list("link") == ['<a>; rel="next"', '<b>; rel="prev"']
    assert (answer.headers["etag"], answer.headers["location"], answer.headers["retry-after"]) == ('"7"', "/x", "7")


async def test_what_belongs_to_one_connection_stays_on_it(client: httpx.AsyncClient) -> None:
    sent = {"Connection": "keep-alive, If-Match", "If-Match": '"3"', "TE": "trailers", "Cookie": "a=b", "X-Odd": "1"}
    assert not {"if-match", "te", "cookie", "x-odd", "connection"} & (await seen(client, sent)).keys()
    assert (await client.get(MIRROR)).headers.get("connection") != "x-odd"


async def test_where_a_request_came_from_is_said_by_the_door_alone(client: httpx.AsyncClient) -> None:
    told = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    there = await seen(client, told | {"Forwarded": "for=203.0.113.9"})
    assert there["x-forwarded-for"] == "127.0.0.1"
    assert there["x-forwarded-proto"] == "http"
    assert there["x-forwarded-host"] == client.base_url.netloc.decode()
    assert "forwarded" not in there


async def test_proxy_that_is_trusted_says_where_a_request_came_from(run: Run, mirror: PythonPart) -> None:
    behind = run("gateway", "behind", SAMVERKA_CONTENT_URL=mirror.url, SAMVERKA_TRUSTED_PROXIES="127.0.0.0/8")
    async with httpx.AsyncClient(base_url=behind.url) as client:
        there = await seen(client, {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"})
    assert (there["x-forwarded-for"], there["x-forwarded-proto"]) == ("203.0.113.9", "https")


async def test_path_and_query_reach_the_service_as_they_were_written(client: httpx.AsyncClient) -> None:
    answer = await client.get(MIRROR + "%2Fa%20b?q=%C3%A5&x=1%2B1")
    assert (answer.json()["path"], answer.json()["query"]) == (MIRROR + "%2Fa%20b", "q=%C3%A5&x=1%2B1")


async def test_dots_in_a_path_lead_nowhere_else(gateway: PythonPart) -> None:
    answer = await raw(gateway, b"GET /api/v1/articles/../../metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert b'"path": "/api/v1/articles/../../metrics"' in answer


async def test_request_id_of_others_is_taken_for_ours(client: httpx.AsyncClient) -> None:
    named = await client.get(MIRROR, headers={"X-Request-Id": "r-7"})
    assert (named.headers["x-correlation-id"], named.json()["x-correlation-id"]) == ("r-7", "r-7")
    both = await client.get(MIRROR, headers={"X-Request-Id": "r-7", "X-Correlation-Id": "c-8"})
    assert both.headers["x-correlation-id"] == "c-8"


async def test_large_answer_is_handed_on_and_not_kept(client: httpx.AsyncClient, gateway: PythonPart) -> None:
    before, most, got = rss(gateway), 0, 0
    async with client.stream("GET", f"/api/v1/articles/large?bytes={100 * MIB}") as answer:
        assert answer.headers["content-length"] == str(100 * MIB)
        async for piece in answer.aiter_raw():
            got += len(piece)
            most = max(most, rss(gateway))
    assert got == 100 * MIB
    assert most - before < 16 * MIB


async def test_reader_who_stops_reading_fills_no_memory(gateway: PythonPart) -> None:
    before = rss(gateway)
    reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port, limit=64 * 1024)
    writer.write(b"GET /api/v1/articles/large?bytes=%d HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" % (100 * MIB))
    await reader.readuntil(b"\r\n\r\n")
    async with httpx.AsyncClient(base_url=gateway.url, timeout=30) as others:
        for _ in range(100):
            assert (await others.get(MIRROR)).status_code == 200
    assert rss(gateway) - before < 16 * MIB
    writer.close()


async def test_answer_that_breaks_off_is_not_taken_for_a_whole_one(
    run: Run, client: httpx.AsyncClient, tmp_path: Any
) -> None:
    environment: dict[str, str] = {}
    with PythonPart(
        "tests.gateway.mirror", free_port(), log=tmp_path / "dies.log", environment=lambda: environment, migrates=False
    ) as dies:
        door = run("gateway", "door-of-one-that-dies", SAMVERKA_CONTENT_URL=dies.url)
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get(f"{door.url}/api/v1/articles/cut")


async def test_too_large_body_is_refused_whether_or_not_it_says_so(client: httpx.AsyncClient) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(17):
            yield bytes(64 * 1024)

    for content in (bytes(MIB + 1), pieces()):
        answer = await client.post(MIRROR, content=content)
        assert (answer.status_code, json.loads(answer.content)["type"]) == (413, "/problems/too-large")


def rss(part: PythonPart) -> int:
    """Bytes of memory that a process holds."""
    return int(psutil.Process(part.child.pid).memory_info().rss)


async def raw(part: PythonPart, sent: bytes) -> bytes:
    """What comes back for these bytes, up to the end of the connection or of what is said."""
    reader, writer = await asyncio.open_connection("127.0.0.1", part.port)
    writer.write(sent)
    head = await reader.readuntil(b"\r\n\r\n")
    body = await reader.read(65536)
    writer.close()
    return head + body
