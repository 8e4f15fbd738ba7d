"""Throw the read model away and make the same again from the public topics.

It is made anew in a database beside, by the same code that hears facts, and compared document by document; what differs
is replaced. The service may go on hearing meanwhile: what it has heard since is newer than what was read, and is looked
at again against the topics as they are then. Only what stays unexplained is taken for wrong.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from chassis.messaging import tail
from chassis.messaging.subscription import Job, Raw, Subscriptions, interpret
from chassis.storage import Aggregate, GroupCommit, Kind, Storage, UnitOfWork
from chassis.technique import tells_nothing
from scheduling.storage.kinds import READ_MODEL

AT_A_TIME = 200
Documents = dict[tuple[str, str], Any]
"""Aggregates by collection and id."""


async def rebuild_read_model(
    storage: Storage, commits: GroupCommit, beside: Storage, bootstrap: str, subscriptions: Subscriptions
) -> Mapping[str, int]:
    """Return how many documents there are, and how many of them were wrong."""
    put_right, unexplained = 0, Documents()
    while True:
        right, stored = await _made_anew(beside, bootstrap, subscriptions), await _documents(storage)
        different = {key for key in right.keys() | stored.keys() if right.get(key) != stored.get(key)}
        if not different:
            return {"documents": len(right), "put_right": put_right}
        newer = {key: stored[key] for key in different if _may_be_newer(stored.get(key), right.get(key))}
        for key in different:
            if key not in newer or unexplained.get(key) == newer[key]:
                correct = partial(_put_right, key=key, wrong=stored.get(key), right=right.get(key))
                put_right += await commits.run("|".join(key), correct)
        unexplained = newer


def _may_be_newer(stored: Aggregate | None, right: Aggregate | None) -> bool:
    """Tell whether it may come from a fact that was not on the topics yet when they were read."""
    return stored is not None and (right is None or stored.version > right.version)


async def _made_anew(beside: Storage, bootstrap: str, subscriptions: Subscriptions) -> Documents:
    await beside.drop()
    commits = GroupCommit(beside, tells_nothing)
    waiting: list[Job] = []
    async for record in tail.read(bootstrap, sorted({topic for topic, _ in subscriptions})):
        raw = Raw(record.topic, record.partition, record.offset, record.key, record.value, record.headers)
        if isinstance(job := interpret("rebuild", subscriptions, raw), Job):
            waiting.append(job)
        if len(waiting) >= AT_A_TIME:
            await _apply(commits, waiting)
    await _apply(commits, waiting)
    made = await _documents(beside)
    await beside.drop()
    return made


async def _apply(commits: GroupCommit, waiting: list[Job]) -> None:
    await commits.execute([job.command for job in waiting])
    for job in waiting:
        job.command.result()
    waiting.clear()


async def _documents(storage: Storage) -> Documents:
    return {(kind.collection, one.id): one for kind in READ_MODEL for one in await storage.find(kind)}


async def _put_right(unit: UnitOfWork, key: tuple[str, str], wrong: Any, right: Any) -> bool:  # noqa: ANN401 - of any kind
    """Replace or remove what is wrong, unless it has changed since it was compared; tell which."""
    kind: Kind[Any] = next(kind for kind in READ_MODEL if kind.collection == key[0])
    stored = await unit.load(kind, key[1])
    if stored != wrong:
        return False
    if right is not None:
        unit.save(kind, right)
    else:
        unit.remove(kind, stored)
    return True
