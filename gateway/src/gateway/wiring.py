"""The one place where the gateway is joined: the door, the pages, and what they need."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.middleware import Middleware

from chassis.access import TokenVerifier
from chassis.problems import ErrorTable
from chassis.storage import GroupCommit, Storage, StorageUnavailableError
from chassis.storage.idempotency import ANSWERS
from chassis.technique import Technique, tells_nothing
from chassis.web import create_app
from gateway.api_reference.documents import Documents
from gateway.audit_log import AuditLog
from gateway.callers import Callers
from gateway.cookies import Cookies
from gateway.domain.audit import Head, Wrong
from gateway.domain.secret import new_secret
from gateway.door import door, feeds
from gateway.edge.known import Known
from gateway.edge.limits import Limits
from gateway.edge.protection import limits_of, protect
from gateway.edge.static_files import STATIC, KeptFiles
from gateway.entrance import Entrance
from gateway.erasing import Eraser
from gateway.error_pages import show_errors_as_pages
from gateway.openapi import openapi
from gateway.pages.about import Ready, about
from gateway.pages.account import account
from gateway.pages.api import api
from gateway.pages.articles import articles
from gateway.pages.audit import audit, audit_entries
from gateway.pages.conference import conference
from gateway.pages.consultation import consultation
from gateway.pages.consultations import consultations
from gateway.pages.erasure import erasure
from gateway.pages.first import first
from gateway.pages.home import home
from gateway.pages.interest import interest
from gateway.pages.invitation import invitation
from gateway.pages.keys import keys
from gateway.pages.mailbox import mailbox
from gateway.pages.own import own
from gateway.pages.own_data import own_data
from gateway.pages.own_interest import own_interest
from gateway.pages.people import people
from gateway.pages.privacy import privacy
from gateway.pages.provider import from_provider
from gateway.pages.register import register
from gateway.pages.search import search
from gateway.pages.sign_in import sign_in
from gateway.pages.subscriptions import subscriptions
from gateway.pages.work.together import pages_of_work
from gateway.services import Services
from gateway.settings import GatewaySettings
from gateway.storage.kinds import KINDS
from gateway.tokens import TokenSigner, published
from gateway.use_cases.invite import EVERYBODY
from gateway.use_cases.let_first_in import make_first_link
from gateway.use_cases.read_audit_log import verify_audit_log
from gateway.visitors import Visitors


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


async def first_link(settings: GatewaySettings) -> str | None:
    """Return a new link for the very first member of staff; None where there is staff already."""
    its, secret = technique(settings), new_secret()
    try:
        link = await its.commits.run(EVERYBODY, lambda unit: make_first_link(unit, secret))
    finally:
        await its.commits.close()
        its.storage.close()
    return f"{settings.public_url.rstrip('/')}/sign-in/first/{secret}" if link else None


async def verify_audit(settings: GatewaySettings) -> tuple[Head, Wrong | None]:
    """Return the end of the audit log, and the first entry that is not as it was written."""
    storage = technique(settings).storage
    try:
        return await verify_audit_log(storage)
    finally:
        storage.close()


def _readiness(storage: Storage) -> Ready:
    async def ready() -> dict[str, str]:
        """Tell how the database is; without it the gateway still shows what everybody may see."""
        try:
            async with asyncio.timeout(1):
                await storage.ping()
        except (StorageUnavailableError, TimeoutError):
            return {"mongodb": "away"}
        return {"mongodb": "ok"}

    return ready


def application(settings: GatewaySettings) -> FastAPI:
    """Return the ASGI application."""
    kept = technique(settings)
    signer = TokenSigner(settings.signing_keys)
    services = Services(settings.addresses(), signer)
    verifier = TokenVerifier(signer, "gateway", oldest=None)
    limits = limits_of(settings)
    written = GroupCommit(kept.storage, tells_nothing)
    log = AuditLog(written)
    callers = Callers(verifier, signer, kept.storage, kept.commits, limits, log)
    cookies = Cookies(settings.public_url)
    entrance = Entrance(kept.storage, kept.commits, cookies, services, settings.public_url, limits)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with services:
            erasing = asyncio.create_task(Eraser(services, kept.storage, kept.commits).run(), name="erasing")
            yield
            erasing.cancel()
            await asyncio.gather(erasing, return_exceptions=True)
        await written.close()
        await kept.commits.close()
        kept.storage.close()

    app = create_app(
        "Samverka: gateway",
        (),
        ErrorTable({}),
        tokens=verifier,
        ready=_readiness(kept.storage),
        lifespan=lifespan,
        openapi_url=None,
    )
    for router in (published(signer), *_log(kept.storage, callers), *_reference(services, settings.public_url)):
        app.include_router(router)
    for router in (*_public(services, callers, limits, settings.public_url), *_sign_in(settings, entrance)):
        app.include_router(router)
    app.include_router(about(services, _readiness(kept.storage)))
    app.state.contact_email = settings.contact_email
    if settings.mailbox is not None:
        app.include_router(mailbox(settings.mailbox))
    app.mount("/static", KeptFiles(directory=STATIC))
    show_errors_as_pages(app)
    protect(app, settings, limits)
    app.user_middleware.append(Middleware(Visitors, storage=kept.storage, commits=kept.commits, cookies=cookies))
    app.user_middleware.append(Middleware(Known, limits=limits, audit=log))
    return app


def _public(services: Services, callers: Callers, limits: Limits, public_url: str) -> Iterator[APIRouter]:
    """Yield the door for programs, and what everybody may see."""
    yield door(services, callers, limits)
    yield feeds(services)
    yield home(services)
    yield register(services)
    yield conference(services)
    yield own(services, public_url)
    yield own_data(services)
    yield erasure(services)
    yield privacy(services)
    yield articles(services)
    yield search(services)
    yield interest(services)
    yield own_interest(services)
    yield invitation(services)
    yield consultations(services)
    yield consultation(services)
    yield subscriptions(services, limits)


def _log(storage: Storage, callers: Callers) -> Iterator[APIRouter]:
    """Yield the audit log, for programs and for staff."""
    yield audit_entries(storage, callers)
    yield audit(storage)


def _reference(services: Services, public_url: str) -> Iterator[APIRouter]:
    """Yield what tells of the API."""
    documents = Documents(services)
    yield openapi(documents, public_url)
    yield api(documents, public_url)


def _sign_in(settings: GatewaySettings, entrance: Entrance) -> Iterator[APIRouter]:
    """Yield what lets people in, and what is for those who are in."""
    provider = settings.provider()
    yield sign_in(entrance, provider)
    yield first(entrance)
    if provider is not None:
        yield from_provider(entrance, provider)
    yield account(entrance)
    yield people(entrance)
    yield keys(entrance)
    yield from pages_of_work(entrance)
