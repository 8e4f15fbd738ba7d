"""Whom registration has erased notification erases, too, and facts of before that come late bring nobody back."""

import json
import uuid
from typing import Any

from aiokafka import AIOKafkaProducer
from pymongo import MongoClient

from chassis.messaging import tail
from tests.notification.component.test_heard import mails
from tests.notification.facts import example_of, publish
from tests.notification.post_office import PostOffice
from tests.probing import until
from tests.stores import AnyKafka, AnyMongod

ERASED = "registration.person.erased.v1.private"
CONFIRMED = "registration.attendee.confirmed.v1.private"
LONG_AGO, LATER = "2015-09-01T08:00:00Z", "2015-12-01T08:00:00Z"
"""Before and after the erasure of the contracts' example."""


async def erased(producer: AIOKafkaProducer, kafka: AnyKafka, email: str, *attendee_ids: str) -> None:
    """Registration has erased somebody; return when notification has confirmed."""
    id_ = uuid.uuid4().hex
    personal = {"email": email, "names": ["Karin Berg"], "phones": []}
    await publish(producer, ERASED, id_, erasure_id=id_, attendee_ids=list(attendee_ids), personal=personal)

    async def confirmed() -> bool:
        found = [record async for record in tail.read(kafka.bootstrap, ["notification-person-events"])]
        return id_ in {json.loads(record.value or b"{}")["erasure_id"] for record in found}

    await until(confirmed, "notification to confirm the erasure", 30)


async def confirmed(producer: AIOKafkaProducer, attendee_id: str, email: str, time: str) -> None:
    """Somebody has a place."""
    personal = example_of(CONFIRMED)["personal"] | {"email": email}
    await publish(producer, CONFIRMED, attendee_id, time=time, attendee_id=attendee_id, personal=personal)


async def test_late_fact_of_an_erased_attendee_tells_nobody_anything(
    producer: AIOKafkaProducer, office: PostOffice, kafka: AnyKafka
) -> None:
    gone, after = uuid.uuid4().hex, uuid.uuid4().hex
    await erased(producer, kafka, f"{gone}@molndal.example", gone)
    await confirmed(producer, gone, f"another.{gone}@molndal.example", LATER)
    await confirmed(producer, after, f"{after}@molndal.example", LATER)
    await mails(office, f"{after}@molndal.example")
    assert office.to(f"another.{gone}@molndal.example") == []


async def test_fact_of_before_the_erasure_is_not_told_to_the_address_and_a_later_one_is(
    producer: AIOKafkaProducer, office: PostOffice, kafka: AnyKafka
) -> None:
    email, before, later = f"{uuid.uuid4().hex}@molndal.example", uuid.uuid4().hex, uuid.uuid4().hex
    await erased(producer, kafka, email.upper().replace("MOLNDAL.EXAMPLE", "molndal.example"))
    await confirmed(producer, before, email, LONG_AGO)
    await confirmed(producer, later, email, LATER)
    found = await mails(office, email)
    assert len(found) == 1


async def test_replayed_consultation_says_nothing_to_either_side_once_its_contact_is_erased(
    producer: AIOKafkaProducer, office: PostOffice, kafka: AnyKafka
) -> None:
    id_, name = uuid.uuid4().hex, "scheduling.consultation.booked.v1.private"
    personal = example_of(name)["personal"]
    contact = personal["contact"] | {"email": f"{id_}@harryda.example"}
    adviser = personal["adviser"] | {"email": f"{id_}@gr.example"}
    await erased(producer, kafka, contact["email"])
    told = personal | {"contact": contact, "adviser": adviser}
    await publish(producer, name, id_, time=LONG_AGO, consultation_id=id_, personal=told)
    await confirmed(producer, uuid.uuid4().hex, f"after.{id_}@molndal.example", LATER)
    await mails(office, f"after.{id_}@molndal.example")
    assert office.to(contact["email"]) == office.to(adviser["email"]) == []


def _stands(mongod: AnyMongod, word: str) -> set[str]:
    """The collections of notification in which the word is anywhere."""
    with MongoClient[dict[str, Any]](mongod.uri) as client:
        ours = [client[name] for name in client.list_database_names() if name.startswith("notification_")]
        return {
            name
            for database in ours
            for name in database.list_collection_names()
            if any(word in str(document) for document in database[name].find())
        }


async def test_registration_whose_period_is_over_is_forgotten_and_the_person_is_still_told_of_another(
    producer: AIOKafkaProducer, office: PostOffice, mongod: AnyMongod
) -> None:
    email, over, other = f"{uuid.uuid4().hex}@molndal.example", uuid.uuid4().hex, uuid.uuid4().hex
    await confirmed(producer, over, email, LONG_AGO)
    await mails(office, email)
    assert {"contents", "seats"} <= _stands(mongod, email)
    await publish(producer, "registration.attendee.erased.v1", over, attendee_id=over)

    async def forgotten() -> bool:
        return _stands(mongod, email) == set()

    await until(forgotten, "what was written about the registration to be gone", 30)
    await confirmed(producer, over, email, LATER)
    await confirmed(producer, other, email, LATER)

    async def told() -> bool:
        return len(office.to(email)) > 1

    await until(told, "the mail about the other registration", 30)
    assert len(office.to(email)) == 2
