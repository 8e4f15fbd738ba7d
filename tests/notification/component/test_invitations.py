"""A municipality is asked to a conference by mail, and reminded."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from chassis.clock import now
from notification.domain.conference import PlannedConference, State
from notification.domain.content import Text
from notification.storage.kinds import CONFERENCES
from notification.use_cases.judge_message import reason_to_drop
from tests.notification.component.conftest import Desk
from tests.notification.component.test_heard import mails
from tests.notification.facts import example_of, publish
from tests.notification.letters import body, queued
from tests.notification.post_office import PostOffice

EXAMPLE = "registration.conference-invitation.sent.v1.private"
LINK = "https://samverka.example.org/my-invitation/cnf-1402.signature"


async def ask(producer: AIOKafkaProducer, id_: str, **changes: Any) -> None:
    """One invitation to a conference of its own, to a reader of its own."""
    personal = example_of(EXAMPLE)["personal"] | {"email": f"{id_}@partille.example", "link": LINK}
    fields = {"conference_id": id_, "invitation_id": f"{id_}-1402", "personal": personal}
    await publish(producer, EXAMPLE, f"{id_}-1402", int(changes.get("times", 1)), **fields | changes)


async def test_municipality_is_asked_once_with_what_when_where_and_the_own_link(
    producer: AIOKafkaProducer, office: PostOffice
) -> None:
    id_ = uuid.uuid4().hex
    for times in (1, 2):
        await ask(producer, id_, times=times)
    told = await mails(office, f"{id_}@partille.example", 2)
    assert [mail["subject"] for mail in told] == [
        "Inbjudan till Partille: konferens den 29 september",
        "En påminnelse: kommer Partille till konferensen den 29 september?",
    ]
    for mail in told:
        text = body(mail, "plain")
        assert "När: tisdag 29 september 2015 kl. 9.00–16.00" in text
        assert "Var: Mölndals stadshus" in text
        assert "Anmäl er senast: tisdag 22 september 2015" in text
        assert "säg att ni inte kommer" in text
        assert LINK in text


@pytest.mark.parametrize(
    ("state", "ends_in", "reason"),
    [("ahead", 1, None), ("over", 1, "no-longer-so"), ("ahead", -1, "no-longer-so"), (None, 0, None)],
)
async def test_nobody_is_asked_to_a_conference_that_is_over(
    desk: Desk, state: State | None, ends_in: int, reason: str | None
) -> None:
    id_, ends_at = uuid.uuid4().hex, now() + timedelta(days=ends_in)
    asked = replace(queued("conference-invitation-reminder"), about=f"{id_}-1402")
    planned = PlannedConference(
        id_, 1, 1, Text("K", "C"), ends_at - timedelta(hours=7), ends_at, None, None, None, state=state or "ahead"
    )
    judged: list[str | None] = []

    async def work(unit: Any) -> None:
        if state is not None:
            unit.save(CONFERENCES, planned)
        judged.append(await reason_to_drop(unit, asked, now()))

    await desk.commits.run("judge", work)
    assert judged[-1] == reason
