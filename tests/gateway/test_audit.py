"""The audit log: what is written, that nobody changes it unseen, and who reads it."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pymongo
import pytest

from gateway.domain.audit import Act, Chain, Entry, Head, without_secrets
from samverka_local import keys
from samverka_local.home import Home
from samverka_local.ports import free_port
from samverka_local.python_part import PythonPart
from tests.conftest import Run
from tests.registration.plans import PLAN, announced, body
from tests.stores import AnyMongod

Client = httpx.AsyncClient
Headers = dict[str, str]
HTML = {"Accept": "text/html"}
NOON = datetime(2099, 9, 29, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def pair(run: Run) -> tuple[PythonPart, PythonPart]:
    url = run("registration").url
    return run("gateway", SAMVERKA_REGISTRATION_URL=url), run("gateway", "gateway-2", SAMVERKA_REGISTRATION_URL=url)


@pytest.fixture
async def client(pair: tuple[PythonPart, PythonPart]) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(base_url=pair[0].url, timeout=30) as client:
        yield client


@pytest.fixture
async def signed_in(pair: tuple[PythonPart, PythonPart], database: Any) -> AsyncIterator[Client]:
    """A browser of the first member of staff; each time there is none yet."""
    database.drop_collection("accounts")
    link = run_command(pair[0], "first-link")[1].split("/sign-in/first/")[1].strip()
    async with httpx.AsyncClient(base_url=pair[0].url, timeout=30, headers=HTML) as browser:
        filled_in = {"name": "Anna Ek", "email": "anna@molndal.se"}
        assert (await browser.post(f"/sign-in/first/{link}", data=filled_in)).status_code == 303
        yield browser


@pytest.fixture(scope="module")
def database(pair: tuple[PythonPart, PythonPart]) -> Iterator[Any]:
    """The gateways' own database, as somebody sees it who gets at it."""
    settings = pair[0].environment()
    client: pymongo.MongoClient[dict[str, Any]] = pymongo.MongoClient(settings["SAMVERKA_MONGODB_URI"])
    yield client[settings["SAMVERKA_MONGODB_DATABASE"]]
    client.close()


def run_command(part: PythonPart, *words: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "gateway", *words]
    done = subprocess.run(command, env={**os.environ, **part.environment()}, capture_output=True, check=False)
    return done.returncode, done.stdout.decode()


def verified(part: PythonPart) -> tuple[int, dict[str, Any]]:
    code, said = run_command(part, "audit", "verify")
    return code, json.loads(said)


async def entries(client: Client, staff: Headers, **wanted: str) -> list[dict[str, Any]]:
    answer = await client.get("/api/v1/audit-entries", headers=staff, params={"limit": "500", **wanted})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def test_change_by_somebody_known_is_written_down_with_what_came_of_it(client: Client, staff: Headers) -> None:
    made = await client.post("/api/v1/conferences", json=PLAN, headers=staff | {"X-Correlation-Id": "c-77"})
    refused = await client.post("/api/v1/conferences/gone/announcement", headers=staff)
    latest, before = (await entries(client, staff))[:2]
    assert (before["who"], before["part"], before["method"]) == ("local-staff", "registration", "POST")
    assert (before["path"], before["status"], before["correlation_id"]) == ("/api/v1/conferences", 201, "c-77")
    assert (latest["path"], latest["status"]) == ("/api/v1/conferences/gone/announcement", refused.status_code)
    assert made.status_code == 201


async def test_reading_and_strangers_are_not_written_down(client: Client, staff: Headers) -> None:
    async with httpx.AsyncClient(base_url=f"{client.base_url}/api/v1", timeout=30) as api:
        conference_id = await announced(api, staff)
    before = len(await entries(client, staff))
    await client.get("/api/v1/conferences", headers=staff)
    registered = await client.post(f"/api/v1/conferences/{conference_id}/attendees", json=body("A A"))
    assert registered.status_code == 201
    assert len(await entries(client, staff)) == before


async def test_what_is_done_by_a_page_is_written_down_without_name_and_address(
    signed_in: Client, client: Client, staff: Headers, database: Any
) -> None:
    form = {"name": "Hemlig Person", "email": "hemlig@example.org", "language": "sv", "roles": "editor"}
    assert (await signed_in.post("/people", data=form)).status_code == 200
    [asked] = [one for one in await entries(client, staff, part="gateway") if one["path"] == "/people"]
    assert (asked["method"], asked["status"]) == ("POST", 200)
    written = [str(one) for one in database["audit_entries"].find()]
    assert not any(secret in one for one in written for secret in ("Hemlig", "hemlig", "Anna", "molndal"))


async def test_staff_find_who_did_it_on_a_page_and_others_do_not_see_it(
    signed_in: Client, client: Client, staff: Headers
) -> None:
    await signed_in.post("/people", data={"name": "x"})
    me = (await entries(client, staff, part="gateway"))[0]["who"]
    page = await signed_in.get("/audit", params={"who": me, "part": "gateway"})
    assert page.status_code == 200
    assert "skickade <code>/people</code>" in page.text
    assert ">Anna Ek</td>" in page.text
    assert "local-staff" not in page.text
    assert "Ingenting är skrivet här än" in (await signed_in.get("/audit?since=2099-01-01")).text
    assert (await signed_in.get("/audit?since=nonsense")).headers["location"] == "/audit"
    assert (await client.get("/audit", headers=HTML)).headers["location"].startswith("/sign-in")


async def test_programs_read_it_with_the_right_to(client: Client, home: Home) -> None:
    editor = {"Authorization": f"Bearer {keys.token(home, 'editor')}"}
    assert (await client.get("/api/v1/audit-entries")).status_code == 401
    assert (await client.get("/api/v1/audit-entries", headers=editor)).status_code == 403


async def test_list_is_searched_and_goes_on(client: Client, staff: Headers) -> None:
    for _ in range(3):
        await client.post("/api/v1/conferences/gone/announcement", headers=staff)
    first = (await client.get("/api/v1/audit-entries?limit=2", headers=staff)).json()
    second = (await client.get(f"/api/v1/audit-entries?limit=2&cursor={first['next_cursor']}", headers=staff)).json()
    numbers = [one["number"] for one in first["items"] + second["items"]]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == 4
    assert await entries(client, staff, who="nobody") == []
    assert await entries(client, staff, part="content") == []
    assert await entries(client, staff, since="2099-01-01T00:00:00Z") == []


async def test_two_gateways_write_one_log(pair: tuple[PythonPart, PythonPart], staff: Headers) -> None:
    async def act(part: PythonPart) -> int:
        async with httpx.AsyncClient(base_url=part.url, timeout=30) as client:
            return (await client.post("/api/v1/conferences/gone/announcement", headers=staff)).status_code

    assert set(await asyncio.gather(*[act(part) for part in pair * 30])) == {404}
    code, found = verified(pair[1])
    assert (code, found["entries"] >= 120) == (0, True)


async def test_entry_that_somebody_alters_or_removes_is_found(
    pair: tuple[PythonPart, PythonPart], client: Client, staff: Headers, database: Any
) -> None:
    for _ in range(3):
        await client.post("/api/v1/conferences/gone/announcement", headers=staff)
    log, last = database["audit_entries"], verified(pair[0])[1]["entries"]
    spoils: tuple[tuple[Callable[[Any], Any], int, str], ...] = (
        (lambda one: log.update_one({"_id": one["_id"]}, {"$set": {"who": "somebody-else"}}), 2, "altered"),
        (lambda one: log.delete_one({"_id": one["_id"]}), 3, "missing"),
        (lambda one: log.delete_one({"_id": one["_id"]}), last, "missing at the end"),
    )
    for spoil, number, why in spoils:
        kept = log.find_one({"number": number})
        spoil(kept)
        code, found = verified(pair[0])
        log.replace_one({"_id": kept["_id"]}, kept, upsert=True)
        assert (code, found["wrong"], found["why"]) == (1, number, why)
    assert verified(pair[0])[0] == 0


async def test_without_the_log_nothing_is_changed_and_all_is_read(
    run: Run, home: Home, staff: Headers, mongod: AnyMongod, tmp_path: Path
) -> None:
    registration = run("registration", "registration-2")
    settings = {
        "SAMVERKA_MONGODB_URI": f"mongodb://127.0.0.1:{free_port()}/?directConnection=true",
        "SAMVERKA_SIGNING_KEYS": str(keys.signing_keys(home)),
        "SAMVERKA_REGISTRATION_URL": registration.url,
    }
    log = tmp_path / "gateway.log"
    with PythonPart("gateway", free_port(), log=log, environment=lambda: settings, migrates=False) as part:
        async with httpx.AsyncClient(base_url=part.url, timeout=30) as client:
            read = await client.get("/api/v1/conferences", headers=staff)
            refused = await client.post("/api/v1/conferences", json=PLAN, headers=staff)
            strangers = await client.post("/api/v1/interests", json={})
            counted = (await client.get("/metrics")).text
            after = await client.get("/api/v1/conferences", headers=staff)
    assert (read.status_code, refused.status_code, strangers.status_code) == (200, 503, 422)
    assert refused.json()["type"] == "/problems/audit-log-away"
    assert after.json() == read.json()
    assert 'samverka_security_events_total{kind="audit-log-away"} 1.0' in counted


def chain(count: int) -> list[Entry]:
    head, written = Head(), []
    for number in range(count):
        entry = head.asked(Act("a", "registration", "POST", f"/x/{number}", "c"), NOON)
        head = head.after(entry)
        written.append(entry)
    return written


def test_whoever_alters_an_entry_and_its_hash_breaks_the_next() -> None:
    written = chain(5)
    written[2] = replace(written[2], who="b").sealed()
    wrong = Chain().follow(written)
    assert wrong is not None
    assert (wrong.number, wrong.why) == (4, "does not follow the one before")


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/api/v1/conferences/0f3c/attendees", "/api/v1/conferences/0f3c/attendees"),
        ("/my/0f3c-1.abcDEF_123/cancel", "/my/0f3c-1.…/cancel"),
        ("/sign-in/link/Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmF", "/sign-in/link/…"),
        ("/people/anna@molndal.se", "/people/…"),
        ("/people/anna%40molndal.se", "/people/…"),
    ],
)
def test_path_is_kept_without_what_opens_a_link_or_names_somebody(path: str, kept: str) -> None:
    assert without_secrets(path) == kept
