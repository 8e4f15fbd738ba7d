"""The rights as a table: every operation of every service, asked by everybody there is.

What is expected comes from the OpenAPI documents alone (`x-who-may`), so that an operation that does not keep to what
it states fails here, and a new one is asked without a word more; one that is not for anyone needs a thing to ask of.
"""

import io
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from chassis.links import OwnLinks
from samverka_local import keys
from samverka_local.home import Home
from tests import stores
from tests.conftest import Run
from tests.registration.plans import announced, body
from tests.rights.callers import CALLERS, HERE, Callers, Thing, may
from tests.rights.things import MAKERS
from tests.rights.things.world import World
from tests.scheduling.component.conftest import declare, until_reason
from tests.stores import AnyKafka, AnyMongod

SERVICES = ("registration", "scheduling", "notification", "content")
FILES = ("attendees.csv", "attendees.xlsx", "badges.pdf", "attendance-list.pdf")
LISTS = ("invitations", "attendees", *FILES, "attendee-imports", "consultations")
METHODS = {"get", "post", "put", "patch", "delete"}
Operation = tuple[str, str, list[str]]


@pytest.fixture(scope="module")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnyKafka]:
    """A Kafka of its own: scheduling hears all that the topics hold, also what other tests have told."""
    with stores.new_kafka(tmp_path_factory.mktemp("kafka") / "data") as kafka:
        yield kafka


@pytest.fixture(scope="module")
async def world(run: Run, home: Home, staff: dict[str, str], mongod: AnyMongod) -> AsyncIterator[World]:
    parts = {service: run(service) for service in SERVICES}
    roots = {name: part.url for name, part in parts.items()} | {
        f"{n}/api/v1": f"{p.url}/api/v1" for n, p in parts.items()
    }
    async with AsyncExitStack() as stack:
        clients = {
            name: await stack.enter_async_context(httpx.AsyncClient(base_url=url, timeout=30))
            for name, url in roots.items()
        }
        databases = {name: dict(part.environment())["SAMVERKA_MONGODB_DATABASE"] for name, part in parts.items()}
        world = World(clients, staff, _links(home), mongod.uri, databases)
        await _may_book(world)
        yield world


def _links(home: Home) -> dict[str, OwnLinks]:
    pages = {"registration": "attendee", "scheduling": "consultation", "calendar": "calendar"} | {
        "interests": "interest",
        "conference-invitations": "conference-invitation",
    }
    owners = {"calendar": "scheduling", "interests": "registration", "conference-invitations": "registration"}
    return {name: OwnLinks(keys.link_key(home, owners.get(name, name)), "", "my", kind) for name, kind in pages.items()}


async def _may_book(world: World) -> None:
    """Let the municipality that all things are of have the right to book."""
    registration, scheduling = world.clients["registration/api/v1"], world.clients["scheduling/api/v1"]
    await declare(registration, HERE)
    held = await announced(registration, world.staff)
    people = body("Ann A", municipality_code=HERE)
    group = await world.staff_does("registration", "POST", f"/conferences/{held}/attendees", people)
    await world.staff_does("registration", "POST", f"/attendees/{group['id']}/check-in")
    await world.staff_does("registration", "POST", f"/conferences/{held}/completion")
    window = {"track": "social-considerations", "closes_at": "2099-12-18T23:00:00Z"}
    await world.staff_does("scheduling", "POST", "/booking-windows", window)
    await until_reason(scheduling, HERE, "eligible")


async def operations(world: World, service: str) -> list[Operation]:
    """Every operation of the service, and who may, as its document states it."""
    document = (await world.clients[service].get("/openapi.json")).raise_for_status().json()
    return [
        (method.upper(), path, operation["x-who-may"])
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]


async def thing_for(world: World, method: str, path: str, who_may: list[str]) -> Thing:
    """Something to ask the operation of; for one that is for anyone that need not be there."""
    if "anyone" in who_may:
        return Thing(path.replace("{", "").replace("}", ""))
    make = MAKERS.get((method, path))
    assert make is not None, f"{method} {path} is new: say in tests/rights/things what it can be asked of"
    return await make(world)


async def ask(client: httpx.AsyncClient, callers: Callers, caller: str, method: str, thing: Thing) -> httpx.Response:
    headers, query = callers.ask(caller, thing)
    body = {"json": thing.json} if thing.content is None else {"content": thing.content}
    return await client.request(
        method, thing.path, **body, params={**thing.query, **query}, headers={**thing.headers, **headers}
    )


def outcome(answer: httpx.Response, thing: Thing, *, for_anyone: bool) -> str:
    """Return `may`, `may not` or what else came; a list that leaves the thing out says `may not`."""
    if answer.status_code in {401, 403}:
        assert answer.headers["content-type"].startswith("application/problem+json")
        return "may not"
    if for_anyone:
        return "may" if answer.status_code < 500 else str(answer.status_code)
    if not answer.is_success:
        return f"{answer.status_code} {answer.text}"
    is_list = thing.shows and thing.path.endswith(LISTS)
    return "may" if not is_list or thing.shows in content_of(answer) else "may not"


def content_of(answer: httpx.Response) -> str:
    """What can be read in an answer, also in a workbook and on paper."""
    if answer.headers["content-type"] == "application/pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    if "spreadsheetml" not in answer.headers["content-type"]:
        return answer.text
    return str([[cell.value for cell in row] for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows()])


async def row(world: World, home: Home, service: str, operation: Operation) -> list[str]:
    """Return what is wrong in one row of the table. Those who may not share a thing: they do nothing to it."""
    (method, path, who_may), callers, wrong = operation, Callers(home, service), []
    shared = await thing_for(world, method, path, who_may)
    for caller in CALLERS:
        allowed = may(who_may, caller)
        thing = await thing_for(world, method, path, who_may) if allowed else shared
        answer = await ask(world.clients[service], callers, caller, method, thing)
        came = outcome(answer, thing, for_anyone="anyone" in who_may)
        if came != ("may" if allowed else "may not"):
            wrong.append(f"{method} {path}: {caller} {'may' if allowed else 'may not'}, but: {came}")
        if came == "may not" and answer.status_code in {401, 403} and caller == "stranger":
            wrong += [f"{method} {path}: a stranger is not told to sign in"] if answer.status_code != 401 else []
    return wrong


@pytest.mark.parametrize("service", SERVICES)
async def test_everybody_may_what_is_stated_and_nothing_else(world: World, home: Home, service: str) -> None:
    asked = await operations(world, service)
    rows = [await row(world, home, service, one) for one in asked]
    assert [wrong for found in rows for wrong in found] == []


@pytest.mark.parametrize("service", SERVICES)
async def test_token_that_is_not_good_opens_nothing(world: World, home: Home, service: str) -> None:
    client, wrong = world.clients[service], []
    for method, path, _ in await operations(world, service):
        for what, token in Callers(home, service).bad_tokens().items():
            place = path.replace("{", "").replace("}", "")
            answer = await client.request(method, place, headers={"Authorization": f"Bearer {token}"})
            if answer.status_code != 401:
                wrong.append(f"{method} {path} with a token that is {what}: {answer.status_code}")
    assert wrong == []


def test_table_names_no_operation_that_is_gone(documents: dict[str, Any]) -> None:
    there = {
        (method.upper(), path) for one in documents.values() for path, item in one["paths"].items() for method in item
    }
    assert set(MAKERS) <= there


@pytest.fixture(scope="module")
async def documents(world: World) -> dict[str, Any]:
    """Every service's description of itself."""
    return {name: (await world.clients[name].get("/openapi.json")).json() for name in SERVICES}
