"""Things of notification, each made anew."""

from datetime import UTC, datetime
from functools import partial

from chassis.storage import GroupCommit, Storage, UnitOfWork
from chassis.technique import tells_nothing
from notification.domain.content import Content
from notification.domain.message import Message
from notification.storage.kinds import CONTENTS, MESSAGES
from tests.notification.letters import content_of, queued
from tests.rights.callers import Thing
from tests.rights.things.world import Makers, World

LONG_AGO = datetime(2020, 10, 6, 7, tzinfo=UTC)


async def _messages(_world: World) -> Thing:
    return Thing("/api/v1/messages")


async def _mail(_world: World) -> Thing:
    mail = {"account_id": "acc_1", "kind": "invitation", "email": "ada@example.org", "link": "https://example.org/"}
    return Thing("/api/v1/sign-in-mails", json=mail)


async def _message(world: World) -> Thing:
    message = queued(state="failed", due_at=None, finished_at=LONG_AGO)
    storage = Storage(world.mongodb, world.databases["notification"])
    commits = GroupCommit(storage, tells_nothing)
    await commits.run(message.id, partial(_keep, message=message, content=content_of(message)))
    await commits.close()
    storage.close()
    return Thing(f"/api/v1/messages/{message.id}/resend")


async def _keep(unit: UnitOfWork, message: Message, content: Content) -> None:
    unit.save(MESSAGES, message)
    unit.save(CONTENTS, content)


async def _mailed_to(_world: World) -> Thing:
    return Thing("/api/v1/mailed-to", json={"email": "nobody.knows@example.org"})


MAKERS: Makers = {
    ("POST", "/api/v1/mailed-to"): _mailed_to,
    ("GET", "/api/v1/messages"): _messages,
    ("POST", "/api/v1/messages/{message_id}/resend"): _message,
    ("POST", "/api/v1/sign-in-mails"): _mail,
}
