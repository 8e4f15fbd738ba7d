"""The consumer: hears facts in batches, commits a batch in one transaction, and never loses or stops at a bad one.

At least once: offsets are committed after the transaction. What cannot be read goes to the dead letters at once; what
fails is tried a bounded number of times with backoff and then goes there too, in a transaction with its receipt. When
the database is away the consumer waits and hears the same records again.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from faststream import AckPolicy
from faststream.kafka import KafkaBroker
from prometheus_client import Counter, Gauge

from chassis import trace
from chassis.clock import now
from chassis.logs import log
from chassis.messaging.dead_letters import dead_letter
from chassis.messaging.subscription import Job, Raw, Subscriptions, Unreadable, interpret
from chassis.storage import GroupCommit, StorageUnavailableError, UnitOfWork
from chassis.storage.group_commit import Command, Work
from chassis.storage.inbox import RECEIPTS, Receipt, receipt_id

LARGEST_BATCH = 200
RETRIES = [timedelta(milliseconds=200), timedelta(seconds=1), timedelta(seconds=5)]
PATIENCE = timedelta(seconds=120)
"""How long one batch waits for the database before it is handed back; well under Kafka's five minutes between polls."""
HEARD = Counter("samverka_facts_heard", "Records heard, by what became of them.", ["topic", "outcome"])
KAFKA = Gauge("samverka_consumer_running", "1 while the consumer is connected.")


class Consumer:
    """Hears the topics of one service. `run` goes on until it is cancelled."""

    def __init__(
        self,
        name: str,
        instance: str,
        bootstrap: str,
        topics: Sequence[str],
        subscriptions: Subscriptions,
        commits: GroupCommit,
    ) -> None:
        self._name = name
        self._instance = instance
        self._bootstrap = bootstrap
        self._topics = topics
        self._subscriptions = subscriptions
        self._commits = commits

    async def run(self) -> None:
        """Hear until cancelled; begin again while Kafka is away; finish the batch in hand before stopping."""
        while True:
            broker = self._broker()
            try:
                await broker.start()
                KAFKA.set(1)
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("kafka is away", reason=type(error).__name__)
            finally:
                KAFKA.set(0)
                await broker.stop()
            await asyncio.sleep(1)

    def _broker(self) -> KafkaBroker:
        broker = KafkaBroker(
            self._bootstrap,
            client_id=f"{self._name}-{self._instance}",
            consumer_only=True,
            allow_auto_create_topics=False,
            metadata_max_age_ms=10_000,
            graceful_timeout=PATIENCE.total_seconds() / 4,
            logger=None,
            apply_types=False,
        )
        subscriber = broker.subscriber(
            *self._topics,
            batch=True,
            max_records=LARGEST_BATCH,
            batch_timeout_ms=500,
            group_id=self._name,
            group_instance_id=f"{self._name}-{self._instance}",
            auto_offset_reset="earliest",
            ack_policy=AckPolicy.NACK_ON_ERROR,
            parser=_without_headers,
            decoder=_untouched,
        )
        subscriber(self.handle)
        return broker

    async def handle(self, records: list[Any]) -> None:
        """Deal with one batch. Raises StorageUnavailableError when the database stays away, to hear it all again."""
        raws = [Raw(one.topic, one.partition, one.offset, one.key, one.value, one.headers) for one in records]
        found = [(raw, interpret(self._name, self._subscriptions, raw)) for raw in raws]
        jobs = [one for _, one in found if isinstance(one, Job)]
        await self._do(jobs)
        for job in jobs:
            if job.command.error is not None:
                await self._try_again(job)
            else:
                HEARD.labels(job.raw.topic, "done" if job.command.outcome else "repeated").inc()
        for raw, one in found:
            if isinstance(one, Unreadable):
                await self._put_aside(raw, one.id, one.reason)
            elif one is None:
                HEARD.labels(raw.topic, "ignored").inc()

    async def _do(self, jobs: Sequence[Job]) -> None:
        """Commit the jobs together; wait while the database is away."""
        deadline = asyncio.get_running_loop().time() + PATIENCE.total_seconds()
        while jobs:
            await self._commits.execute([job.command for job in jobs])
            jobs = [job for job in jobs if isinstance(job.command.error, StorageUnavailableError)]
            if jobs and asyncio.get_running_loop().time() > deadline:
                raise StorageUnavailableError
            if jobs:
                await asyncio.sleep(1)

    async def _try_again(self, job: Job) -> None:
        for wait in RETRIES:
            await asyncio.sleep(wait.total_seconds())
            await self._do([job])
            if job.command.error is None:
                HEARD.labels(job.raw.topic, "done").inc()
                return
        log.error("fact put aside", fact=job.id, topic=job.raw.topic, exc_info=job.command.error)
        await self._put_aside(job.raw, job.id, f"{type(job.command.error).__name__} in this consumer")

    async def _put_aside(self, raw: Raw, id_: str, reason: str) -> None:
        """Write the receipt and the dead letter in one transaction."""
        command = Command(id_, put_aside(self._name, raw, id_, reason), trace.current())
        await self._do([Job(raw, id_, command)])
        if command.error is not None:
            raise command.error
        HEARD.labels(raw.topic, "dead").inc()
        log.warning("dead letter", record=raw.place, reason=reason)


def put_aside(consumer: str, raw: Raw, id_: str, reason: str) -> Work[None]:
    """Return the work that makes a record a dead letter, unless it has been dealt with."""

    async def write(unit: UnitOfWork) -> None:
        key = receipt_id(consumer, id_)
        if await unit.load(RECEIPTS, key) is None:
            unit.save(RECEIPTS, Receipt(key, 1, "dead", now(), reason))
            unit.send(dead_letter(consumer, raw, id_, reason))

    return write


async def _without_headers(records: tuple[Any, ...], parse: Any) -> Any:  # noqa: ANN401 - FastStream's types
    """Let FastStream parse a batch whose headers it would choke on; the handler reads the untouched records."""
    message = await parse(tuple(_Bare(one) for one in records))
    message.raw_message = records
    return message


async def _untouched(message: Any) -> list[Any]:  # noqa: ANN401 - FastStream's types
    return list(message.raw_message)


class _Bare:
    """A record without headers and value, as far as FastStream's parser looks."""

    headers: tuple[tuple[str, bytes], ...] = ()

    def __init__(self, record: Any) -> None:  # noqa: ANN401 - aiokafka's record
        self.topic, self.partition, self.offset = record.topic, record.partition, record.offset
        self.timestamp, self.value = record.timestamp, b""
