"""`python -m benchmarks.listing`: lists, searches and registering with 1,000 and with 100,000 in a conference.

Both are asked by turns, so that what else the machine does is the same for both.
"""

import asyncio
import random
import statistics
import tempfile
import uuid
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any, get_args

import httpx
from tests.registration.plans import announced, body

from chassis.storage import Storage
from registration.domain.attendee import Attendee
from registration.domain.municipality import MUNICIPALITIES
from registration.domain.person import Person, Role, Sector
from registration.storage.kinds import ATTENDEES
from samverka_local import keys
from samverka_local.home import Home
from samverka_local.kafka import Kafka
from samverka_local.mongodb import Mongod
from samverka_local.ports import free_port
from samverka_local.python_part import PythonPart

Ask = Callable[[], Awaitable[httpx.Response]]
Asked = tuple[httpx.AsyncClient, str]
SIZES = (1_000, 100_000)
TIMES = 60
FIRST = ("Anna", "Åsa", "Bo", "Cecilia", "David", "Elin", "Johan", "Karin", "Mohammed", "Örjan", "Sara", "Zara")
LAST = ("Andersson", "Johansson", "Karlsson", "Ek", "Öberg", "Åkesson", "Lind", "Berg", "Hassan", "Nilsson")
ASKED: dict[str, dict[str, Any]] = {
    "first page by name": {"sort": "name"},
    "first page by municipality": {"sort": "municipality"},
    "a municipality, as registered": {"sort": "registered", "municipality_code": "1480"},
    "a common beginning (an)": {"q": "an"},
    "one letter (ö)": {"q": "ö"},
    "a name and a number": {"q": "johansson 77"},
    "two common names": {"q": "anna johansson"},
    "two that nobody has both of": {"q": "johansson karlsson"},
    "a rare and a common word": {"q": "kommun 9999"},
    "a whole address": {"q": "p777@1480.example"},
    "a number": {"q": "77"},
    "a beginning everybody has": {"q": "exam"},
    "one that everybody has, and nobody": {"q": "kommun qxz"},
    "nobody (qxz)": {"q": "qxz"},
    "declined, of a municipality": {"sort": "name", "municipality_code": "1480", "status": "declined"},
    "two traits": {"sort": "name", "municipality_code": "1480", "role": "manager"},
    "three traits": {"sort": "municipality", "municipality_code": "1480", "role": "manager", "sector": "non-profit"},
    "three traits that nobody has": {"sort": "name", "role": "staff", "sector": "non-profit", "checked_in": "true"},
    "in line, by id": {"status": "waitlisted"},
    "a word and a trait": {"q": "johansson", "sector": "non-profit"},
    "a word and two traits": {"q": "johansson", "municipality_code": "1480", "role": "manager"},
    "a word, and declined": {"q": "johansson", "status": "declined"},
}
ASKED_BY_COORDINATOR: dict[str, dict[str, Any]] = {
    "coordinator of two: by name": {"sort": "name"},
    "coordinator of two: a word": {"q": "johansson"},
    "coordinator of two: declined": {"sort": "name", "status": "declined"},
}


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        keys.ensure_keys(home)
        with Mongod(Path(folder) / "mongodb") as mongod, Kafka(Path(folder) / "kafka") as kafka, ExitStack() as stack:
            services = [stack.enter_context(_service(home, mongod, kafka, size)) for size in SIZES]
            told = asyncio.run(_measured(home, mongod, services))
    print(f"{'median, ms':34} {SIZES[0]:>9,} {SIZES[1]:>9,} {'times':>6}")
    for what, (few, many) in told.items():
        print(f"{what:34} {few:9.1f} {many:9.1f} {many / few:6.2f}")


def _service(home: Home, mongod: Mongod, kafka: Kafka, size: int) -> PythonPart:
    environment = {
        "SAMVERKA_MONGODB_URI": mongod.uri,
        "SAMVERKA_MONGODB_DATABASE": _database(size),
        "SAMVERKA_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "SAMVERKA_TOKEN_KEYS": str(keys.public_keys(home)),
        "SAMVERKA_LINK_KEY_FILE": str(keys.link_key(home, "registration")),
    }
    log = home.root / f"{size}.log"
    return PythonPart("registration", free_port(), log=log, environment=lambda: environment, migrates=True, duty="api")


def _database(size: int) -> str:
    return f"registration_{size}"


async def _measured(home: Home, mongod: Mongod, services: Sequence[PythonPart]) -> dict[str, tuple[float, float]]:
    async with AsyncExitStack() as stack:
        asked = []
        for size, service in zip(SIZES, services, strict=True):
            client = httpx.AsyncClient(base_url=f"{service.url}/api/v1", timeout=60)
            await stack.enter_async_context(client)
            conference = await announced(client, _as(home, "staff"), capacity=100_000)
            await _fill(mongod.uri, _database(size), conference, size)
            asked.append((client, f"/conferences/{conference}/attendees"))
        for client, _ in asked:
            client.headers.update(_as(home, "staff"))  # one from before may have ended meanwhile
        return await _asked(asked, _as(home, "coordinator", "1407", "1440"))


def _as(home: Home, role: str, *municipalities: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {keys.token(home, role, municipalities)}"}


async def _fill(uri: str, database: str, conference: str, size: int) -> None:
    storage, dice = Storage(uri, database), random.Random(7)
    people = _people(conference, size, dice)
    for _ in range(0, size, 1_000):
        some = [ATTENDEES.document(one) for one, _ in zip(people, range(1_000), strict=False)]
        await storage.database[ATTENDEES.collection].insert_many(some)
    storage.close()


def _people(conference: str, size: int, dice: random.Random) -> Iterator[Attendee]:
    at = datetime(2026, 8, 1, tzinfo=UTC)
    for number in range(size):
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)} {number}"
        code = dice.choice(list(MUNICIPALITIES))
        place, sector, role = (
            f"{MUNICIPALITIES[code]}s kommun",
            dice.choice(get_args(Sector)),
            dice.choice(get_args(Role)),
        )
        person = Person(name, f"p{number}@{code}.example", place, code, sector, role, "sv")
        id_ = uuid.UUID(int=dice.getrandbits(128)).hex
        yield Attendee(id_, 1, conference, None, "confirmed", person, at + timedelta(seconds=number))


async def _asked(of: Sequence[Asked], coordinator: dict[str, str]) -> dict[str, tuple[float, float]]:
    told: dict[str, tuple[float, float]] = {}
    for what, query in ASKED.items():
        told[what] = await _medians([_get(client, path, query) for client, path in of])
    for what, query in ASKED_BY_COORDINATOR.items():
        told[what] = await _medians([_get(client, path, query, coordinator) for client, path in of])
    middle = [{"sort": "name", "cursor": await _middle(client, path)} for client, path in of]
    told["a page in the middle"] = await _medians(
        [_get(client, path, query) for (client, path), query in zip(of, middle, strict=True)]
    )
    told["registering one"] = await _medians([_register(client, path) for client, path in of])
    return told


def _get(client: httpx.AsyncClient, path: str, query: dict[str, Any], headers: dict[str, str] | None = None) -> Ask:
    return lambda: client.get(path, params=query, headers=headers)


def _register(client: httpx.AsyncClient, path: str) -> Ask:
    new = count()
    return lambda: client.post(path, json=body(f"Ny{next(new)} Person"))


async def _middle(client: httpx.AsyncClient, path: str) -> str:
    found: Any = (await client.get(path, params={"q": "johan", "limit": "1"})).raise_for_status().json()
    return str(found["items"][0]["id"])


async def _medians(asks: Sequence[Ask]) -> tuple[float, float]:
    took: list[list[float]] = [[], []]
    for _ in range(TIMES):
        for ask, times in zip(asks, took, strict=True):
            begun = perf_counter()
            (await ask()).raise_for_status()
            times.append((perf_counter() - begun) * 1_000)
    few, many = map(statistics.median, took)
    return few, many


if __name__ == "__main__":
    main()
