"""The contact's own link ends with the consultation and can be withdrawn: over HTTP, on the real parts."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from chassis.clock import now
from chassis.links import OwnLinks
from chassis.storage import Storage
from samverka_local import keys
from samverka_local.home import Home
from tests.scheduling.component.conftest import Attends, declare, until_reason
from tests.scheduling.times import adviser, booking, refusal, slots
from tests.stores import AnyMongod

Client = httpx.AsyncClient
Headers = dict[str, str]
Link = Callable[[str, int], Headers]


@pytest.fixture(scope="module")
def link(home: Home) -> Link:
    """Headers of a link of this generation."""
    links = OwnLinks(keys.link_key(home, "scheduling"), "", page="consultation", kind="consultation")
    return lambda id_, generation: {"Authorization": f"Link {links.token(id_, generation)}"}


@pytest.fixture(scope="module")
async def booked(registration: Client, scheduling: Client, staff: Headers, attends: Attends) -> str:
    """The id of a consultation of Härryda's."""
    await declare(registration, "1401")
    await attends("1401")
    window = {"track": "social-considerations", "closes_at": "2099-12-18T23:00:00Z"}
    (await scheduling.post("/booking-windows", json=window, headers=staff)).raise_for_status()
    await until_reason(scheduling, "1401", "eligible")
    (slot,) = await slots(scheduling, staff, await adviser(scheduling, staff))
    answer = await scheduling.post("/consultations", json=booking(slot["id"]))
    return str(answer.raise_for_status().json()["id"])


def coordinator(home: Home, code: str) -> Headers:
    return {"Authorization": f"Bearer {keys.token(home, 'coordinator', municipalities=[code])}"}


async def ended(mongod: AnyMongod, consultation_id: str, days_ago: int) -> None:
    """Have a consultation end so many days ago; nobody can book such a time."""
    storage = Storage(mongod.uri, "admin")
    client = storage.database.client
    for name in await client.list_database_names():
        moment = {"$set": {"ends_at": now() - timedelta(days=days_ago)}}
        await client[name]["consultations"].update_one({"_id": consultation_id}, moment)
    storage.close()


async def test_link_is_withdrawn_renewed_and_expires(
    scheduling: Client, staff: Headers, home: Home, link: Link, booked: str, mongod: AnyMongod
) -> None:
    path = f"/consultations/{booked}"
    renewal = f"{path}/link-renewal"
    assert refusal(await scheduling.post(renewal)) == (401, "sign-in-needed")
    assert refusal(await scheduling.post(renewal, headers=link(booked, 0))) == (403, "not-allowed")
    assert refusal(await scheduling.post(renewal, headers=coordinator(home, "1402"))) == (403, "not-allowed")
    assert (await scheduling.get(path, headers=link(booked, 0))).status_code == 200

    first = await scheduling.post(renewal, headers=coordinator(home, "1401"))
    assert first.json() == {"id": booked, "generation": 1}
    assert (await scheduling.post(renewal, headers=staff)).json() == {"id": booked, "generation": 2}
    for generation in (0, 1):
        answer = await scheduling.get(path, headers=link(booked, generation))
        assert refusal(answer) == (410, "link-withdrawn")
        cancelled = await scheduling.post(f"{path}/cancellation", headers=link(booked, generation))
        assert refusal(cancelled) == (410, "link-withdrawn")
    assert (await scheduling.get(path, headers=link(booked, 2))).json()["status"] == "booked"

    await ended(mongod, booked, 29)
    assert (await scheduling.get(path, headers=link(booked, 2))).status_code == 200
    await ended(mongod, booked, 31)
    assert refusal(await scheduling.get(path, headers=link(booked, 2))) == (410, "link-expired")
    assert refusal(await scheduling.post(renewal, headers=staff)) == (410, "link-expired")
    assert (await scheduling.get(path, headers=staff)).status_code == 200
