"""The relay: sends what waits in the outbox, at once and in order, and forgets it when Kafka has it.

It wakes when something is put into the outbox, works only on the shards it holds a lease for, and may be killed at
any line: what was not forgotten is sent again. Before it sends anything on shards it has just taken, or with a new
producer, it reads the end of the topics and leaves out what is there already, so that a crash does not show twice on
a topic.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from prometheus_client import Gauge

from chassis.logs import log
from chassis.messaging import tail
from chassis.messaging.producer import producer, send
from chassis.storage.errors import StorageUnavailableError
from chassis.storage.leases import LASTS, Leases
from chassis.storage.outbox import COLLECTION, Letter, Outbox
from chassis.storage.reading import Storage
from chassis.storage.wakeup import WakeUp

LARGEST_BATCH = 500
LOOKS_BACK = timedelta(seconds=30)
"""How far clocks of two machines may disagree before a repetition after a crash could show on a topic."""
WAITING = Gauge("samverka_outbox_waiting", "Letters that wait in the outbox.")


class Relay:
    """One relay of one service. `run` goes on until it is cancelled."""

    def __init__(self, storage: Storage, bootstrap: str, name: str, topics: Sequence[str]) -> None:
        self._outbox = Outbox(storage)
        self._leases = Leases(storage, name)
        self._wakeup = WakeUp(storage, COLLECTION)
        self._bootstrap = bootstrap
        self._name = name
        self._topics = topics
        self._checked: set[int] = set()
        self._sent_before: set[tuple[str, str]] = set()

    async def run(self) -> None:
        """Relay until cancelled; whatever goes wrong, begin again with a new producer."""
        try:
            async with asyncio.TaskGroup() as together:
                together.create_task(self._wakeup.watch())
                together.create_task(self._keep_leases())
                together.create_task(self._relay_for_ever())
        finally:
            await self._release()

    async def _relay_for_ever(self) -> None:
        while True:
            try:
                await self._relay_with_new_producer()
            except (KafkaError, StorageUnavailableError, OSError) as error:
                log.warning("relay begins again", reason=type(error).__name__)
            await asyncio.sleep(0.5)

    async def _release(self) -> None:
        try:
            await self._leases.release()
        except StorageUnavailableError:
            log.warning("leases end by themselves")

    async def _keep_leases(self) -> None:
        while True:
            try:
                before = self._leases.held
                await self._leases.keep()
                if self._leases.held != before:
                    log.info("shards held", shards=self._leases.held)
                    self._wakeup.event.set()
                WAITING.set(await self._outbox.count())
            except StorageUnavailableError as error:
                log.warning("leases not renewed", reason=error.slug)
            await asyncio.sleep(LASTS.total_seconds() / 3)

    async def _relay_with_new_producer(self) -> None:
        self._checked.clear()
        kafka = producer(self._bootstrap, self._name)
        await kafka.start()
        try:
            while True:
                await self._relay_what_waits(kafka)
                await self._wakeup.wait()
        finally:
            await _stop(kafka)

    async def _relay_what_waits(self, kafka: AIOKafkaProducer) -> None:
        """Send batch after batch until nothing waits.

        While one is on its way, the one before it is removed and the next is read; but none is sent before all of the
        last are acknowledged. Whatever goes wrong in between is found out by the next producer, on the topics.
        """
        letters, done = await self._next_after(()), list[str]()
        while letters:
            sending = asyncio.create_task(send(kafka, letters, self._sent_before))
            try:
                await self._outbox.remove(done)
                following = await self._next_after(letters)
                done, error = await sending
            except BaseException:
                sending.cancel()
                raise
            if error is not None or not following:
                await self._outbox.remove(done)
            if error is not None:
                raise error
            letters = following
        self._sent_before.clear()

    async def _next_after(self, on_their_way: Sequence[Letter]) -> list[Letter]:
        """Return what waits next in the shards we hold, once it is known what of it is on the topics already."""
        shards = self._leases.held
        self._checked &= set(shards)
        if not shards:
            return []
        letters = await self._outbox.waiting(shards, LARGEST_BATCH, without=[one.id for one in on_their_way])
        if letters and not self._checked.issuperset(shards):
            await self._find_sent_before(letters[0])
        self._checked.update(shards)
        return letters

    async def _find_sent_before(self, oldest: Letter) -> None:
        """Note what is on the topics already, of all that can still be in the outbox."""
        async for message in tail.read(self._bootstrap, self._topics, oldest.at - LOOKS_BACK):
            for name, value in message.headers:
                if name == "ce_id":
                    self._sent_before.add((value.decode(errors="replace"), message.topic))


async def _stop(kafka: AIOKafkaProducer) -> None:
    """Stop a producer without waiting for a broker that does not answer."""
    try:
        async with asyncio.timeout(5):
            await kafka.stop()
    except (TimeoutError, KafkaError):
        log.warning("producer stopped with records on their way")
