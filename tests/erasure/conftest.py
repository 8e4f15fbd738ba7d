"""The whole system on databases and a Kafka of its own."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from tests import stores
from tests.conftest import Run
from tests.erasure.world import System
from tests.gateway.work.signed_in import House
from tests.notification.post_office import PostOffice
from tests.stores import AnyKafka, AnyMongod

NAMES = ("registration", "scheduling", "content", "notification")


@pytest.fixture(scope="module")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnyKafka]:
    """A Kafka of its own: every public topic is searched."""
    with stores.new_kafka(tmp_path_factory.mktemp("kafka") / "data") as kafka:
        yield kafka


@pytest.fixture
async def system(
    run: Run, mongod: AnyMongod, kafka: AnyKafka, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[System]:
    """All parts, and a post office that takes their mails."""
    office = await PostOffice().start()
    mark = tmp_path_factory.mktemp("erasure").name.replace("-", "_")
    databases = {name: f"{name}_{mark}" for name in (*NAMES, "gateway")}
    mails = {"notification": {"SAMVERKA_SMTP_PORT": str(office.port)}}
    parts = {name: run(name, SAMVERKA_MONGODB_DATABASE=databases[name], **mails.get(name, {})) for name in NAMES}
    where = {f"SAMVERKA_{name.upper()}_URL": part.url for name, part in parts.items()}
    gateway = run("gateway", SAMVERKA_MONGODB_DATABASE=databases["gateway"], **where)
    clients = {name: httpx.AsyncClient(base_url=f"{part.url}/api/v1", timeout=30) for name, part in parts.items()}
    house = House(gateway, mongod.uri, databases["gateway"])
    yield System(clients, house, mongod, kafka, list(databases.values()))
    await house.close()
    for client in clients.values():
        await client.aclose()
    await office.stop()
