"""Parts are killed (kill -9) while people register; afterwards nothing that was answered is missing or doubled."""

import asyncio
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import httpx
import pytest

from chassis.messaging import tail
from samverka_local.stack import Stack
from tests.probing import until
from tests.registration.plans import announced, body

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

COMERS, PLACES, AT_ONCE = 500, 50, 32
IN_HAND = 16
"""How many mails may be in a sender's hands when it is killed; only those may come twice, under one Message-ID."""


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("system"), base=23_000) as stack:
        yield stack


@pytest.mark.parametrize("part", ["registration", "notification", "kafka", "mongodb", "mailbox"])
async def test_killed_part_loses_and_doubles_nothing(stack: Stack, part: str) -> None:
    staff = {"Authorization": f"Bearer {stack.token('staff')}"}
    url = stack.status["services"]["registration"]["url"] + "/api/v1"
    async with httpx.AsyncClient(base_url=url, timeout=20) as client:
        conference_id = await announced(client, staff, capacity=PLACES)
        answered = await _register_all(client, conference_id, part, stack)
        stored = await _stored(client, conference_id, staff)
    assert set(stored) == set(answered)
    assert Counter(stored.values()) == {"confirmed": PLACES, "waitlisted": COMERS - PLACES}
    await _ensure_one_fact_each(stack, conference_id, set(answered))
    await _ensure_one_mail_each(stack, part)


async def _register_all(client: httpx.AsyncClient, conference_id: str, part: str, stack: Stack) -> dict[str, str]:
    """Register everybody, each again under the same key until answered; kill the part when a third is in."""
    answered: dict[str, str] = {}
    numbers = iter(range(COMERS))
    killed: list[int] = []

    async def one(number: int) -> None:
        name, key = f"{part}{number} X", {"Idempotency-Key": f"{part}-{number}"}

        async def registered() -> bool:
            try:
                answer = await client.post(f"/conferences/{conference_id}/attendees", json=body(name), headers=key)
            except httpx.TransportError:
                return False
            if answer.status_code == 201:
                answered[answer.json()["id"]] = name
            else:
                assert answer.status_code == 503, answer.text
            return answer.status_code == 201

        await until(registered, f"an answer to {name}", within=90)

    async def worker() -> None:
        for number in numbers:
            await one(number)
            if len(answered) > COMERS // 3 and not killed:
                killed.append(stack.kill(part))

    await asyncio.gather(*[worker() for _ in range(AT_ONCE)])
    await asyncio.to_thread(stack.await_restart, part, killed[0])
    return answered


async def _stored(client: httpx.AsyncClient, conference_id: str, staff: dict[str, str]) -> dict[str, str]:
    async def listed() -> dict[str, str]:
        answer = await client.get(f"/conferences/{conference_id}/attendees", params={"limit": 500}, headers=staff)
        return {one["id"]: one["status"] for one in answer.json()["items"]} if answer.status_code == 200 else {}

    return await until(listed, "the list of attendees", within=30)


async def _ensure_one_fact_each(stack: Stack, conference_id: str, attendees: set[str]) -> None:
    found: dict[str, list[tuple[str, int]]] = {}

    async def all_told() -> bool:
        found.clear()
        told: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        async for message in tail.read(stack.status["kafka"], ["registration-attendee-events"]):
            headers = {name: value.decode() for name, value in message.headers}
            if json.loads(message.value)["conference_id"] == conference_id:
                told[headers["ce_subject"]].append((headers["ce_type"], int(headers["ce_sequence"])))
        found.update(told)
        return set(found) >= attendees

    await until(all_told, "a fact for each attendee", within=60)
    assert set(found) == attendees
    assert {len(facts) for facts in found.values()} == {1}, "a fact stands twice on the public topic"


async def _ensure_one_mail_each(stack: Stack, part: str) -> None:
    folder = Path(stack.status["maildir"]) / "new"
    wanted = {f"{part}{number}@molndal.se" for number in range(COMERS)}
    ids: defaultdict[str, list[str]] = defaultdict(list)

    async def all_there() -> bool:
        ids.clear()
        for file in folder.iterdir():
            mail = message_from_bytes(file.read_bytes())
            address = str(mail["To"]).rpartition("<")[2].rstrip(">")
            if address in wanted:
                ids[address].append(str(mail["Message-ID"]))
        return len(ids) == COMERS

    await until(all_there, "a mail for everybody", within=240)
    assert {len(set(each)) for each in ids.values()} == {1}, "somebody got two different mails"
    assert sum(len(each) for each in ids.values()) <= COMERS + IN_HAND
