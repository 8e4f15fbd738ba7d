"""Runs: once a day for each rule that erases, in steps that are each one transaction.

What stands in the database says where a run is, so one that was interrupted goes on wherever there is a worker. Of
several workers one begins it; all may help, and each thing is erased once. A step relies on the rule as it stands: who
was told that a hold holds can be sure that nothing goes after it.
"""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from chassis.clock import now
from chassis.logs import log
from chassis.retention.keeping import Keeping, due_of
from chassis.retention.rule import RetentionRun
from chassis.retention.storage import RULES, RUNS
from chassis.storage import GroupCommit, Storage, UnitOfWork

LOOKS_EVERY_SECONDS = 1.0
AT_A_TIME = 50


def retention_task(
    commits: GroupCommit, storage: Storage, keepings: Sequence[Keeping[Any]]
) -> Callable[[], Awaitable[None]]:
    """Return the task: it goes on until it is cancelled."""
    known = {one.name: one for one in keepings}

    async def keep_to_retention() -> None:
        """Begin the runs whose time has come, and carry out those that have begun."""
        while True:
            for rule in await storage.find(RULES, {"next_run_at": {"$lte": now()}}):
                await commits.run(rule.id, partial(_begin, rule_id=rule.id, run_id=uuid.uuid4().hex))
            for run in await storage.find(RUNS, {"ended_at": None}):
                await carry_out(commits, storage, known[run.rule], run)
            await asyncio.sleep(LOOKS_EVERY_SECONDS)

    return keep_to_retention


async def _begin(unit: UnitOfWork, rule_id: str, run_id: str) -> None:
    rule = await unit.load(RULES, rule_id)
    if rule is not None and rule.begins(now()):
        unit.save(RULES, rule.began(now()))
        unit.save(RUNS, rule.run(run_id, now()))


async def carry_out(commits: GroupCommit, storage: Storage, keeping: Keeping[Any], run: RetentionRun) -> RetentionRun:
    """Erase what is due, some at a time, until nothing is left or the rule is another; return the run as it ended."""
    while run.ended_at is None:
        found = await due_of(storage, keeping, run.before, AT_A_TIME)
        ids = [one.id for one in found]
        key = keeping.key(found[0]) if found else run.rule
        run = await commits.run(key, partial(_step, keeping=keeping, run_id=run.id, ids=ids))
    log.info("retention run ended", rule=run.rule, erased=run.erased, stopped=run.stopped)
    return run


async def _step(unit: UnitOfWork, keeping: Keeping[Any], run_id: str, ids: Sequence[str]) -> RetentionRun:
    run = await unit.load(RUNS, run_id)
    assert run is not None  # noqa: S101 - runs are never removed
    rule = await unit.load(RULES, run.rule)
    if run.ended_at is not None:
        return run
    if rule is None or not rule.allows(run):
        after = run.end(now(), stopped=True)
    elif not ids:
        after = run.end(now(), stopped=False)
    else:
        unit.save(RULES, rule.touched())
        after = run.count([await keeping.erase(unit, one, run) for one in ids].count(True))
    unit.save(RUNS, after)
    return after
