"""The sender: takes messages that are due, hands them over on a few connections, and records each at once.

A mail server's yes and our record of it cannot be one transaction: a process that dies between the two leaves a message
that may have gone out. It is sent again, with the same Message-ID; the record follows each yes directly to keep that
moment short. Several senders share the work: what one has taken the others leave alone until its lease runs out.
"""

import asyncio
from contextlib import suppress
from functools import partial

from chassis import trace
from chassis.storage import GroupCommit, Storage, StorageUnavailableError, TooManyWaitingError, UnitOfWork
from notification.domain.content import Content
from notification.domain.message import Message
from notification.domain.outcome import Outcome
from notification.mail.composing import Composer
from notification.sending.courier import Courier, Job
from notification.sending.metrics import UNKNOWN, count
from notification.sending.reach import Reach
from notification.sending.smtp import Line, MailServer
from notification.sending.waiting import STOPS_WITHIN, come, patiently, to_the_end
from notification.storage.kinds import CONTENTS
from notification.use_cases.put_back_messages import put_back_messages
from notification.use_cases.record_delivery import record_delivery
from notification.use_cases.take_messages import take_messages

IN_HAND = 64
"""Messages taken and not yet done with, at most: bounds memory, and what others wait for when this process dies."""
UNRECORDED = 16
"""Mails on the wire or taken by the server whose record is not committed yet, at most: what a kill may repeat."""
LOOKS_ANYWAY_EVERY = 1.0
HANGS_UP_AFTER = 10.0


class Sender:
    """Sends what is due. `run` goes on until it is cancelled; `rouse` tells it that there is something new."""

    def __init__(
        self,
        commits: GroupCommit,
        storage: Storage,
        server: MailServer,
        composer: Composer,
        holder: str,
        connections: int = 4,
    ) -> None:
        self._commits = commits
        self._storage = storage
        self._server = server
        self._holder = holder
        self._connections = connections
        self._news = asyncio.Event()
        self._room = asyncio.Event()
        self._reach = Reach()
        self._courier = Courier(composer, self._reach)
        self._waiting: asyncio.Queue[Job] = asyncio.Queue()
        self._in_hand: set[str] = set()
        self._unrecorded = asyncio.Semaphore(UNRECORDED)
        self._recordings: set[asyncio.Task[None]] = set()

    def rouse(self) -> None:
        """Look at once."""
        self._news.set()

    async def run(self) -> None:
        """Send until cancelled; then finish the mails that are on the wire and give back the rest."""
        self._waiting, self._in_hand = asyncio.Queue(), set()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._take())
                for _ in range(self._connections):
                    tasks.create_task(self._send())
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(STOPS_WITHIN):
                    await asyncio.gather(*self._recordings, return_exceptions=True)
                    await self._put_back()

    async def _take(self) -> None:
        await self._put_back()
        while True:
            await asyncio.sleep(self._reach.pause)
            room = 1 if self._reach.is_doubtful else IN_HAND - len(self._in_hand)
            taken = await self._take_some(room)
            if taken < room or self._reach.is_doubtful:
                await come(self._news, LOOKS_ANYWAY_EVERY)
            elif len(self._in_hand) > IN_HAND // 2:
                await come(self._room, LOOKS_ANYWAY_EVERY)

    async def _take_some(self, count: int) -> int:
        """Take up to so many messages; return how many there were."""
        self._room.clear()
        work = partial(take_messages, holder=self._holder, count=count, in_hand=frozenset(self._in_hand))
        try:
            taken = await self._commits.run(self._holder, work)
        except (StorageUnavailableError, TooManyWaitingError):
            # The taking may have been committed although nobody said so: what is not in hand is given back.
            await self._put_back()
            return 0
        UNKNOWN.inc(sum(one.is_unknown for one in taken))
        messages = [one.message for one in taken]
        self._in_hand.update(one.id for one in messages)
        contents = await self._contents([one.id for one in messages])
        for message in messages:
            self._waiting.put_nowait(Job(message, contents.get(message.id)))
        return len(messages)

    async def _contents(self, ids: list[str]) -> dict[str, Content]:
        find = partial(self._storage.find, CONTENTS, {"_id": {"$in": ids}})
        return {one.id: one for one in await patiently(find)} if ids else {}

    async def _send(self) -> None:
        """Hand over, on one connection, what is in hand."""
        line = Line(self._server)
        try:
            while True:
                try:
                    async with asyncio.timeout(HANGS_UP_AFTER):
                        job = await self._waiting.get()
                except TimeoutError:
                    await line.close()
                else:
                    await to_the_end(self._deliver(line, job))
        finally:
            await line.close()

    async def _deliver(self, line: Line, job: Job) -> None:
        message = job.message
        origin = message.origin
        trace.enter(trace.begin(origin.traceparent, origin.correlation_id, causation_id=origin.fact_id))
        await self._unrecorded.acquire()
        outcome = await self._courier.deliver(line, job)
        recording = asyncio.create_task(self._settle(message, outcome))
        self._recordings.add(recording)
        recording.add_done_callback(self._recordings.discard)

    async def _settle(self, message: Message, outcome: Outcome) -> None:
        """Record what came of it, beside the next mail on the line, and let the message go."""
        try:
            count(outcome, await self._record(message.id, outcome))
        finally:
            self._unrecorded.release()
            self._in_hand.discard(message.id)
            if len(self._in_hand) <= IN_HAND // 2:
                self._room.set()
            if not self._in_hand:
                self._news.set()

    async def _record(self, message_id: str, outcome: Outcome) -> Message | None:
        """Record, however long the database is away: a mail that has gone must not go again."""
        work = partial(record_delivery, message_id=message_id, holder=self._holder, outcome=outcome)
        return await patiently(partial(self._commits.run, message_id, work))

    async def _put_back(self) -> None:
        """Give back what this sender has taken in the database and has not in hand, or no longer sends."""
        unsent = set()
        while not self._waiting.empty():
            unsent.add(self._waiting.get_nowait().message.id)
        self._in_hand -= unsent

        async def work(unit: UnitOfWork) -> int:
            return await put_back_messages(unit, self._holder, frozenset(self._in_hand))

        while await patiently(partial(self._commits.run, self._holder, work)):
            pass
