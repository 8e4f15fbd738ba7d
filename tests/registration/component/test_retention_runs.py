"""Rules erase exactly what is due, once, whoever works on it and whatever comes between: on the real database."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chassis.clock import now
from chassis.retention import RULES, Keeping, RetentionRule, preview, retention_task
from chassis.storage import GroupCommit
from registration.domain.attendee import COMING, Attendee, Status
from registration.use_cases.keep_to_retention import ATTENDED, KEEPINGS, LEFT, NEEDS
from samverka_local import keys
from samverka_local.home import Home
from tests.conftest import Run
from tests.probing import until
from tests.registration.retained import DECISION, Guest, House
from tests.stores import AnyMongod

DAYS = st.integers(0, 60)
GUESTS = st.lists(
    st.builds(Guest, st.sampled_from(get_args(Status)), ended=DAYS, left=DAYS, needs=st.booleans()), max_size=8
)
WHOLE = st.builds(RetentionRule, st.just("attendees"), period_days=st.integers(7, 40), decision=st.just(DECISION))
RULES_DECIDED = st.one_of(
    WHOLE,
    WHOLE.map(lambda rule: replace(rule, hold="Granskas")),
    WHOLE.map(lambda rule: replace(rule, decision=None)),
    WHOLE.map(lambda rule: replace(rule, period_days=None)),
)
MANY = 120


@pytest.fixture
async def house(mongod: AnyMongod, home: Home, request: pytest.FixtureRequest) -> AsyncIterator[House]:
    house = House(mongod.uri, "retention_" + request.node.name[:40], keys.link_key(home, "registration"))
    yield house
    await house.storage.drop()
    house.storage.close()


Due = Callable[[Guest], bool]


async def at_rest(house: House, *workers: GroupCommit) -> None:
    """Let these workers go until every run has ended and none is due."""
    tasks = [
        asyncio.ensure_future(retention_task(one, house.storage, KEEPINGS)()) for one in workers or (house.commits,)
    ]

    async def nothing_to_do() -> bool:
        due = await house.storage.count(RULES, {"next_run_at": {"$lte": now()}})
        return not due and all(one.ended_at for one in await house.runs())

    await until(nothing_to_do, "all runs to end")
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def expected(guests: Sequence[Guest], kind: str, rule: RetentionRule) -> set[str]:
    """Whom a rule erases, said in days alone."""
    if rule.period_days is None or rule.decision is None or rule.hold is not None:
        return set()
    days = rule.period_days
    kinds: Mapping[str, Due] = {
        "attendees": lambda one: one.status in COMING and one.ended >= days,
        "attendees-who-left": lambda one: one.status not in COMING and one.left >= days,
        "needs": lambda one: one.needs and one.ended >= days,
    }
    due = kinds[kind]
    return {f"a{number:05}" for number, one in enumerate(guests) if due(one)}


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(guests=GUESTS, rule=RULES_DECIDED, keeping=st.sampled_from([ATTENDED, LEFT, NEEDS]))
async def test_rule_erases_exactly_what_is_due_and_the_preview_says_so_before(
    house: House, guests: list[Guest], rule: RetentionRule, keeping: Keeping[Attendee]
) -> None:
    await house.empty()
    await house.welcome(guests)
    due = expected(guests, keeping.name, rule)
    if rule.erases and rule.period_days:
        told = await preview(house.storage, keeping, now() - timedelta(days=rule.period_days), 100)
        assert (told.count, {one.id for one in told.items}) == (len(due), due)
    await house.decide(keeping.name, rule.period_days, rule.decision, rule.hold)
    await at_rest(house)
    known = await house.known()
    if keeping is NEEDS:
        left = {id_ for id_, one in known.items() if one.needs.dietary}
        assert left == {f"a{number:05}" for number, one in enumerate(guests) if one.needs} - due
        assert len(known) == len(guests)
    else:
        assert set(known) == {f"a{number:05}" for number in range(len(guests))} - due
    assert [(one.erased, one.decision) for one in await house.runs()] == ([(len(due), DECISION)] if rule.erases else [])


async def test_two_workers_at_once_erase_each_once(house: House) -> None:
    await house.welcome([Guest("confirmed", ended=30)] * MANY)
    await house.decide("attendees", 30)
    await at_rest(house, house.worker(), house.worker())
    (run,) = await house.runs()
    assert (run.erased, run.stopped, await house.known()) == (MANY, False, {})
    assert sorted(await house.erased_facts()) == [f"a{number:05}" for number in range(MANY)]


async def test_hold_stops_a_run_and_nothing_goes_after_it(house: House) -> None:
    await house.welcome([Guest("confirmed", ended=30)] * MANY * 10)
    await house.decide("attendees", 30)
    task = asyncio.ensure_future(retention_task(house.worker(), house.storage, KEEPINGS)())

    async def has_begun() -> bool:
        return any(one.erased for one in await house.runs())

    await until(has_begun, "the run to have erased some")
    await house.decide("attendees", 30, hold="Granskas")
    left = set(await house.known())
    assert left

    async def has_ended() -> bool:
        return all(one.ended_at for one in await house.runs())

    await until(has_ended, "the run to stop")
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    (run,) = await house.runs()
    assert (run.stopped, set(await house.known())) == (True, left)
    assert run.erased == MANY * 10 - len(left)


async def test_rule_changed_while_it_runs_goes_on_by_the_new_decision(house: House) -> None:
    await house.welcome([Guest("confirmed", ended=30)] * MANY + [Guest("confirmed", ended=90)] * MANY)
    await house.decide("attendees", 20)
    task = asyncio.ensure_future(retention_task(house.worker(), house.storage, KEEPINGS)())

    async def has_begun() -> bool:
        return any(one.erased for one in await house.runs())

    await until(has_begun, "the run to have erased some")
    await house.decide("attendees", 60, "KS 2016/0002")
    by_the_first = MANY * 2 - len(await house.known())
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await at_rest(house)
    by_decision = {one.decision: (one.erased, one.stopped) for one in await house.runs()}
    assert by_decision[DECISION] == (by_the_first, True)
    assert by_decision["KS 2016/0002"][1] is False
    assert len(await house.known()) == MANY - max(0, by_the_first - MANY)


async def test_killed_worker_goes_on_where_it_was(run: Run, mongod: AnyMongod, home: Home) -> None:
    house = House(mongod.uri, "retention_killed", keys.link_key(home, "registration"))
    await house.welcome([Guest("confirmed", ended=30)] * MANY * 20)
    first = run("registration", "killed", SAMVERKA_MONGODB_DATABASE="retention_killed")
    await house.decide("attendees", 30)

    async def is_in_the_middle() -> bool:
        return any(0 < one.erased < MANY * 20 for one in await house.runs())

    await until(is_in_the_middle, "the run to have erased some")
    first.kill()
    (before,) = await house.runs()
    assert before.ended_at is None
    assert before.erased == MANY * 20 - len(await house.known())
    first.start()

    async def has_ended() -> bool:
        return all(one.ended_at for one in await house.runs())

    await until(has_ended, "the run to end after the kill", 60)
    (after,) = await house.runs()
    assert (after.id, after.erased, after.stopped, await house.known()) == (before.id, MANY * 20, False, {})
    await house.storage.drop()
    house.storage.close()


async def test_run_is_due_again_a_day_after_it_began(house: House) -> None:
    await house.decide("attendees", 30)
    await at_rest(house)
    rule = await house.storage.get(RULES, "attendees")
    assert rule is not None
    assert rule.next_run_at is not None
    assert timedelta(hours=23) < rule.next_run_at - now() <= timedelta(days=1)
    await house.storage.database["retention_rules"].update_one({}, {"$set": {"next_run_at": now()}})
    await at_rest(house)
    assert len(await house.runs()) == 2
