"""What the technique keeps for a while forgets a person, by their words and by the ids of what was about them."""

from typing import Any

import pytest

from chassis.storage import Storage, forget
from chassis.storage.idempotency import ANSWERS
from chassis.storage.outbox import COLLECTION
from tests.stores import AnyMongod

OLD, NEW, ID = (
    b'{"email": "Old@x.example", "id": "att1"}',
    b'{"email": "new@x.example", "id": "att1"}',
    b'{"id": "att1"}',
)


def letter(kind: str) -> dict[str, Any]:
    """A letter that waits: who it is about stands in the private record alone, with an address from before."""
    return {"_id": kind, "headers": [["ce_type", kind]], "records": [["x-private", OLD], ["x-events", ID]]}


@pytest.fixture
async def storage(mongod: AnyMongod) -> Any:
    storage = Storage(mongod.uri, "chassis_forgetting")
    await storage.database[ANSWERS.collection].insert_many(
        [{"_id": name, "version": 1, "body": body} for name, body in (("old", OLD), ("new", NEW), ("other", b"{}"))]
    )
    await storage.database[COLLECTION].insert_many([letter("told"), letter("spared")])
    yield storage
    await storage.drop()
    storage.close()


async def _left(storage: Storage) -> tuple[dict[str, bytes], dict[str, list[str]]]:
    answers = {one["_id"]: one["body"] async for one in storage.database[ANSWERS.collection].find()}
    letters = storage.database[COLLECTION].find()
    return answers, {one["_id"]: [topic for topic, _ in one["records"]] async for one in letters}


@pytest.mark.parametrize("times", [1, 2])
async def test_what_names_an_address_from_before_goes_by_its_id_and_public_facts_stay(
    storage: Storage, times: int
) -> None:
    for _ in range(times):
        await forget(storage, ["new@x.example"], spared=["spared"], about=["att1"])
    answers, letters = await _left(storage)
    assert answers == {"old": b"", "new": b"", "other": b"{}"}
    assert letters == {"told": ["x-events"], "spared": ["x-private", "x-events"]}


async def test_without_ids_only_the_words_count(storage: Storage) -> None:
    await forget(storage, ["NEW@x.example"])
    answers, letters = await _left(storage)
    assert answers == {"old": OLD, "new": b"", "other": b"{}"}
    assert letters["told"] == ["x-private", "x-events"]
