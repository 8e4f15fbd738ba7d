"""How a service runs: its rooms joined with the technique, in one process or in several.

`python -m <service> serve` is the whole service; `api`, `worker` and `relay` are its parts for those who scale them
separately; each part has the HTTP door for health and metrics. `migrate` makes indexes and topics.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import uvicorn
from fastapi import APIRouter, FastAPI

from chassis import logs
from chassis.access import TokenVerifier
from chassis.key_set import KeySet
from chassis.logs import log
from chassis.messaging import topics as topic_files
from chassis.messaging.consumer import Consumer
from chassis.messaging.dead_letters import topic_of
from chassis.messaging.relay import Relay
from chassis.messaging.subscription import Subscriptions
from chassis.problems import ErrorTable
from chassis.settings import ServiceSettings
from chassis.storage import GroupCommit, Index, Kind, Storage, TextIndex, outbox
from chassis.storage.idempotency import ANSWERS
from chassis.storage.inbox import RECEIPTS
from chassis.storage.outbox import Letter
from chassis.technique import Technique
from chassis.web import create_app

S = TypeVar("S", bound=ServiceSettings)
PARTS = ("serve", "api", "worker", "relay")


@dataclass(frozen=True)
class Rooms:
    """What a service's wiring hands over: its doors (below /api/v1 and at the root), its ears, its steady tasks.

    `statistics` are figures that everybody may see; nothing in them is about one person.
    """

    routers: Sequence[APIRouter] = ()
    root_routers: Sequence[APIRouter] = ()
    errors: ErrorTable = field(default_factory=lambda: ErrorTable({}))
    subscriptions: Subscriptions = field(default_factory=dict)
    tasks: Sequence[Callable[[], Awaitable[None]]] = ()
    statistics: Callable[[], Awaitable[Mapping[str, Any]]] | None = None


@dataclass(frozen=True)
class OwnCommand(Generic[S]):
    """A command of one service only: `python -m <service> <name>`; answers what it prints as one JSON line."""

    help: str
    run: Callable[[Technique[S]], Awaitable[Mapping[str, Any]]]


@dataclass(frozen=True)
class Service(Generic[S]):
    """A service as its `wiring.py` describes it."""

    name: str
    title: str
    settings: type[S]
    kinds: Sequence[Kind[Any]]
    letter_of: Callable[[S], Callable[[object], Letter]]
    join: Callable[[Technique[S]], Rooms]
    commands: Mapping[str, "OwnCommand[S]"] = field(default_factory=dict)

    def technique(self, settings: S) -> Technique[S]:
        """Return storage and group commit for these settings; connects when first used."""
        storage = Storage(settings.mongodb_uri, settings.mongodb_database or self.name)
        return Technique(settings, storage, GroupCommit(storage, self.letter_of(settings)))


def application(service: Service[S], settings: S, part: str = "serve") -> FastAPI:
    """Return the ASGI application of one part; what runs beside HTTP starts and stops with it."""
    technique = service.technique(settings)
    rooms = service.join(technique)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.callback(technique.storage.close)
            stack.push_async_callback(technique.commits.close)
            for name, run in _steady(service, technique, rooms, part):
                await stack.enter_async_context(_kept_running(name, run))
            log.info("started", part=part, instance=settings.instance)
            yield

    async def ready() -> dict[str, str]:
        await technique.storage.ping()
        return {"mongodb": "ok"}

    return create_app(
        service.title,
        rooms.routers if part in {"serve", "api"} else (),
        rooms.errors,
        root_routers=rooms.root_routers if part in {"serve", "api"} else (),
        tokens=TokenVerifier(KeySet(settings.token_keys), service.name),
        ready=ready,
        statistics=rooms.statistics,
        lifespan=lifespan,
        asyncapi=settings.contracts / "asyncapi" / f"{service.name}.yaml",
    )


def _steady(
    service: Service[S], technique: Technique[S], rooms: Rooms, part: str
) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
    """Return what runs all the time beside HTTP in this part."""
    settings = technique.settings
    topics = topic_files.read_topics(settings.contracts)
    heard = topic_files.heard_by(service.name, topics)
    steady: list[tuple[str, Callable[[], Awaitable[None]]]] = []
    if part in {"serve", "relay"}:
        said = [topic.name for topic in topics if topic.owner == service.name]
        relay = Relay(technique.storage, settings.kafka_bootstrap, f"{service.name}-{settings.instance}", said)
        steady.append(("relay", relay.run))
    if part in {"serve", "worker"}:
        steady.extend((getattr(task, "__name__", "task"), task) for task in rooms.tasks)
        if rooms.subscriptions and heard:
            consumer = Consumer(
                service.name, settings.instance, settings.kafka_bootstrap, heard, rooms.subscriptions, technique.commits
            )
            steady.append(("consumer", consumer.run))
    return steady


@asynccontextmanager
async def _kept_running(name: str, run: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Run beside the body; begin again when it fails; cancel and wait at the end."""

    async def keep() -> None:
        while True:
            try:
                await run()
            except Exception:
                log.exception("task failed, begins again", task=name)
            await asyncio.sleep(1)

    task = asyncio.create_task(keep(), name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def run(service: Service[S], part: str) -> None:
    """Run one part until it is told to stop."""
    settings = service.settings()
    logs.set_up(service.name, settings.log_format, settings.log_level)
    uvicorn.run(
        application(service, settings, part),
        host=settings.http_host,
        port=settings.http_port,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=10,
        lifespan="on",
    )


async def migrate(service: Service[S], settings: S) -> None:
    """Make the indexes and topics that this service needs; safe to run again, and by several at once."""
    technique = service.technique(settings)
    try:
        await technique.storage.ensure_indexes(_indexes(service))
        for kind in service.kinds:
            await technique.storage.write_found_by(kind)
    finally:
        technique.storage.close()
    topics = topic_files.concerning(service.name, topic_files.read_topics(settings.contracts))
    await topic_files.create(settings.kafka_bootstrap, topics)
    log.info("migrated", topics=len(topics), dead_letters=topic_of(service.name))


async def tidy(service: Service[S], settings: S) -> None:
    """Drop the indexes that only a version before needs; for when no process of it runs any more."""
    technique = service.technique(settings)
    try:
        await technique.storage.drop_other_indexes(_indexes(service))
    finally:
        technique.storage.close()
    log.info("tidied")


def _indexes(service: Service[S]) -> Mapping[str, Sequence[Index | TextIndex]]:
    kinds = (*service.kinds, ANSWERS, RECEIPTS)
    return {kind.collection: kind.indexes for kind in kinds} | {outbox.COLLECTION: outbox.INDEXES}
