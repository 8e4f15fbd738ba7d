"""Notification is killed (kill -9) while hundreds of reminders are due; afterwards each has been told once.

A mail that the server had taken when its sender died before writing that down goes again, under the same Message-ID:
that many repetitions at most are allowed, and counted.
"""

import asyncio
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from chassis.clock import now, rfc3339
from chassis.storage import GroupCommit, Storage, UnitOfWork
from notification.domain.subscriber import Subscriber
from notification.messaging.letters import letter_of
from notification.storage.kinds import MESSAGES, SUBSCRIBERS
from tests import stores
from tests.conftest import Run
from tests.notification.facts import example_of, publish
from tests.notification.plans import subscriber
from tests.notification.post_office import PostOffice
from tests.probing import until
from tests.stores import AnyKafka, AnyMongod

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

COMERS = 300
READERS = 600
IN_HAND = 16
"""How many mails one sender may have handed over and not written down yet."""


@pytest.fixture(scope="module")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnyKafka]:
    """A Kafka of its own: what other tests have told would have to be mailed first."""
    with stores.new_kafka(tmp_path_factory.mktemp("kafka") / "data") as kafka:
        yield kafka


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    office = await PostOffice().start()
    yield office
    await office.stop()


@pytest.mark.parametrize("count", [1, 2], ids=["the only one", "both of two"])
@pytest.mark.parametrize("told_before", [0, COMERS // 3], ids=["before the first mail", "in the middle"])
async def test_each_is_reminded_once_although_notification_is_killed(
    run: Run, mongod: AnyMongod, kafka: AnyKafka, office: PostOffice, count: int, told_before: int
) -> None:
    database = f"reminders_{uuid.uuid4().hex[:8]}"
    settings = {"SAMVERKA_SMTP_PORT": str(office.port), "SAMVERKA_MONGODB_DATABASE": database}
    names = [f"{database}-{number}" for number in range(count)]
    storage = Storage(mongod.uri, database)
    parts = [await asyncio.to_thread(run, "notification", name, **settings) for name in names]
    try:
        await _reminders_fall_due(kafka, office)
        await until(lambda: _begun(storage, office, told_before), "the moment to kill", within=60)
        for part in parts:
            part.kill()
        assert len(_reminders(office)) < COMERS, "all was told before anything was killed"
        await asyncio.gather(*(asyncio.to_thread(part.start) for part in parts))
        await until(lambda: _all_reminded(office), "a reminder for everybody", within=120)
        await until(lambda: _nothing_waits(storage), "senders with nothing in hand", within=240)
        _ensure_each_once(office, IN_HAND * count)
    finally:
        await asyncio.gather(*(asyncio.to_thread(part.stop) for part in parts))
        storage.close()


async def test_article_reaches_each_subscriber_once_although_notification_is_killed(
    run: Run, mongod: AnyMongod, kafka: AnyKafka, office: PostOffice
) -> None:
    """Killed while the mails are being queued, a hundred at a time, and again while they are sent."""
    database = f"mailing_{uuid.uuid4().hex[:8]}"
    settings = {"SAMVERKA_SMTP_PORT": str(office.port), "SAMVERKA_MONGODB_DATABASE": database}
    storage = Storage(mongod.uri, database)
    part = await asyncio.to_thread(run, "notification", database, **settings)
    try:
        readers = [subscriber() for _ in range(READERS)]
        await GroupCommit(storage, letter_of).run("test", partial(_keep, readers=readers))
        await _publish_article(kafka)
        for told_before in (1, READERS // 2):
            await until(partial(_told, office, told_before), f"{told_before} mails", within=60)
            part.kill()
            await asyncio.to_thread(part.start)
        await until(lambda: _told(office, READERS), "the article for everybody", within=120)
        await until(lambda: _nothing_waits(storage), "a sender with nothing in hand", within=240)
        assert {address for address, _ in office.taken} == {one.email for one in readers}
        ids = [str(mail["message-id"]) for _, mail in office.taken]
        assert len(set(ids)) == READERS, "somebody was told by two different mails"
        assert len(ids) <= READERS + 2 * IN_HAND, "too many mails went twice"
    finally:
        await asyncio.to_thread(part.stop)
        storage.close()


async def _keep(unit: UnitOfWork, readers: Sequence[Subscriber]) -> None:
    for one in readers:
        unit.save(SUBSCRIBERS, one)


async def _publish_article(kafka: AnyKafka) -> None:
    id_, moment = uuid.uuid4().hex, rfc3339(now())
    async with AIOKafkaProducer(bootstrap_servers=kafka.bootstrap) as producer:
        about: dict[str, Any] = {"article_id": id_, "published_at": moment, "first_published_at": moment}
        await publish(producer, "content.article.published.v1", id_, **about)


async def _told(office: PostOffice, count: int) -> bool:
    return len({address for address, _ in office.taken}) >= count


async def _reminders_fall_due(kafka: AnyKafka, office: PostOffice) -> None:
    """Tell of people who registered long ago; when their confirmations are out, of a conference that begins soon."""
    conference = uuid.uuid4().hex
    producer = AIOKafkaProducer(bootstrap_servers=kafka.bootstrap)
    await producer.start()
    try:
        await asyncio.gather(*(_attendee(producer, conference, number) for number in range(COMERS)))
        await until(lambda: _confirmed(office), "a confirmation for everybody", within=90)
        times = {
            "starts_at": rfc3339(now() + timedelta(minutes=30)),
            "ends_at": rfc3339(now() + timedelta(hours=7)),
        }
        about = {"conference_id": conference, **times}
        await publish(producer, "registration.conference.announced.v1", conference, 2, **about)
    finally:
        await producer.stop()


async def _attendee(producer: AIOKafkaProducer, conference: str, number: int) -> None:
    example, id_ = "registration.attendee.confirmed.v1.private", f"{conference}-{number}"
    personal = example_of(example)["personal"] | {"email": f"{id_}@molndal.example"}
    since = rfc3339(now() - timedelta(days=9))
    about = {"attendee_id": id_, "conference_id": conference, "personal": personal, "confirmed_at": since}
    await publish(producer, example, id_, **about)


def _mails(office: PostOffice, start: str) -> list[tuple[str, str]]:
    """Address and Message-ID of each mail whose subject begins like this."""
    found = [(address, mail) for address, mail in office.taken if str(mail["subject"]).startswith(start)]
    return [(address, str(mail["message-id"])) for address, mail in found]


def _reminders(office: PostOffice) -> list[tuple[str, str]]:
    return _mails(office, "Konferensen är i ")


async def _confirmed(office: PostOffice) -> bool:
    return len({address for address, _ in _mails(office, "Din plats ")}) == COMERS


async def _begun(storage: Storage, office: PostOffice, count: int) -> bool:
    """Whether the first reminders are queued, and so many have been sent."""
    is_queued = await storage.count(MESSAGES, {"template": "conference-reminder"}) > 0
    return is_queued and len(_reminders(office)) >= count


async def _all_reminded(office: PostOffice) -> bool:
    return len({address for address, _ in _reminders(office)}) == COMERS


async def _nothing_waits(storage: Storage) -> bool:
    return await storage.count(MESSAGES, {"due_at": {"$type": "date"}}) == 0


def _ensure_each_once(office: PostOffice, most_repeated: int) -> None:
    sent = _reminders(office)
    assert len({message_id for _, message_id in sent}) == COMERS, "somebody was reminded by two different mails"
    repeated = {one: count for one, count in Counter(sent).items() if count > 1}
    assert sum(repeated.values()) - len(repeated) <= most_repeated, f"{len(repeated)} mails went twice"
