"""A running scheduling, beside a running registration whose facts it hears."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest

from tests import stores
from tests.conftest import Run
from tests.probing import until
from tests.registration.plans import announced, body
from tests.stores import AnyKafka

Client = httpx.AsyncClient
Attends = Callable[..., Awaitable[str]]


@pytest.fixture(scope="module")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnyKafka]:
    """A Kafka of its own: scheduling hears all that the topics hold, also what other tests have told."""
    with stores.new_kafka(tmp_path_factory.mktemp("kafka") / "data") as kafka:
        yield kafka


@pytest.fixture(scope="module")
async def scheduling(run: Run) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(base_url=run("scheduling").url + "/api/v1", timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def attends(registration: Client, staff: dict[str, str]) -> Attends:
    """A conference is held to which somebody from the municipality comes; answers its id."""

    async def hold(code: str, **changes: Any) -> str:
        conference_id = await announced(registration, staff, **changes)
        registered = await registration.post(
            f"/conferences/{conference_id}/attendees", json=body("Ann A", municipality_code=code)
        )
        attendee = registered.raise_for_status().json()["id"]
        (await registration.post(f"/attendees/{attendee}/check-in", headers=staff)).raise_for_status()
        (await registration.post(f"/conferences/{conference_id}/completion", headers=staff)).raise_for_status()
        return conference_id

    return hold


async def declare(registration: Client, code: str) -> None:
    """The municipality declares its interest."""
    contact = {"name": "Kontakt", "email": f"kontakt.{code}@example.org"}
    interest = {"municipality_code": code, "tracks": ["social-considerations"], "contact": contact}
    (await registration.post("/interests", json=interest)).raise_for_status()


async def answer_for(scheduling: Client, code: str) -> Any:
    """What is said of the municipality and the first track."""
    query = {"municipality_code": code, "track": "social-considerations"}
    return (await scheduling.get("/eligibility", params=query)).raise_for_status().json()["items"][0]


async def until_reason(scheduling: Client, code: str, reason: str) -> None:
    """Wait until this is the reason (`eligible` where there is nothing in the way)."""

    async def there() -> bool:
        return bool((await answer_for(scheduling, code))["reason"] == reason)

    await until(there, f"the answer {reason} for {code}")
