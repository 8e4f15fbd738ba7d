"""Group commit: the commands that wait are decided together and committed in one transaction.

Two hundred callers who want places of one conference cost one transaction, not two hundred that fight for one
document. Commands with the same key (the aggregate that decides) are decided one after the other in order of arrival,
each on what the one before left; different keys are decided side by side. Somebody else's change to the same
aggregate (a second instance of the service) shows as a conflict: the group is decided again on what is there now.
Nobody is answered before the commit is acknowledged by a majority and journaled. A command may be decided several
times, so its ids are made outside it and it has no effect but its unit of work.
"""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any, TypeVar, cast

from chassis import trace
from chassis.clock import now
from chassis.logs import log
from chassis.storage.errors import (
    AnswerForgottenError,
    ConflictError,
    DuplicateError,
    IdempotencyKeyReusedError,
    StorageUnavailableError,
    TangledError,
    TooManyWaitingError,
)
from chassis.storage.idempotency import ANSWERS, GivenAnswer, Once
from chassis.storage.outbox import Letter
from chassis.storage.reading import Storage
from chassis.storage.transaction import write
from chassis.storage.unit_of_work import Batch, Event, UnitOfWork

R = TypeVar("R")
Work = Callable[[UnitOfWork], Awaitable[R]]

LARGEST_GROUP = 200
MOST_WAITING = 5_000
GIVES_UP_AFTER = timedelta(seconds=10)
MOST_DUPLICATES = 3


@dataclass(slots=True, eq=False)
class Command:
    """One command: the key that orders it, what it does, whose trace it belongs to, and how it ended."""

    key: str
    work: Work[Any]
    context: trace.Trace
    outcome: object = None
    error: Exception | None = None
    done: "asyncio.Future[None] | None" = None

    def result(self) -> Any:  # noqa: ANN401 - what the work returned
        """Return what the work returned, or raise what refused it."""
        if self.error is not None:
            raise self.error
        return self.outcome


class GroupCommit:
    """Takes commands, commits them in groups. `run` is for one caller; `execute` for a batch that is there already."""

    def __init__(self, storage: Storage, letter_of: Callable[[Event], Letter]) -> None:
        self._storage = storage
        self._letter_of = letter_of
        self._waiting: deque[Command] = deque()
        self._committing: asyncio.Task[None] | None = None

    async def run(self, key: str, work: Work[R], once: Once | None = None) -> R:
        """Decide and commit one command; return what its work returned, after the commit.

        With `once` the work returns the answer's body as bytes, and a repetition gets that of the first time.
        Raises what the work raised, TooManyWaitingError, StorageUnavailableError or IdempotencyKeyReusedError.
        """
        if len(self._waiting) >= MOST_WAITING:
            raise TooManyWaitingError
        command = Command(key, answered_once(work, once) if once else work, trace.current())
        command.done = asyncio.get_running_loop().create_future()
        self._waiting.append(command)
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit_waiting())
        await command.done
        return cast("R", command.result())

    async def close(self) -> None:
        """Return when everything that was accepted is answered."""
        if self._committing is not None:
            await self._committing

    async def execute(self, commands: Sequence[Command]) -> None:
        """Commit these commands in one transaction; where one of them spoils it, one by one. Each keeps its outcome."""
        try:
            await self._commit(commands)
        except StorageUnavailableError as error:
            _fail(commands, error)
        except Exception as error:
            if len(commands) == 1:
                log.exception("commit failed")
                _fail(commands, error)
            else:
                await self._execute_each(commands)

    async def _execute_each(self, commands: Sequence[Command]) -> None:
        for place, command in enumerate(commands):
            await self.execute([command])
            if isinstance(command.error, StorageUnavailableError):
                _fail(commands[place + 1 :], command.error)
                return

    async def _commit_waiting(self) -> None:
        while self._waiting:
            group = [self._waiting.popleft() for _ in range(min(LARGEST_GROUP, len(self._waiting)))]
            await self.execute(group)
            for command in group:
                if command.done is not None and not command.done.done():
                    command.done.set_result(None)

    async def _commit(self, commands: Sequence[Command]) -> None:
        """Decide and write; decide again while others get in between, until the time is up."""
        deadline = asyncio.get_running_loop().time() + GIVES_UP_AFTER.total_seconds()
        attempt = duplicates = 0
        while asyncio.get_running_loop().time() < deadline:
            try:
                batch = await self._decide(commands)
                await write(self._storage, batch)
            except DuplicateError:
                duplicates += 1
                if len(commands) > 1 or duplicates > MOST_DUPLICATES:
                    raise
            except ConflictError:
                attempt += 1
                await asyncio.sleep(random.uniform(0, 0.002 * min(attempt, 20)))  # noqa: S311 - spreads the rivals
            else:
                for act in batch.afterwards:
                    act()
                return
        raise StorageUnavailableError

    async def _decide(self, commands: Sequence[Command]) -> Batch:
        batch = Batch(self._storage)
        chains = groupby(sorted(commands, key=lambda command: command.key), key=lambda command: command.key)
        decisions = [self._decide_in_order(batch, list(chain)) for _, chain in chains]
        for ended in await asyncio.gather(*decisions, return_exceptions=True):
            if isinstance(ended, BaseException):
                raise ended
        return batch

    async def _decide_in_order(self, batch: Batch, chain: Sequence[Command]) -> None:
        for command in chain:
            trace.enter(command.context)
            unit = UnitOfWork(batch, self._letter_of)
            command.outcome = command.error = None
            try:
                command.outcome = await command.work(unit)
                unit.merge()
            except (TangledError, ConflictError, StorageUnavailableError):
                raise
            except Exception as error:
                command.error = error


def _fail(commands: Sequence[Command], error: Exception) -> None:
    for command in commands:
        command.error = error


def answered_once(work: Work[Any], once: Once) -> Work[bytes]:
    """Return the work that gives the kept answer where there is one, and keeps its own where there is none."""

    async def answer(unit: UnitOfWork) -> bytes:
        given = await unit.load(ANSWERS, once.id)
        if given is None:
            body = cast("bytes", await work(unit))
            unit.save(ANSWERS, GivenAnswer(once.id, 1, once.fingerprint, body, now()))
            return body
        if given.fingerprint != once.fingerprint:
            raise IdempotencyKeyReusedError
        if not given.body:
            raise AnswerForgottenError
        return given.body

    return answer
