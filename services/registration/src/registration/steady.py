"""What registration does by itself, in each worker: it looks for what is due, and does it.

What is due stands in the database, so nothing is forgotten by a restart; each step is one command, so of several
workers one does it, and the others find it done.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from chassis.each import each
from chassis.retention import retention_task
from chassis.storage import GroupCommit, Storage, UnitOfWork
from registration.storage.kinds import ATTENDEES
from registration.use_cases.erase_person import carry_out, list_erasures_going
from registration.use_cases.keep_to_retention import KEEPINGS
from registration.use_cases.pass_on_offers import list_conferences_with_offers_over, pass_on_offers
from registration.use_cases.release_attendees import list_conferences_to_release, release_attendees

LOOKS_EVERY_SECONDS = 1.0
Task = Callable[[], Awaitable[None]]
Step = Callable[[UnitOfWork, str], Awaitable[bool]]


def steady_tasks(commits: GroupCommit, storage: Storage) -> Sequence[Task]:
    """Return the tasks: each goes on until it is cancelled."""

    async def do_all(step: Step, id_: str) -> None:
        while await commits.run(id_, lambda unit: step(unit, id_)):
            pass

    async def release_places() -> None:
        """Take back the places of cancelled conferences, some at a time, until none is left."""
        await _look(partial(list_conferences_to_release, storage), partial(do_all, release_attendees))

    async def pass_offers_on() -> None:
        """Offer places anew where nobody answered in time."""
        await _look(partial(list_conferences_with_offers_over, storage), partial(do_all, pass_on_offers))

    async def erase_people() -> None:
        """Carry out the erasures that were asked for and interrupted."""
        await _look(partial(list_erasures_going, storage), partial(carry_out, commits, storage))

    async def keep_found() -> None:
        """Write anew what people are found by where a process of the version before wrote it: it may run on a while."""
        while True:
            await storage.write_found_by(ATTENDEES)
            await asyncio.sleep(LOOKS_EVERY_SECONDS)

    keeping = retention_task(commits, storage, KEEPINGS)
    return [release_places, pass_offers_on, erase_people, keeping, keep_found]


async def _look(what: Callable[[], Awaitable[list[str]]], do: Callable[[str], Awaitable[object]]) -> None:
    while True:
        await each(await what(), do)
        await asyncio.sleep(LOOKS_EVERY_SECONDS)
