"""Registrations a second: the service, the same application without a database, and the bare driver."""

import asyncio
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from benchmarks.bodies import PLAN, conference, newcomer, registration
from benchmarks.load import Load, run
from chassis.links import OwnLinks
from chassis.storage import Storage
from chassis.storage.connection import DURABLE, SNAPSHOT
from registration.messaging.letters import Letters
from registration.storage.kinds import ATTENDEES, CONFERENCES

CONCURRENCIES = (1, 16, 64)
MANY = 64


@dataclass(frozen=True)
class Row:
    """One measurement."""

    what: str
    concurrency: int
    per_second: float
    p50_ms: float
    p99_ms: float


def row(what: str, concurrency: int, load: Load) -> Row:
    """Return a load as a row. Fails where an answer was not 201."""
    assert set(load.statuses) == {201}, load.statuses
    return Row(what, concurrency, load.per_second, load.percentile(0.5), load.percentile(0.99))


async def of_the_service(url: str, staff: dict[str, str], requests: int) -> list[Row]:
    """Measure one hot conference and many."""
    async with httpx.AsyncClient(base_url=url + "/api/v1", headers=staff, timeout=30) as client:
        ids = [await announced(client) for _ in range(MANY + 1)]
    rows = []
    for what, chosen in (("one hot conference", ids[:1]), (f"{MANY} conferences", ids[1:])):
        rows += await over_http(what, url, chosen, requests)
    return rows


async def over_http(what: str, url: str, ids: Sequence[str], requests: int) -> list[Row]:
    """Measure at each concurrency."""
    rows = []
    for concurrency in CONCURRENCIES:
        count = requests if concurrency > 1 else requests // 10
        paths = [f"/api/v1/conferences/{one}/attendees" for one in ids]
        load = await run([url], count, concurrency, lambda number: (paths[number % len(paths)], registration(number)))  # noqa: B023
        rows.append(row(what, concurrency, load))
    return rows


async def announced(client: httpx.AsyncClient) -> str:
    """Announce a conference with room for everybody who is measured; return its id."""
    conference_id: str = (await client.post("/conferences", json=PLAN)).json()["id"]
    (await client.post(f"/conferences/{conference_id}/announcement")).raise_for_status()
    return conference_id


async def of_the_bare_driver(uri: str, links: OwnLinks, requests: int) -> list[Row]:
    """Measure the same three documents (conference, attendee, letter) in one transaction each, without HTTP.

    A transaction that meets another on the same conference is tried again by the driver, as its makers advise.
    """
    storage = Storage(uri, "benchmark_bare")
    letters = Letters(links.address, links.address, links.address)
    rows = []
    for what, ids in (("one hot conference", ["c"]), (f"{MANY} conferences", [f"c{n}" for n in range(MANY)])):
        for concurrency in CONCURRENCIES:
            share = 10 if concurrency == 1 or len(ids) == 1 else 2
            load = await _bare(storage, letters, ids, requests // share, concurrency)
            rows.append(row(f"bare driver, {what}", concurrency, load))
    await storage.client.drop_database("benchmark_bare")
    storage.close()
    return rows


async def _bare(storage: Storage, letters: Letters, ids: Sequence[str], count: int, concurrency: int) -> Load:
    database = storage.database
    for one in ids:
        await database["conferences"].replace_one({"_id": one}, CONFERENCES.document(conference(one)), upsert=True)
    each: list[float] = []
    numbers = iter(range(count))

    async def worker() -> None:
        for number in numbers:
            one = ids[number % len(ids)]
            attendee, event = newcomer(conference(one), uuid.uuid4().hex)
            attendee_document, letter = ATTENDEES.document(attendee), letters.letter_of(event).document()

            async def write(session: Any) -> None:  # noqa: ANN401 - the driver's session
                taken = {"$inc": {"confirmed": 1, "version": 1}}
                await database["conferences"].update_one({"_id": one}, taken, session=session)  # noqa: B023
                await database["attendees"].insert_one(attendee_document, session=session)  # noqa: B023
                await database["outbox"].insert_one(letter, session=session)  # noqa: B023

            began = time.perf_counter()
            async with await storage.client.start_session() as session:
                await session.with_transaction(write, read_concern=SNAPSHOT, write_concern=DURABLE)
            each.append(time.perf_counter() - began)

    started = time.perf_counter()
    await asyncio.gather(*[worker() for _ in range(concurrency)])
    return Load({201: count}, time.perf_counter() - started, each)
