"""The one place where the gateway is joined: the door, the pages, and what they need."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from chassis.access import TokenVerifier
from chassis.problems import ErrorTable
from chassis.storage import GroupCommit, Storage, StorageUnavailableError
from chassis.storage.idempotency import ANSWERS
from chassis.technique import Technique, tells_nothing
from chassis.web import create_app
from gateway.door import door, feeds
from gateway.edge.request_id import RequestId
from gateway.error_pages import show_errors_as_pages
from gateway.openapi import openapi
from gateway.pages.articles import articles
from gateway.pages.conference import conference
from gateway.pages.consultation import consultation
from gateway.pages.consultations import consultations
from gateway.pages.home import home
from gateway.pages.interest import interest
from gateway.pages.mailbox import mailbox
from gateway.pages.own import own
from gateway.pages.register import register
from gateway.pages.search import search
from gateway.pages.subscriptions import subscriptions
from gateway.services import Services
from gateway.settings import GatewaySettings
from gateway.storage.kinds import KINDS

STATIC = Path(__file__).parent / "static"


def technique(settings: GatewaySettings) -> Technique[GatewaySettings]:
    """Return the gateway's own storage; it connects when it is first used."""
    storage = Storage(settings.mongodb_uri, settings.mongodb_database or "gateway")
    return Technique(settings, storage, GroupCommit(storage, tells_nothing))


async def migrate(settings: GatewaySettings) -> None:
    """Make the indexes of the gateway's own database; safe to run again, and by several at once."""
    own = technique(settings).storage
    try:
        await own.ensure_indexes({kind.collection: kind.indexes for kind in (*KINDS, ANSWERS)})
    finally:
        own.close()


def application(settings: GatewaySettings) -> FastAPI:
    """Return the ASGI application."""
    kept = technique(settings)
    services = Services(settings.addresses())

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with services:
            yield
        await kept.commits.close()
        kept.storage.close()

    async def ready() -> dict[str, str]:
        """Tell how the database is; without it the gateway still shows what everybody may see."""
        try:
            await kept.storage.ping()
        except StorageUnavailableError:
            return {"mongodb": "away"}
        return {"mongodb": "ok"}

    app = create_app(
        "Samverka: gateway",
        (),
        ErrorTable({}),
        tokens=TokenVerifier(settings.token_keys),
        ready=ready,
        lifespan=lifespan,
        openapi_url=None,
    )
    for router in (door(services), openapi(services), home(services), register(services), conference(services)):
        app.include_router(router)
    for router in (own(services), feeds(services), articles(services), search(services)):
        app.include_router(router)
    for router in (interest(services), consultations(services), consultation(services), subscriptions(services)):
        app.include_router(router)
    if settings.mailbox is not None:
        app.include_router(mailbox(settings.mailbox))
    app.mount("/static", StaticFiles(directory=STATIC))
    show_errors_as_pages(app)
    app.add_middleware(RequestId)
    return app
