"""Notification's storage and sender on a real MongoDB and a real SMTP server."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from chassis.storage import GroupCommit, Storage
from notification.domain.content import Recipient
from notification.domain.message import Message, State
from notification.messaging.letters import letter_of
from notification.sending.sender import Sender
from notification.sending.smtp import MailServer
from notification.storage.kinds import CONTENTS, MESSAGES
from notification.use_cases.queue_message import queue_message
from tests.notification.letters import COMPOSER, content_of
from tests.notification.post_office import PostOffice
from tests.probing import until
from tests.stores import AnyMongod


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
    await storage.ensure_indexes({kind.collection: kind.indexes for kind in (MESSAGES, CONTENTS)})
    office = await PostOffice().start()
    commits = GroupCommit(storage, letter_of)
    yield Desk(storage, commits, office)
    await commits.close()
    await office.stop()
    storage.close()
