"""With any one service stopped, pages say in plain words what is away, and all the rest works.

Real services, each stopped in turn; every page is asked for: those for everybody, and those of work by somebody who
has every role.
"""

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.routing import Route

from gateway.domain.account import ROLES, Rights
from gateway.services import NAMES, PATHS
from gateway.settings import GatewaySettings
from gateway.wiring import application
from samverka_local.python_part import PythonPart
from tests.conftest import Run
from tests.content.manuscripts import published
from tests.gateway.work.signed_in import House
from tests.registration.plans import announced

Headers = dict[str, str]
HTML = {"Accept": "text/html"}
LINK = "0123456789abcdef0123456789abcdef.abc"
INVITED = "0123456789abcdef0123456789abcdef-1402.abc"
OF_WORK = ("/start", "/people", "/keys", "/audit", "/account")
NOT_PAGES = ("/api/v1/", "/health/", "/metrics", "/asyncapi", "/openapi.json", "/.well-known/", *OF_WORK)
ALONE = (  # the gateway needs no service for these
    *("/subscribe", f"/unsubscribe/{LINK}", "/accessibility", "/api", "/api/registration", "/api/content"),
    *("/sign-in", f"/sign-in/link/{LINK}", f"/sign-in/first/{LINK}", "/mailbox", "/mailbox/x", "/mailbox/x/html"),
)
NEEDED: Mapping[str, tuple[str, ...]] = {
    "registration": (
        "/conferences/CONFERENCE",
        "/conferences/CONFERENCE/register",
        f"/my/{LINK}",
        f"/my/{LINK}/cancel",
        f"/my/{LINK}/decline",
        f"/my/{LINK}/delegate",
        f"/my/{LINK}/edit",
        f"/my/{LINK}/code.svg",
        f"/my/{LINK}/certificate.pdf",
        f"/my/{LINK}/data",
        f"/my/{LINK}/data.json",
        f"/my/{LINK}/erase",
        "/erasures/0123456789abcdef",
        f"/my-interest/{LINK}",
        f"/my-interest/{LINK}/change",
        f"/my-interest/{LINK}/withdraw",
        f"/my-invitation/{INVITED}",
        f"/my-invitation/{INVITED}/decline",
        "/interest",
        "/privacy",
        "/privacy/1",
        "/consultations",
        "/consultations/book",
    ),
    "scheduling": (
        "/consultations?municipality_code=1402&track=iop",
        "/consultations/book?municipality_code=1402&track=iop&slot=x~2099-01-01T00:00:00Z",
        f"/consultation/{LINK}",
        f"/consultation/{LINK}/move",
        f"/consultation/{LINK}/cancel",
    ),
    "notification": (f"/subscriptions/{LINK}",),
    "content": ("/articles", "/articles/ARTICLE", "/search?q=iop", "/feeds/atom.xml"),
}
ALSO_NEEDED = {"registration": NEEDED["scheduling"][:2]}
SAID_IN_PASSING = {"registration": ("/", "/status"), "content": ("/", "/status")}
PARTLY = ("/", "/search", "/status")


@pytest.fixture(scope="module")
def parts(run: Run) -> dict[str, PythonPart]:
    return {name: run(name) for name in PATHS}


@pytest.fixture(scope="module")
def gateway(run: Run, parts: dict[str, PythonPart], tmp_path_factory: pytest.TempPathFactory) -> PythonPart:
    urls = {f"SAMVERKA_{name.upper()}_URL": part.url for name, part in parts.items()}
    return run("gateway", SAMVERKA_MAILBOX=str(tmp_path_factory.mktemp("mailbox")), **urls)


@pytest.fixture(scope="module")
async def known(parts: dict[str, PythonPart], staff: Headers) -> Headers:
    """The ids of a conference and of an article."""
    async with httpx.AsyncClient(base_url=parts["registration"].url + "/api/v1", timeout=30) as registration:
        conference_id = await announced(registration, staff)
    async with httpx.AsyncClient(base_url=parts["content"].url + "/api/v1", timeout=30) as content:
        return {"CONFERENCE": conference_id, "ARTICLE": (await published(content, staff))["slug"]}


@pytest.fixture
async def reader(gateway: PythonPart) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=gateway.url, timeout=30, headers=HTML) as reader:
        yield reader


def all_pages() -> list[str]:
    return sorted({*ALONE, *PARTLY, *(path for paths in NEEDED.values() for path in paths)})


async def shown(reader: httpx.AsyncClient, known: Headers) -> dict[str, httpx.Response]:
    """Every page, by the path it has in the lists above."""

    def whole(path: str) -> str:
        return path.replace("CONFERENCE", known["CONFERENCE"]).replace("ARTICLE", known["ARTICLE"])

    return {path: await reader.get(whole(path)) for path in all_pages()}


@pytest.mark.parametrize("away", list(PATHS))
async def test_page_says_what_is_away_and_the_rest_works(
    away: str, reader: httpx.AsyncClient, parts: dict[str, PythonPart], known: Headers
) -> None:
    before = await shown(reader, known)
    assert {path: one.status_code for path, one in before.items() if one.status_code >= 500} == {}
    parts[away].stop()
    try:
        after = await shown(reader, known)
    finally:
        parts[away].start()
    needing = {*NEEDED[away], *ALSO_NEEDED.get(away, ())}
    assert {path for path, one in after.items() if one.status_code >= 500} == needing
    for path in needing:
        assert (after[path].status_code, after[path].headers["retry-after"]) == (503, "5")
        assert f"{NAMES[away][0]} vilar just nu" in after[path].text, path
        assert "Allt annat fungerar" in after[path].text, path
    assert all(one.status_code == before[path].status_code for path, one in after.items() if path not in needing)
    for path in SAID_IN_PASSING.get(away, ("/status",)):
        assert f"{NAMES[away][0]} vilar" in after[path].text, path


@pytest.fixture(scope="module")
async def worker(gateway: PythonPart) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who has every role."""
    settings = gateway.environment()
    house = House(gateway, settings["SAMVERKA_MONGODB_URI"], settings["SAMVERKA_MONGODB_DATABASE"])
    yield await house.visitor(Rights(ROLES, ("1402",), "x"))
    await house.close()


@pytest.mark.parametrize("away", list(PATHS))
async def test_page_of_work_says_so_too(
    away: str, worker: httpx.AsyncClient, parts: dict[str, PythonPart], known: Headers
) -> None:
    ids = {"{conference_id}": known["CONFERENCE"], "{slug}": known["ARTICLE"], "{code}": "1402"}
    paths = [_filled_in(one.path, ids) for one in pages() if one.path.startswith(OF_WORK)]
    before = {path: await worker.get(path) for path in paths}
    assert {path: one.status_code for path, one in before.items() if one.status_code >= 500} == {}
    parts[away].stop()
    try:
        after = {path: await worker.get(path) for path in paths}
    finally:
        parts[away].start()
    changed = {path for path, one in after.items() if one.status_code != before[path].status_code}
    assert {path: after[path].status_code for path in changed if after[path].status_code != 503} == {}
    for path in {*changed, "/start"}:
        assert f"{NAMES[away][0]} vilar" in after[path].text, path


def _filled_in(path: str, ids: Headers) -> str:
    for name, value in ids.items():
        path = path.replace(name, value)
    return re.sub("{[^}]*}", "x", path)


def pages() -> list[Route]:
    """The routes of all pages that one can look at."""
    routes = _routes(application(GatewaySettings(mailbox=Path("mailbox"))).routes)
    return [one for one in routes if "GET" in (one.methods or ())]


def test_no_page_is_left_out() -> None:
    for_everybody = [one for one in pages() if not one.path.startswith(NOT_PAGES)]
    paths = [path.partition("?")[0] for path in all_pages()]
    assert len(for_everybody) > 25
    left_out = [one.path for one in for_everybody if not any(one.path_regex.match(path) for path in paths)]
    assert left_out == [], "say above which service these pages need"


def _routes(routes: Any) -> Iterator[Route]:
    for route in routes:
        if isinstance(route, Route):
            yield route
        else:
            yield from _routes(getattr(getattr(route, "original_router", None), "routes", ()))
