"""Rate limits: what is counted, for whom, by whom, and what is said when it is too much."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from gateway.edge.limits import CountsHere
from gateway.edge.rate_limits import address_of
from gateway.edge.rules import USUAL, rule_of, rules_with
from samverka_local.ports import free_port
from samverka_local.python_part import PythonPart
from tests.conftest import Run

Client = httpx.AsyncClient
HTML = {"Accept": "text/html"}
FEW = "read=20/hour,write=6/hour,subscribe=4/hour"


@pytest.fixture(scope="module")
def pair(run: Run) -> tuple[PythonPart, PythonPart]:
    """Two gateways on one database, that believe us whom we speak for."""
    more = {"SAMVERKA_LIMITS": FEW, "SAMVERKA_TRUSTED_PROXIES": "127.0.0.1"}
    return run("gateway", "gateway-1", **more), run("gateway", "gateway-2", **more)


@pytest.fixture
async def first(pair: tuple[PythonPart, PythonPart]) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(base_url=pair[0].url, timeout=30) as client:
        yield client


@pytest.fixture
async def second(pair: tuple[PythonPart, PythonPart]) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(base_url=pair[1].url, timeout=30) as client:
        yield client


def of(address: str) -> dict[str, str]:
    return {"X-Forwarded-For": address}


async def subscribes(client: Client, address: str, **more: str) -> httpx.Response:
    return await client.post("/subscribe", data={"email": "none"}, headers=of(address) | more)


async def test_two_instances_share_one_count_of_what_changes_something(first: Client, second: Client) -> None:
    statuses = [(await subscribes(client, "203.0.113.1")).status_code for client in (first, second) * 3]
    assert statuses == [422, 422, 422, 422, 429, 429]


async def test_many_at_once_are_counted_one_by_one(first: Client, second: Client) -> None:
    answers = await asyncio.gather(*[subscribes(client, "203.0.113.2") for client in (first, second) * 10])
    assert sorted(one.status_code for one in answers) == [422] * 4 + [429] * 16


async def test_one_address_does_not_use_up_what_another_may(first: Client) -> None:
    for _ in range(5):
        await subscribes(first, "203.0.113.3")
    assert (await subscribes(first, "203.0.113.4")).status_code == 422


async def test_reading_goes_on_where_subscribing_was_too_much(first: Client) -> None:
    for _ in range(5):
        await subscribes(first, "203.0.113.5")
    assert (await first.get("/subscribe", headers=of("203.0.113.5"))).status_code == 200


async def test_too_much_says_when_to_come_back_to_programs_and_to_people(first: Client) -> None:
    for _ in range(4):
        await subscribes(first, "203.0.113.6")
    problem, page = await subscribes(first, "203.0.113.6"), await subscribes(first, "203.0.113.6", **HTML)
    assert (problem.status_code, problem.json()["type"]) == (429, "/problems/too-many-requests")
    assert 0 < int(problem.headers["retry-after"]) <= 3600
    assert problem.headers["ratelimit"].startswith('"subscribe";r=0;t=')
    assert (page.status_code, "Nu blev det många på en gång" in page.text) == (429, True)
    assert int(page.headers["retry-after"]) > 0


async def test_every_answer_says_what_is_left(first: Client) -> None:
    answers = [await first.get("/subscribe", headers=of("203.0.113.7")) for _ in range(2)]
    assert answers[0].headers["ratelimit-policy"] == '"read";q=20;w=3600'
    assert [one.headers["ratelimit"].split(";")[1] for one in answers] == ["r=19", "r=18"]


async def test_limit_of_reading_is_reached_in_the_end(first: Client) -> None:
    statuses = [(await first.get("/subscribe", headers=of("203.0.113.8"))).status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]
    assert (await first.get("/static/mark.svg", headers=of("203.0.113.8"))).status_code == 200


async def test_one_mailbox_gets_few_mails_from_whomever_they_are_asked(run: Run) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    more = {"SAMVERKA_TRUSTED_PROXIES": "127.0.0.1", "SAMVERKA_NOTIFICATION_URL": nobody}
    part = run("gateway", "gateway-3", SAMVERKA_LIMITS="mail=2/hour", **more)
    async with httpx.AsyncClient(base_url=part.url, timeout=30) as client:
        asked = [
            await client.post("/sign-in", data={"email": "anna@molndal.se"}, headers=of("203.0.113.20")),
            await client.post("/subscribe", data={"email": "Anna@molndal.se"}, headers=of("203.0.113.21")),
            await client.post("/api/v1/subscriptions", json={"email": "anna@molndal.se"}, headers=of("203.0.113.22")),
        ]
    assert [one.status_code for one in asked] == [503, 503, 429]


async def test_without_database_everybody_reads_and_an_instance_counts_by_itself(tmp_path: Path) -> None:
    nobody = f"mongodb://127.0.0.1:{free_port()}/?directConnection=true"
    environment = {"SAMVERKA_MONGODB_URI": nobody, "SAMVERKA_LIMITS": FEW}
    with PythonPart(
        "gateway", free_port(), log=tmp_path / "gateway.log", environment=lambda: environment, migrates=False
    ) as part:
        async with httpx.AsyncClient(base_url=part.url, timeout=30) as client:
            read = await client.get("/subscribe", headers=HTML)
            statuses = [(await client.post("/subscribe", data={"email": "none"})).status_code for _ in range(5)]
    assert (read.status_code, statuses) == (200, [422, 422, 422, 422, 429])


async def test_event_is_logged_and_counted_without_a_word_on_who_it_was(
    first: Client, pair: tuple[PythonPart, PythonPart]
) -> None:
    for _ in range(5):
        await first.post("/subscribe", data={"email": "hemlig@example.org"}, headers=of("203.0.113.9"))
    lines = [json.loads(line) for line in pair[0].log.read_text().splitlines() if '"security event"' in line]
    assert {"limit-reached"} == {one["kind"] for one in lines}
    assert all(one.keys() <= {"event", "kind", "rule", "part", "level", "timestamp", "correlation_id"} for one in lines)
    assert not any(secret in pair[0].log.read_text() for secret in ("203.0.113.", "hemlig"))
    assert 'samverka_security_events_total{kind="limit-reached"}' in (await first.get("/metrics")).text


@pytest.mark.parametrize(
    ("method", "path", "rule"),
    [
        ("GET", "/api/v1/conferences", "read"),
        ("POST", "/api/v1/conferences/a/attendees", "form"),
        ("POST", "/conferences/a/register", "form"),
        ("POST", "/api/v1/interests", "subscribe"),
        ("POST", "/subscribe", "subscribe"),
        ("POST", "/sign-in", "sign-in"),
        ("POST", "/sign-in/link/x", "sign-in"),
        ("DELETE", "/api/v1/articles/a", "write"),
        ("GET", "/static/mark.svg", ""),
    ],
)
def test_limit_follows_from_what_is_asked(method: str, path: str, rule: str) -> None:
    assert rule_of(method, path) == rule


def test_limits_are_changed_by_name_and_unknown_names_are_refused() -> None:
    assert rules_with("read=7/second")["read"].amount == 7
    assert rules_with("").keys() == USUAL.keys()
    with pytest.raises(ValueError, match="no such limit: raed"):
        rules_with("raed=7/second")


def test_subscriber_with_many_addresses_is_one() -> None:
    one, other = ({"client": (f"2001:db8:1:2::{n}", 1)} for n in (1, 2))
    assert address_of(one) == address_of(other) == "2001:db8:1:2::/64"
    assert address_of({"client": ("203.0.113.1", 1)}) == "203.0.113.1"


def test_counts_of_a_window_go_with_it() -> None:
    counts = CountsHere()
    assert [counts.add("read", 1, "a"), counts.add("read", 1, "a"), counts.add("read", 2, "a")] == [1, 2, 1]
