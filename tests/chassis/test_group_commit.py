"""Commands that wait are committed together, and one that a rule refuses leaves the others alone."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from functools import partial

import pytest

from chassis.facts import letter
from chassis.storage import GroupCommit, IdempotencyKeyReusedError, Kind, Once, Storage, UnitOfWork
from chassis.storage.outbox import COLLECTION, Letter, Outbox
from tests.stores import AnyMongod


@dataclass(frozen=True, slots=True)
class Counter:
    id: str
    version: int
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    counter: Counter


class CounterFullError(Exception):
    """Ten is enough."""


COUNTERS = Kind("counters", Counter)


def letter_of(event: object) -> Letter:
    assert isinstance(event, Counted)
    return letter("tests", "tests.counter.counted.v1", event.counter.id, event.counter.version, {"t": b"{}"})


@pytest.fixture
async def storage(mongod: AnyMongod, request: pytest.FixtureRequest) -> AsyncIterator[Storage]:
    storage = Storage(mongod.uri, "chassis_" + request.node.name[:40].replace("[", "_"))
    yield storage
    await storage.client.drop_database(storage.database.name)
    storage.close()


async def count(unit: UnitOfWork, name: str = "one", limit: int = 10) -> int:
    counter = await unit.load(COUNTERS, name) or Counter(name, 0)
    if counter.taken >= limit:
        raise CounterFullError
    counter = replace(counter, version=counter.version + 1, taken=counter.taken + 1)
    unit.save(COUNTERS, counter, Counted(counter))
    return counter.taken


async def test_many_at_once_never_take_more_than_there_is(storage: Storage) -> None:
    two_instances = [GroupCommit(storage, letter_of), GroupCommit(storage, letter_of)]
    runs = [two_instances[number % 2].run("one", count) for number in range(100)]
    answers = await asyncio.gather(*runs, return_exceptions=True)
    assert sorted(one for one in answers if isinstance(one, int)) == list(range(1, 11))
    assert sum(isinstance(one, CounterFullError) for one in answers) == 90
    letters = await Outbox(storage).waiting(range(4), 100)
    assert [one.sequence for one in letters] == list(range(1, 11))


async def test_refused_command_leaves_nothing_behind(storage: Storage) -> None:
    commits = GroupCommit(storage, letter_of)

    async def count_then_refuse(unit: UnitOfWork) -> None:
        await count(unit)
        raise CounterFullError

    refused, counted = await asyncio.gather(
        commits.run("one", count_then_refuse), commits.run("one", count), return_exceptions=True
    )
    assert isinstance(refused, CounterFullError)
    assert counted == 1
    assert await storage.database[COLLECTION].count_documents({}) == 1


async def test_commands_with_different_keys_that_meet_are_all_done(storage: Storage) -> None:
    commits = GroupCommit(storage, letter_of)
    answers = await asyncio.gather(*[commits.run(f"key {number}", count) for number in range(8)])
    assert sorted(answers) == list(range(1, 9))


async def test_broken_command_does_not_spoil_the_group(storage: Storage) -> None:
    commits = GroupCommit(storage, letter_of)

    async def save_what_cannot_be_kept(unit: UnitOfWork) -> None:
        unit.save(COUNTERS, Counter("odd", 1, 2**80))  # larger than any BSON number

    broken, counted = await asyncio.gather(
        commits.run("odd", save_what_cannot_be_kept), commits.run("one", count), return_exceptions=True
    )
    assert isinstance(broken, OverflowError)
    assert counted == 1


async def test_same_idempotency_key_counts_once_even_at_the_same_moment(storage: Storage) -> None:
    two_instances = [GroupCommit(storage, letter_of), GroupCommit(storage, letter_of)]

    async def answer(unit: UnitOfWork) -> bytes:
        return str(await count(unit)).encode()

    once = Once.of("key", "/path", "", b"body")
    answers = await asyncio.gather(*[two_instances[number % 2].run("one", answer, once) for number in range(10)])
    assert set(answers) == {b"1"}
    with pytest.raises(IdempotencyKeyReusedError):
        await two_instances[0].run("one", answer, Once.of("key", "/path", "", b"other body"))


async def test_command_finds_what_it_has_saved_itself(storage: Storage) -> None:
    commits = GroupCommit(storage, letter_of)

    async def save_and_look(unit: UnitOfWork) -> list[str]:
        unit.save(COUNTERS, Counter("new", 1, 1))
        found = await unit.first(COUNTERS, {"taken": 1}, lambda one: one.taken == 1, order="id", limit=5)
        return [one.id for one in found]

    assert await commits.run("one", save_and_look) == ["new"]
    assert await storage.get(COUNTERS, "new") == Counter("new", 1, 1)


async def test_first_in_line_counts_what_the_group_has_not_committed_yet(storage: Storage) -> None:
    commits = GroupCommit(storage, letter_of)
    await asyncio.gather(*[commits.run(name, partial(count, name=name)) for name in "abc"])

    async def take_first(unit: UnitOfWork) -> str:
        found = await unit.first(COUNTERS, {"taken": 1}, lambda one: one.taken == 1, order="id", limit=1)
        unit.save(COUNTERS, replace(found[0], version=found[0].version + 1, taken=2))
        return found[0].id

    taken = await asyncio.gather(*[commits.run("line", take_first) for _ in range(3)])
    assert taken == ["a", "b", "c"]
