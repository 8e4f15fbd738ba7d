"""A gateway in front of all services, and a municipality that may book."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from pymongo import MongoClient

from samverka_local.python_part import PythonPart
from tests import stores
from tests.conftest import Run
from tests.gateway.work.signed_in import House
from tests.registration.plans import announced, body
from tests.scheduling.component.conftest import declare, until_reason
from tests.scheduling.times import adviser, booking, slots
from tests.stores import AnyKafka, AnyMongod

Client = httpx.AsyncClient
Headers = dict[str, str]


@pytest.fixture(scope="module")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnyKafka]:
    """A Kafka of its own: scheduling hears all that the topics hold, also what other tests have told."""
    with stores.new_kafka(tmp_path_factory.mktemp("kafka") / "data") as kafka:
        yield kafka


@pytest.fixture(scope="module")
def parts(run: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PythonPart]:
    """The four services."""
    own = {"scheduling": {"SAMVERKA_MONGODB_DATABASE": _database(tmp_path_factory, "scheduling")}}
    names = ("registration", "scheduling", "content", "notification")
    return {name: run(name, **own.get(name, {})) for name in names}


def _database(folders: pytest.TempPathFactory, service: str) -> str:
    return f"{service}_{folders.mktemp('work').name.replace('-', '_')}"


@pytest.fixture(scope="module")
async def house(
    run: Run, mongod: AnyMongod, parts: dict[str, PythonPart], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    database = _database(tmp_path_factory, "gateway")
    where = {f"SAMVERKA_{name.upper()}_URL": part.url for name, part in parts.items()}
    house = House(run("gateway", SAMVERKA_MONGODB_DATABASE=database, **where), mongod.uri, database)
    yield house
    await house.close()


@pytest.fixture(scope="module")
async def registration(parts: dict[str, PythonPart]) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(base_url=parts["registration"].url + "/api/v1", timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
async def scheduling(parts: dict[str, PythonPart]) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(base_url=parts["scheduling"].url + "/api/v1", timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
async def eligible(registration: Client, scheduling: Client, staff: Headers) -> None:
    """Härryda may book."""
    await declare(registration, "1401")
    held = await announced(registration, staff)
    people = body("Ann A", municipality_code="1401")
    registered = await registration.post(f"/conferences/{held}/attendees", json=people)
    attendee = registered.raise_for_status().json()["id"]
    (await registration.post(f"/attendees/{attendee}/check-in", headers=staff)).raise_for_status()
    (await registration.post(f"/conferences/{held}/completion", headers=staff)).raise_for_status()
    window = {"track": "social-considerations", "closes_at": "2099-12-18T23:00:00Z"}
    (await scheduling.post("/booking-windows", json=window, headers=staff)).raise_for_status()
    await until_reason(scheduling, "1401", "eligible")


@dataclass(frozen=True)
class Diary:
    """Advisers' consultations; some of them can be put into the past."""

    scheduling: Client
    staff: Headers
    mongodb: str
    database: str

    async def adviser(self, **changes: Any) -> str:
        """A new adviser's id."""
        return await adviser(self.scheduling, self.staff, **changes)

    async def slots(self, adviser_id: str, **changes: Any) -> list[Any]:
        """New free times."""
        return await slots(self.scheduling, self.staff, adviser_id, **changes)

    async def booked(self, adviser_id: str, starts_at: str = "2099-10-06T07:00:00Z", **changes: Any) -> str:
        """The id of a consultation that Härryda has booked."""
        (slot,) = await self.slots(adviser_id, starts_at=starts_at)
        answer = await self.scheduling.post("/consultations", json=booking(slot["id"], **changes), headers=self.staff)
        return str(answer.raise_for_status().json()["id"])

    def put_back(self, consultation_id: str) -> None:
        """Let a consultation have been a long time ago."""
        with MongoClient[dict[str, Any]](self.mongodb, tz_aware=True) as client:
            kept = client[self.database]["consultations"]
            found = kept.find_one({"_id": consultation_id})
            assert found is not None
            past = {name: found[name].replace(year=2020) for name in ("starts_at", "ends_at")}
            kept.update_one({"_id": consultation_id}, {"$set": past})


@pytest.fixture(scope="module")
def diary(eligible: None, scheduling: Client, staff: Headers, mongod: AnyMongod, parts: dict[str, PythonPart]) -> Diary:
    database = dict(parts["scheduling"].environment())["SAMVERKA_MONGODB_DATABASE"]
    return Diary(scheduling, staff, mongod.uri, database)
