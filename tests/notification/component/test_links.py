"""A new link is mailed, and stands in everything that is mailed after it."""

import uuid
from dataclasses import replace

from aiokafka import AIOKafkaProducer

from notification.domain.content import Content
from notification.storage.kinds import CONSULTATIONS, CONTENTS, SEATS
from notification.use_cases.replace_link import replace_link
from tests.notification.component.conftest import Desk
from tests.notification.component.test_heard import consultation, mails
from tests.notification.facts import example_of, publish
from tests.notification.letters import body, calendars, content_of, queued
from tests.notification.plans import planned_conference, planned_consultation, seat
from tests.notification.post_office import PostOffice

NEW = "https://samverka.example.org/my/att.1.signature"


def renewed(about: str, sequence: int) -> Content:
    """What tells of the new link."""
    message = replace(queued("attendee-link-renewed"), about=about, sequence=sequence)
    return content_of(message, link=NEW)


async def test_person_is_mailed_the_new_link(producer: AIOKafkaProducer, office: PostOffice) -> None:
    id_ = uuid.uuid4().hex
    example = "registration.attendee.link-renewed.v1.private"
    personal = example_of(example)["personal"] | {"email": f"{id_}@molndal.example", "link": NEW}
    await publish(producer, example, id_, 2, attendee_id=id_, personal=personal)
    (mail,) = await mails(office, f"{id_}@molndal.example")
    assert mail["subject"] == "Din nya länk till konferensen den 29 september"
    assert NEW in body(mail, "plain")
    assert list(calendars(mail)) == []


async def test_contact_alone_is_mailed_the_new_link_of_a_consultation(
    producer: AIOKafkaProducer, office: PostOffice
) -> None:
    id_ = uuid.uuid4().hex
    await consultation(producer, "link-renewed", id_, 2)
    await consultation(producer, "cancelled", id_, 3)
    told, _ = await mails(office, f"{id_}@harryda.example", 2)
    assert str(told["subject"]).startswith("Er nya länk till konsultationen den ")
    assert len(await mails(office, f"{id_}@gr.example")) == 1


async def test_reminders_and_mails_sent_again_carry_the_new_link(desk: Desk) -> None:
    mine, planned = seat(planned_conference()), planned_consultation()
    waiting = await desk.queue(replace(queued(), about=mine.id, sequence=1))
    await desk.keep(SEATS, mine)
    await desk.keep(CONSULTATIONS, planned)
    for id_ in (mine.id, planned.id):
        await desk.commits.run("x", lambda unit, id_=id_: replace_link(unit, renewed(id_, 7)))  # type: ignore[misc]
    kept = [
        await desk.storage.get(SEATS, mine.id),
        await desk.storage.get(CONSULTATIONS, planned.id),
        await desk.storage.get(CONTENTS, waiting.id),
    ]
    assert [one.link for one in kept if one] == [NEW, NEW, NEW]


async def test_place_given_up_stays_without_a_link(desk: Desk) -> None:
    mine = seat(planned_conference())
    gone = mine.give_up(2, mine.since)
    await desk.keep(SEATS, gone)
    await desk.commits.run("x", lambda unit: replace_link(unit, renewed(mine.id, 7)))
    assert await desk.storage.get(SEATS, mine.id) == gone
