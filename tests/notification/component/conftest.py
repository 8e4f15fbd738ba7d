"""Notification's storage and sender on a real MongoDB and a real SMTP server."""

import asyncio
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from aiokafka import AIOKafkaProducer

from chassis.storage import GroupCommit, Kind, Storage, UnitOfWork
from notification.domain.content import Recipient
from notification.domain.message import Message, State, Template
from notification.messaging.letters import letter_of
from notification.sending.sender import Sender
from notification.sending.smtp import MailServer
from notification.sending.timekeeper import Timekeeper
from notification.storage.kinds import KINDS, MESSAGES
from notification.use_cases.queue_message import queue_message
from samverka_local.python_part import PythonPart
from tests.conftest import Run
from tests.notification.letters import COMPOSER, content_of
from tests.notification.plans import HOME, KEPT
from tests.notification.post_office import PostOffice
from tests.probing import until
from tests.stores import AnyKafka, AnyMongod


@dataclass
class Desk:
    """What a test of the sender works with."""

    storage: Storage
    commits: GroupCommit
    office: PostOffice

    def sender(self, holder: str = "one", connections: int = 4) -> Sender:
        """A sender of its own."""
        server = MailServer("127.0.0.1", self.office.port, answers_within=5)
        return Sender(self.commits, self.storage, server, COMPOSER, holder, connections)

    def timekeeper(self) -> Timekeeper:
        """A timekeeper of its own, on commits of its own: as another instance has them."""
        commits = GroupCommit(self.storage, letter_of)
        return Timekeeper(commits, self.storage, KEPT, HOME, lambda id_: f"{id_}.leaving", lambda: None)

    async def keep(self, kind: Kind[Any], *aggregates: Any) -> None:
        """Put these into the database."""

        async def work(unit: UnitOfWork) -> None:
            for one in aggregates:
                unit.save(kind, one)

        await self.commits.run("test", work)

    async def told(self, template: Template) -> Counter[str]:
        """How many messages of this kind there are about each thing, to each of its readers."""
        found = await self.storage.find(MESSAGES, {"template": template})
        return Counter(f"{one.about}:{one.reader}" if one.reader else one.about for one in found)

    async def queue(self, message: Message, email: str = "anna@harryda.example") -> Message:
        """Queue a message to somebody."""
        content = content_of(message, recipient=Recipient("Anna Lind", email, message.language))
        await self.commits.run(message.id, lambda unit: queue_message(unit, message, content))
        return message

    async def state(self, message: Message) -> Message:
        """The message as it is stored."""
        found = await self.storage.get(MESSAGES, message.id)
        assert found is not None
        return found

    async def comes_to(self, message: Message, state: State, within: float = 15) -> Message:
        """The message, once it is in this state."""

        async def probe() -> Message | None:
            found = await self.state(message)
            return found if found.state == state else None

        found = await until(probe, f"message in state {state}", within)
        assert found is not None
        return found

    async def facts(self) -> list[tuple[str, str]]:
        """Type and subject of each fact in the outbox."""
        letters = await self.storage.database["outbox"].find().sort("at", 1).to_list(None)
        headers = [dict(letter["headers"]) for letter in letters]
        return [(one["ce_type"], one["ce_subject"]) for one in headers]


@asynccontextmanager
async def running(act: Callable[[], Awaitable[None]]) -> AsyncIterator["asyncio.Future[None]"]:
    """Run beside the body, and stop gently."""
    task = asyncio.ensure_future(act())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def desk(mongod: AnyMongod) -> AsyncIterator[Desk]:
    """A database and a post office of this test's own."""
    storage = Storage(mongod.uri, f"notification_{uuid.uuid4().hex[:12]}")
    await storage.ensure_indexes({kind.collection: kind.indexes for kind in KINDS})
    office = await PostOffice().start()
    commits = GroupCommit(storage, letter_of)
    yield Desk(storage, commits, office)
    await commits.close()
    await office.stop()
    storage.close()


@pytest.fixture(scope="module")
async def office() -> AsyncIterator[PostOffice]:
    office = await PostOffice().start()
    yield office
    await office.stop()


@pytest.fixture(scope="module")
def service(run: Run, office: PostOffice) -> PythonPart:
    return run("notification", SAMVERKA_SMTP_PORT=str(office.port))


@pytest.fixture(scope="module")
async def client(service: PythonPart) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=service.url + "/api/v1", timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
async def producer(kafka: AnyKafka, service: PythonPart) -> AsyncIterator[AIOKafkaProducer]:
    assert service.is_ready(), "its migration makes the topics"
    producer = AIOKafkaProducer(bootstrap_servers=kafka.bootstrap)
    await producer.start()
    yield producer
    await producer.stop()
