"""What scheduling knows of what it heard: the same from the same facts, in whatever order and however often."""

import random
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from chassis.clock import now
from chassis.messaging import tail
from chassis.messaging.subscription import Job, Raw, interpret
from chassis.storage import GroupCommit, Storage
from samverka_local.python_part import PythonPart
from scheduling.domain.heard import SeenAttendance
from scheduling.messaging.consumed import CONSUMED
from scheduling.messaging.subscribers import subscriptions, topic_of
from scheduling.storage.kinds import ATTENDANCES, READ_MODEL
from scheduling.use_cases.rebuild_read_model import rebuild_read_model
from tests.conftest import Run
from tests.probing import until
from tests.registration.plans import announced, body
from tests.scheduling.component.conftest import declare
from tests.stores import AnyKafka, AnyMongod

Client = httpx.AsyncClient
Headers = dict[str, str]
TOPICS = sorted({topic_of(kind) for kind in CONSUMED})
PEOPLE = 100


@pytest.fixture(scope="module")
async def story(run: Run, registration: Client, staff: Headers) -> PythonPart:
    """A conference was held and a hundred people checked in while scheduling was away; it is back now."""
    part = run("scheduling")
    part.stop()
    await declare(registration, "1401")
    await declare(registration, "1481")
    (await registration.delete("/interests/interest-1481", headers=staff)).raise_for_status()
    conference_id = await announced(registration, staff, capacity=PEOPLE)
    path = f"/conferences/{conference_id}"
    ids: list[str] = []
    for group in range(PEOPLE // 20):
        names = [f"Person{group} Nummer{number}" for number in range(20)]
        answer = await registration.post(f"{path}/attendees", json=body(*names, municipality_code="1401"))
        ids += [one["id"] for one in answer.raise_for_status().json()["attendees"]]
    for id_ in ids:
        (await registration.post(f"/attendees/{id_}/check-in", headers=staff)).raise_for_status()
    (await registration.delete(f"/attendees/{ids[0]}/check-in", headers=staff)).raise_for_status()
    etag = (await registration.get(path)).headers["ETag"]
    changed = await registration.patch(path, json={"tracks": ["iop"]}, headers=staff | {"If-Match": etag})
    changed.raise_for_status()
    (await registration.post(f"{path}/completion", headers=staff)).raise_for_status()
    return part.start()


@pytest.fixture(scope="module")
async def storage(story: PythonPart, mongod: AnyMongod) -> AsyncIterator[Storage]:
    """Scheduling's own database, once it has caught up."""
    storage = Storage(mongod.uri, story.environment()["SAMVERKA_MONGODB_DATABASE"])

    async def caught_up() -> bool:
        return await storage.count(ATTENDANCES, {"checked_in": True}) == PEOPLE - 1

    await until(caught_up, "99 people checked in, as scheduling knows them")
    yield storage
    storage.close()


async def everything(storage: Storage) -> dict[str, list[Any]]:
    return {kind.collection: await storage.find(kind) for kind in READ_MODEL}


async def test_scheduling_catches_up_by_itself(storage: Storage) -> None:
    known = await everything(storage)
    assert {len(known["seen_attendances"]), len(known["seen_interests"])} == {PEOPLE, 2}
    (conference,) = known["seen_conferences"]
    assert conference.tracks == ("iop",)
    assert conference.held_at is not None


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_facts_twice_and_out_of_order_make_the_same(
    storage: Storage, mongod: AnyMongod, kafka: AnyKafka, seed: int
) -> None:
    jobs: list[Job] = []
    async for one in tail.read(kafka.bootstrap, TOPICS):
        raw = Raw(one.topic, one.partition, one.offset, one.key, one.value, one.headers)
        # Each time as another consumer, for a receipt would hide the second coming.
        jobs += [job for again in ("a", "b") if isinstance(job := interpret(again, HEARD, raw), Job)]
    random.Random(seed).shuffle(jobs)
    beside = Storage(mongod.uri, f"out_of_order_{seed}")
    commits = GroupCommit(beside, lambda event: pytest.fail(f"told {event}"))
    await commits.execute([job.command for job in jobs])
    for job in jobs:
        job.command.result()
    mine = await everything(storage)
    theirs = await everything(beside)
    await beside.drop()
    beside.close()
    assert theirs == mine


HEARD = subscriptions(lambda: None)


async def rebuilt(storage: Storage, mongod: AnyMongod, kafka: AnyKafka) -> dict[str, int]:
    beside = Storage(mongod.uri, "rebuilt_beside")
    commits = GroupCommit(storage, lambda event: pytest.fail(f"told {event}"))
    try:
        return dict(await rebuild_read_model(storage, commits, beside, kafka.bootstrap, HEARD))
    finally:
        beside.close()


async def test_rebuild_finds_nothing_to_put_right_in_what_was_heard(
    storage: Storage, mongod: AnyMongod, kafka: AnyKafka
) -> None:
    before = await everything(storage)
    assert (await rebuilt(storage, mongod, kafka))["put_right"] == 0
    assert await everything(storage) == before


async def test_rebuild_makes_a_spoilt_read_model_the_same_again(
    storage: Storage, mongod: AnyMongod, kafka: AnyKafka
) -> None:
    before = await everything(storage)
    database = storage.database
    await database["seen_interests"].delete_many({})
    await database["seen_conferences"].update_many({}, {"$set": {"held_at": None}})
    await database["seen_attendances"].update_one({"checked_in": False}, {"$set": {"checked_in": True, "version": 99}})
    stray = SeenAttendance("nobody", 3, "nowhere", "1402", checked_in=True)
    await database["seen_attendances"].insert_one(ATTENDANCES.document(stray) | {"_at": now()})
    assert (await rebuilt(storage, mongod, kafka))["put_right"] == 5
    assert await everything(storage) == before
