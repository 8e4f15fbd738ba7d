"""Many at once, on two instances of the service."""

import json
from collections import Counter
from typing import Any

import httpx
import pytest
from benchmarks.load import Load
from benchmarks.load import run as load

from chassis.messaging import tail
from tests.conftest import Run
from tests.probing import until
from tests.registration.plans import announced, body
from tests.stores import AnyKafka

COMERS, PLACES = 1_000, 100


@pytest.mark.timeout(180)
async def test_storm_fills_all_places_and_the_line_in_order(run: Run, kafka: AnyKafka, staff: dict[str, str]) -> None:
    first, second = run("registration"), run("registration", "registration-2")
    async with httpx.AsyncClient(base_url=first.url + "/api/v1", timeout=30) as client:
        conference_id = await announced(client, staff, capacity=PLACES)
        path = f"/api/v1/conferences/{conference_id}/attendees"
        went: Load = await load(
            [first.url, second.url], COMERS, 200, lambda number: (path, json.dumps(body(f"P{number} X")).encode())
        )
        assert went.statuses == {201: COMERS}
        shown = (await client.get(f"/conferences/{conference_id}")).json()
        attendees = await _all(client, conference_id, staff)
    assert (shown["confirmed"], shown["waitlisted"]) == (PLACES, COMERS - PLACES)
    assert Counter(one["status"] for one in attendees) == {"confirmed": PLACES, "waitlisted": COMERS - PLACES}
    assert len({one["email"] for one in attendees}) == COMERS
    facts = await _facts(kafka, conference_id)
    assert len(facts) == COMERS
    positions = [one["waitlist_position"] for one in facts if "waitlist_position" in one]
    assert sorted(positions) == list(range(1, COMERS - PLACES + 1))


async def _all(client: httpx.AsyncClient, conference_id: str, staff: dict[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor = None
    while True:
        query = {"limit": "500"} | ({"cursor": cursor} if cursor else {})
        page = (await client.get(f"/conferences/{conference_id}/attendees", params=query, headers=staff)).json()
        found += page["items"]
        if (cursor := page["next_cursor"]) is None:
            return found


async def _facts(kafka: AnyKafka, conference_id: str) -> list[dict[str, Any]]:
    """All facts of this conference's attendees, once they are all there; each id once."""
    found: dict[str, dict[str, Any]] = {}

    async def all_there() -> bool:
        async for message in tail.read(kafka.bootstrap, ["registration-attendee-events"]):
            fact = json.loads(message.value)
            if fact["conference_id"] == conference_id:
                assert "email" not in message.value.decode()
                found[dict(message.headers)["ce_id"].decode()] = fact
        return len(found) >= COMERS

    await until(all_there, f"{COMERS} facts on the public topic", within=60)
    return list(found.values())
