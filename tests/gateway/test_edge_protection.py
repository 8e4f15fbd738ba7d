"""What the door refuses before anything of ours looks at it, and what it says to browsers on every answer."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from gateway.edge import time_limits
from gateway.edge.refusals import SLOW_ANSWER
from gateway.edge.time_limits import TimeLimits
from samverka_local.ports import free_port
from samverka_local.python_part import PythonPart
from tests.conftest import Run

Client = httpx.AsyncClient
HTML = {"Accept": "text/html"}
PUBLIC = "https://samverka.example"
HOSTS = ("gateway:8000", "samverka.example", "gateway:8001")
BEHIND_PROXY = {"Host": "samverka.example", "X-Forwarded-Proto": "https"}


@pytest.fixture(scope="module")
def gateway(run: Run) -> PythonPart:
    return run("gateway", SAMVERKA_CONTENT_URL=f"http://127.0.0.1:{free_port()}")


@pytest.fixture
async def client(gateway: PythonPart) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(base_url=gateway.url, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def public(run: Run) -> PythonPart:
    """A gateway behind a proxy that speaks HTTPS."""
    return run(
        "gateway",
        "public",
        SAMVERKA_PUBLIC_URL=PUBLIC,
        SAMVERKA_TRUSTED_PROXIES="127.0.0.1",
        SAMVERKA_HOSTS="gateway:8000",
    )


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 422),
        ({"Sec-Fetch-Site": "none"}, 422),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "OURS"}, 422),
        ({}, 422),
    ],
)
async def test_form_is_taken_from_our_own_pages_only(client: Client, headers: dict[str, str], status: int) -> None:
    sent = {name: value.replace("OURS", str(client.base_url).rstrip("/")) for name, value in headers.items()}
    answer = await client.post("/subscribe", data={"email": "no address"}, headers=sent | HTML)
    assert answer.status_code == status


async def test_form_of_another_site_is_refused_in_words(client: Client) -> None:
    foreign = {"Origin": "https://elsewhere.example"}
    page = await client.post("/subscribe", headers=foreign | HTML)
    assert "Formuläret kom från en annan webbplats" in page.text
    assert (await client.post("/subscribe", headers=foreign)).json()["type"] == "/problems/foreign-form"


async def test_no_unsafe_route_of_a_page_takes_foreign_forms(client: Client) -> None:
    foreign = HTML | {"Sec-Fetch-Site": "cross-site"}
    for path in ("/interest", "/my/a.b/cancel", "/consultations/book", "/sign-in", "/nothing/at/all"):
        assert (await client.post(path, headers=foreign)).status_code == 403, path


@pytest.mark.parametrize(
    "host", ["evil.example", "samverka.example.evil.example", "127.0.0.1.evil.example", "a@127.0.0.1"]
)
async def test_foreign_name_is_not_answered(client: Client, host: str) -> None:
    answer = await client.get("/", headers={"Host": host})
    assert (answer.status_code, answer.json()["type"]) == (421, "/problems/wrong-host")
    page = await client.get("/", headers=HTML | {"Host": host})
    assert (page.status_code, host in page.text) == (421, False)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "[::1]:8000"])
async def test_own_names_are_answered(client: Client, host: str) -> None:
    assert (await client.get("/subscribe", headers=HTML | {"Host": host})).status_code == 200


async def test_neighbours_ask_for_health_under_any_name(client: Client) -> None:
    assert (await client.get("/health/ready", headers={"Host": "gateway:8000"})).status_code == 200


async def test_name_of_the_settings_is_answered(public: PythonPart) -> None:
    async with httpx.AsyncClient(base_url=public.url) as client:
        statuses = [(await client.get("/subscribe", headers=HTML | {"Host": one})).status_code for one in HOSTS]
    assert statuses == [200, 200, 421]


async def test_every_answer_is_safe_in_a_browser(client: Client) -> None:
    for path in ("/subscribe", "/nothing", "/api/v1/articles", "/api/v1/nothing", "/static/mark.svg", "/health/live"):
        headers = (await client.get(path, headers=HTML)).headers
        assert headers["content-security-policy"].startswith("default-src 'none'"), path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]
        assert "strict-transport-security" not in headers


async def test_over_https_browsers_stay_there_and_cookies_do(public: PythonPart) -> None:
    async with httpx.AsyncClient(base_url=public.url, headers=BEHIND_PROXY) as client:
        answer = await client.get("/subscribe?lang=en", headers=HTML)
        own = await client.post("/subscribe", headers=HTML | {"Origin": PUBLIC})
        plain = await client.post("/subscribe", headers=HTML | {"Origin": PUBLIC.replace("https", "http")})
    assert answer.headers["strict-transport-security"].startswith("max-age=63072000")
    [cookie] = answer.headers.get_list("set-cookie")
    assert {"httponly", "samesite=lax", "secure"} <= {part.strip().lower() for part in cookie.split(";")}
    assert (own.status_code, plain.status_code) == (422, 403)


async def test_fonts_are_kept_by_browsers_and_the_rest_is_asked_for_anew(client: Client) -> None:
    font, mark = await client.get("/static/fonts/regular.woff2"), await client.get("/static/mark.svg")
    assert font.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert mark.headers["cache-control"] == "public, no-cache"
    again = await client.get("/static/mark.svg", headers={"If-None-Match": mark.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "head",
    [
        b"GARBAGE\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: xchunked\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
    ],
)
async def test_head_that_is_none_is_refused_and_nothing_after_it_is_read(gateway: PythonPart, head: bytes) -> None:
    answer = await said(gateway, head + b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert answer == b"" or answer.split()[1] in {b"400", b"421"}, answer
    assert b'"live"' not in answer or b" 421 " in answer


@pytest.mark.slow
async def test_who_sends_too_slowly_is_not_waited_for(gateway: PythonPart, client: Client) -> None:
    form = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n"
    post = b"POST /subscribe HTTP/1.1\r\nHost: 127.0.0.1\r\n" + form + b"\r\nemail="
    nothing, half_a_head, half_a_body = await asyncio.gather(
        said(gateway, b""), said(gateway, b"GET / HTTP/1.1\r\nHost: 127."), said(gateway, post)
    )
    assert (nothing, half_a_head) == (b"", b"")
    assert half_a_body.startswith(b"HTTP/1.1 408")
    assert b"\r\nconnection: close\r\n" in half_a_body


async def test_answer_that_does_not_begin_in_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limits, "BEGINS_WITHIN", 0.01)
    refused: list[object] = []

    async def waits(*_: object) -> Any:
        await asyncio.Event().wait()

    async def refuse(error: object, *_: object) -> None:
        refused.append(error)

    monkeypatch.setattr(time_limits, "refuse", refuse)
    await TimeLimits(waits)({"type": "http"}, waits, waits)
    assert refused == [SLOW_ANSWER]


async def said(part: PythonPart, sent: bytes) -> bytes:
    """All that comes back for these bytes until the door closes the connection, or has answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", part.port)
    writer.write(sent)
    try:
        return await asyncio.wait_for(reader.read(65536), 30)
    except ConnectionError:
        return b""
    finally:
        writer.close()
