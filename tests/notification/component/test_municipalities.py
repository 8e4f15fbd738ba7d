"""A municipality's contact and its right to book: told once each, in whatever order the topics bring it."""

import asyncio
import itertools
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from chassis.clock import now
from chassis.storage import GroupCommit
from notification.domain.content import Recipient
from notification.domain.message import Origin
from notification.domain.municipality import Grant
from notification.messaging.letters import letter_of
from notification.storage.kinds import CONTENTS, MUNICIPALITIES
from notification.use_cases.follow_municipality import Telling, forget_contact, note_contact, note_grant
from tests.notification.component.conftest import Desk
from tests.notification.plans import HOME, KEPT

KARIN = Recipient("Karin Ek", "karin.ek@harryda.example", "sv")
BO = Recipient("Bo Berg", "bo.berg@harryda.example", "en")
TELLING = Telling(Origin("fact", "", ""), KEPT, HOME)
LATER = timedelta(days=60)
TRACK = "social-considerations"


async def hear(desk: Desk, what: str, sequence: int, *, contact: Recipient = KARIN, **changes: Any) -> None:
    """One fact about Härryda."""
    granted = Grant(sequence, is_standing=what == "granted", closes_at=changes.get("closes_at", now() + LATER))
    track = changes.get("track", TRACK)
    works = {
        "declared": lambda unit: note_contact(unit, "1401", "int_1", sequence, contact, TELLING),
        "withdrawn": lambda unit: forget_contact(unit, "1401", "int_1", sequence),
        "granted": lambda unit: note_grant(unit, "1401", track, granted, TELLING),
        "revoked": lambda unit: note_grant(unit, "1401", track, granted, TELLING),
    }
    await changes.get("commits", desk.commits).run("x", works[what])


async def told(desk: Desk) -> Counter[str]:
    return await desk.told("booking-open")


async def test_contact_is_told_when_and_where_to_book(desk: Desk) -> None:
    await hear(desk, "declared", 1)
    await hear(desk, "granted", 1)
    (content,) = await desk.storage.find(CONTENTS)
    assert content.recipient == KARIN
    assert content.link == f"{HOME}/consultations?municipality_code=1401&track={TRACK}"
    assert content.opening is not None
    assert content.opening.closes_at > now()


ORDERS = sorted(set(itertools.permutations(["declared", "granted", "granted", "declared"])))


@pytest.mark.parametrize("order", ORDERS)
async def test_one_right_is_told_once_in_any_order_and_however_often_heard(desk: Desk, order: tuple[str, ...]) -> None:
    for what in order:
        await hear(desk, what, 1)
    assert await told(desk) == Counter({f"1401.{TRACK}": 1})


async def test_right_heard_of_before_the_contact_waits_for_it(desk: Desk) -> None:
    await hear(desk, "granted", 1)
    assert await told(desk) == Counter()
    await hear(desk, "declared", 1)
    assert await told(desk) == Counter({f"1401.{TRACK}": 1})


async def test_right_taken_back_or_run_out_before_the_contact_is_known_is_not_told(desk: Desk) -> None:
    await hear(desk, "granted", 1)
    await hear(desk, "revoked", 2)
    await hear(desk, "granted", 1, track="iop", closes_at=now() - timedelta(seconds=1))
    await hear(desk, "declared", 1)
    assert await told(desk) == Counter()


async def test_right_granted_anew_is_told_anew(desk: Desk) -> None:
    await hear(desk, "declared", 1)
    for sequence, what in enumerate(["granted", "revoked", "granted"], 1):
        await hear(desk, what, sequence)
    assert await told(desk) == Counter({f"1401.{TRACK}": 2})


async def test_each_track_is_told_of_by_itself(desk: Desk) -> None:
    await hear(desk, "granted", 1)
    await hear(desk, "granted", 1, track="iop")
    await hear(desk, "declared", 1)
    assert await told(desk) == Counter({f"1401.{TRACK}": 1, "1401.iop": 1})


async def test_contact_is_forgotten_with_the_interest_and_told_of_nothing_more(desk: Desk) -> None:
    await hear(desk, "declared", 1)
    await hear(desk, "withdrawn", 2)
    await hear(desk, "granted", 1)
    assert await told(desk) == Counter()
    assert "karin" not in str(await desk.storage.find(MUNICIPALITIES)).lower()


async def test_withdrawal_heard_before_its_declaration_holds(desk: Desk) -> None:
    await hear(desk, "withdrawn", 2)
    await hear(desk, "declared", 1)
    await hear(desk, "granted", 1)
    assert await told(desk) == Counter()


async def test_interest_declared_again_brings_its_new_contact(desk: Desk) -> None:
    await hear(desk, "declared", 1)
    await hear(desk, "withdrawn", 2)
    await hear(desk, "declared", 3, contact=BO)
    await hear(desk, "granted", 1)
    (content,) = await desk.storage.find(CONTENTS)
    assert content.recipient == BO


async def test_contact_and_right_heard_by_two_instances_at_once_do_not_miss_each_other(desk: Desk) -> None:
    instances = [GroupCommit(desk.storage, letter_of) for _ in range(3)]
    await asyncio.gather(
        hear(desk, "declared", 1, commits=instances[0]),
        hear(desk, "granted", 1, commits=instances[1]),
        hear(desk, "granted", 1, commits=instances[2], track="iop"),
    )
    assert await told(desk) == Counter({f"1401.{TRACK}": 1, "1401.iop": 1})
