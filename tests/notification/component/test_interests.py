"""What becomes of an interest reaches its contact, and municipalities that were not heard from are asked."""

import uuid
from dataclasses import replace
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from chassis.clock import now
from notification.domain.content import Recipient
from notification.domain.message import Origin
from notification.use_cases.follow_municipality import Telling, note_contact
from notification.use_cases.judge_message import reason_to_drop
from tests.notification.component.conftest import Desk
from tests.notification.component.test_heard import mails
from tests.notification.facts import example_of, publish
from tests.notification.letters import body, queued
from tests.notification.plans import HOME, KEPT
from tests.notification.post_office import PostOffice

ELSEWHERE = "1461"
"""A municipality of which no other test on the same Kafka says that it is interested."""
LINK = "https://samverka.example.org/my-interest/int.signature"


async def tell(producer: AIOKafkaProducer, example: str, id_: str, sequence: int, **changes: Any) -> None:
    """One fact about an interest, to a reader of its own."""
    example = f"registration.{example}.v1.private"
    personal = example_of(example)["personal"] | {"email": f"{id_}@kommun.example"}
    if "link" in personal:
        personal |= {"link": LINK}
    await publish(producer, example, id_, sequence, **{"interest_id": id_, "personal": personal} | changes)


async def test_contact_of_a_municipality_is_told_with_the_link_and_once(
    producer: AIOKafkaProducer, office: PostOffice
) -> None:
    id_ = uuid.uuid4().hex
    for sequence, verb in enumerate(["declared", "changed", "withdrawn"], 1):
        for _ in range(2):
            await tell(producer, f"interest.{verb}", id_, sequence, municipality_code="1407")
    told = await mails(office, f"{id_}@kommun.example", 3)
    assert [mail["subject"] for mail in told] == [
        "Öckerö har anmält intresse",
        "Intresseanmälan är ändrad: Öckerö",
        "Intresseanmälan är tillbakatagen: Öckerö",
    ]
    assert [LINK in body(mail, "plain") for mail in told] == [True, True, False]
    assert "/interest?municipality_code=1407" in body(told[2], "plain")
    assert len(office.to(f"{id_}@kommun.example")) == 3, "a fact heard twice was told twice"


@pytest.mark.parametrize(
    ("by", "said"),
    [("coordinator", "Kommunens samordnare har ändrat den."), ("robot", "Vi har ändrat den åt er.")],
)
async def test_contact_is_told_who_changed_it(
    producer: AIOKafkaProducer, office: PostOffice, by: str, said: str
) -> None:
    id_ = uuid.uuid4().hex
    await tell(producer, "interest.changed", id_, 1, changed_by=by)
    (mail,) = await mails(office, f"{id_}@kommun.example")
    assert said in body(mail, "plain")


async def test_organisation_is_told_by_its_name(producer: AIOKafkaProducer, office: PostOffice) -> None:
    id_ = uuid.uuid4().hex
    for sequence, verb in enumerate(["declared", "changed", "withdrawn"], 1):
        await tell(producer, f"organisation-interest.{verb}", id_, sequence)
    told = await mails(office, f"{id_}@kommun.example", 3)
    assert [str(mail["subject"]).count("Verkstan arbetskooperativ") for mail in told] == [1, 1, 1]
    assert "Organisation: Verkstan arbetskooperativ" in body(told[0], "plain")
    assert LINK in body(told[0], "plain")
    assert "konsult" not in body(told[0], "plain"), "the right to book is the municipalities'"
    assert "/interest?from=organisation" in body(told[2], "plain")


async def test_name_that_is_an_advertisement_is_left_out(producer: AIOKafkaProducer, office: PostOffice) -> None:
    id_, example = uuid.uuid4().hex, "registration.organisation-interest.declared.v1.private"
    personal = example_of(example)["personal"] | {"email": f"{id_}@x.example", "organisation": "Billigt på www.x.se"}
    await tell(producer, "organisation-interest.declared", id_, 1, personal=personal)
    (mail,) = await mails(office, f"{id_}@x.example")
    assert mail["subject"] == "Ni har anmält intresse"
    assert "www.x.se" not in body(mail, "plain")


@pytest.mark.parametrize(
    ("times", "subject"),
    [
        (1, "Vill 1461 vara med i programmet?"),
        (3, "En påminnelse: vill 1461 vara med i programmet?"),
    ],
)
async def test_municipality_is_asked_and_reminded(
    producer: AIOKafkaProducer, office: PostOffice, times: int, subject: str
) -> None:
    id_, example = uuid.uuid4().hex, "registration.municipality.invited.v1.private"
    personal = example_of(example)["personal"] | {"email": f"{id_}@tjorn.example"}
    await publish(producer, example, id_, 1, municipality_code=ELSEWHERE, times=times, personal=personal)
    (mail,) = await mails(office, f"{id_}@tjorn.example")
    assert mail["subject"] == subject
    assert "/interest?municipality_code=1461" in body(mail, "plain")


async def test_municipality_that_declares_meanwhile_is_not_reminded(desk: Desk) -> None:
    reminder = replace(queued("interest-reminder"), about="invitation-1401")
    karin = Recipient("Karin Ek", "karin.ek@harryda.example", "sv")
    telling = Telling(Origin("fact", "", ""), KEPT, HOME)

    async def judged() -> list[str | None]:
        found: list[str | None] = []

        async def work(unit: Any) -> None:
            found.append(await reason_to_drop(unit, reminder, now()))

        await desk.commits.run("judge", work)
        return found[-1:]

    assert await judged() == [None]
    await desk.commits.run("1401", lambda unit: note_contact(unit, "1401", "int_1", 1, karin, telling))
    assert await judged() == ["no-longer-so"]
