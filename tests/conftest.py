"""The real parts that tests run on: one MongoDB and one Kafka for each of the processes that run them."""

from collections.abc import AsyncIterator, Callable, Iterator

import httpx
import pytest

from samverka_local import keys
from samverka_local.errors import SetupError
from samverka_local.home import Home
from samverka_local.ports import free_port
from samverka_local.python_part import PythonPart
from tests import stores
from tests.migrating import migrate
from tests.stores import AnyKafka, AnyMongod

Run = Callable[..., PythonPart]
STARTS = {"run", "stack"}
"""Fixtures that start services as processes."""


def pytest_sessionstart() -> None:
    """Say at once what is missing, instead of once per test."""
    try:
        stores.ensure_there()
    except (SetupError, ValueError) as error:
        pytest.exit(str(error), returncode=1)


def pytest_report_header() -> list[str]:
    """Tell what the tests run on."""
    return stores.told()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What starts a service or the whole system is slow: the everyday subset begins at once and is soon through."""
    for item in items:
        if STARTS & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with keys of its own."""
    home = Home(tmp_path_factory.mktemp("home"))
    keys.ensure_keys(home)
    return home


@pytest.fixture(scope="session")
def mongod(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnyMongod]:
    with stores.new_mongod(tmp_path_factory.mktemp("mongodb") / "data") as mongod:
        yield mongod


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnyKafka]:
    with stores.new_kafka(tmp_path_factory.mktemp("kafka") / "data") as kafka:
        yield kafka


@pytest.fixture(scope="module")
def run(mongod: AnyMongod, kafka: AnyKafka, home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Start a service as a process of its own: `run("registration", "registration-2")`."""
    started: list[PythonPart] = []
    logs = tmp_path_factory.mktemp("logs")
    database = logs.name.replace("-", "_")

    def start(service: str, instance: str | None = None, **settings: str) -> PythonPart:
        environment = {
            "SAMVERKA_MONGODB_URI": mongod.uri,
            "SAMVERKA_MONGODB_DATABASE": f"{service}_{database}",
            "SAMVERKA_KAFKA_BOOTSTRAP": kafka.bootstrap,
            "SAMVERKA_TOKEN_KEYS": str(keys.public_keys(home)),
            "SAMVERKA_SIGNING_KEYS": str(keys.signing_keys(home)),
            "SAMVERKA_LINK_KEY_FILE": str(keys.link_key(home, service)),
            **settings,
        }
        log = logs / f"{instance or service}.log"
        migrate(service, environment)
        part = PythonPart(service, free_port(), log=log, environment=lambda: environment, migrates=False)
        started.append(part.start())
        return part

    yield start
    for part in started:
        part.stop()


@pytest.fixture(scope="module")
def staff(home: Home) -> dict[str, str]:
    """Headers of a member of staff; services take a token for ten minutes."""
    return {"Authorization": f"Bearer {keys.token(home, 'staff')}"}


@pytest.fixture(scope="module")
async def registration(run: Run) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a running registration."""
    async with httpx.AsyncClient(base_url=run("registration").url + "/api/v1", timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
async def content(run: Run) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a running content service."""
    async with httpx.AsyncClient(base_url=run("content").url + "/api/v1", timeout=30) as client:
        yield client
