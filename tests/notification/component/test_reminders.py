"""Reminders, on a real database: each once, by however many timekeepers, and never of what is no longer so."""

import asyncio
from collections import Counter, deque
from dataclasses import replace
from datetime import timedelta

import pytest

from chassis.clock import now
from notification.domain.seat import Seat
from notification.storage.kinds import CONFERENCES, CONSULTATIONS, CONTENTS, MESSAGES, SEATS
from notification.use_cases.keep_seat import give_up_seat, keep_seat
from notification.use_cases.plan_conference import end_conference, plan_conference
from notification.use_cases.plan_consultation import plan_consultation
from tests.notification.component.conftest import Desk, running
from tests.notification.plans import KEPT, SOON, planned_conference, planned_consultation, seat


async def test_each_who_comes_is_reminded_once_by_two_timekeepers_at_once(desk: Desk) -> None:
    conference = planned_conference()
    seats = [seat(conference) for _ in range(350)]
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, *seats)
    await asyncio.gather(*(desk.timekeeper().look() for _ in range(4)))
    await desk.timekeeper().look()
    assert await desk.told("conference-reminder") == Counter(one.id for one in seats)


async def test_reminder_reaches_the_person(desk: Desk) -> None:
    conference = planned_conference()
    mine = seat(conference)
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, mine)
    await desk.timekeeper().look()
    (message,) = await desk.storage.find(MESSAGES, {"about": mine.id})
    async with running(desk.sender().run):
        await desk.comes_to(message, "sent")
    (mail,) = desk.office.to(f"{mine.id}@molndal.example")
    assert str(mail["subject"]).startswith("Konferensen är i")


async def test_who_registers_later_than_that_is_not_reminded(desk: Desk) -> None:
    conference = planned_conference()
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, seat(conference, since=conference.remind_at + timedelta(seconds=1)))
    await desk.timekeeper().look()
    assert await desk.told("conference-reminder") == Counter()


async def test_who_registered_in_time_and_is_heard_of_late_is_reminded(desk: Desk) -> None:
    conference = planned_conference()
    await desk.keep(CONFERENCES, conference)
    await desk.timekeeper().look()
    late = seat(conference, since=conference.remind_at)
    await desk.commits.run("x", lambda unit: keep_seat(unit, late))
    await desk.timekeeper().look()
    assert await desk.told("conference-reminder") == Counter([late.id])


async def test_conference_that_has_begun_or_is_far_away_reminds_nobody(desk: Desk) -> None:
    for starts_at in (now() - SOON, now() + timedelta(days=3)):
        conference = planned_conference(starts_at=starts_at)
        await desk.keep(CONFERENCES, conference)
        await desk.keep(SEATS, seat(conference))
    await desk.timekeeper().look()
    assert await desk.told("conference-reminder") == Counter()


async def test_moved_conference_reminds_at_its_new_time(desk: Desk) -> None:
    conference = planned_conference(starts_at=now() + timedelta(days=20))
    mine = seat(conference, since=now() - timedelta(days=2))
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, mine)
    await desk.timekeeper().look()
    assert await desk.told("conference-reminder") == Counter()
    nearer = replace(conference, sequence=3, starts_at=now() + SOON)
    await desk.commits.run("x", lambda unit: plan_conference(unit, nearer))
    await desk.timekeeper().look()
    assert await desk.told("conference-reminder") == Counter([mine.id])


async def test_conference_moved_to_another_day_after_its_reminders_reminds_again(desk: Desk) -> None:
    conference = planned_conference()
    mine = replace(seat(conference), reminded_for=conference.remind_at - timedelta(days=1))
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, mine)
    await desk.timekeeper().look()
    await desk.timekeeper().look()
    assert await desk.told("conference-reminder") == Counter([mine.id])


async def test_older_fact_about_a_conference_changes_nothing(desk: Desk) -> None:
    conference = planned_conference(sequence=5)
    await desk.keep(CONFERENCES, conference)
    older = replace(conference, sequence=4, starts_at=now() + timedelta(days=20))
    await desk.commits.run("x", lambda unit: plan_conference(unit, older))
    kept = await desk.storage.get(CONFERENCES, conference.id)
    assert kept == conference


async def test_conference_that_is_over_reminds_nobody_and_forgets_who_was_to_come(desk: Desk) -> None:
    conference = planned_conference()
    mine = seat(conference)
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, mine)
    await desk.commits.run("x", lambda unit: end_conference(unit, conference.id, 9, was_held=False))
    await desk.timekeeper().look()
    assert await desk.told("conference-reminder") == Counter()
    forgotten = await desk.storage.get(SEATS, mine.id)
    assert forgotten is not None
    assert (forgotten.recipient, forgotten.link) == (None, "")
    done = await desk.storage.get(CONFERENCES, conference.id)
    assert done is not None
    assert done.forget_at is None


async def test_place_at_a_conference_that_is_over_is_not_kept(desk: Desk) -> None:
    conference = planned_conference()
    await desk.keep(CONFERENCES, conference)
    await desk.commits.run("x", lambda unit: end_conference(unit, conference.id, 9, was_held=False))
    await desk.commits.run("x", lambda unit: keep_seat(unit, seat(conference)))
    assert await desk.storage.count(SEATS, {}) == 0


async def test_place_given_up_is_not_reminded_of_in_whatever_order_it_is_heard(desk: Desk) -> None:
    conference = planned_conference()
    await desk.keep(CONFERENCES, conference)
    in_order, out_of_order = seat(conference), seat(conference)
    await desk.commits.run("x", lambda unit: keep_seat(unit, in_order))
    await desk.commits.run("x", lambda unit: give_up_seat(unit, _gone(in_order), now()))
    await desk.commits.run("x", lambda unit: give_up_seat(unit, _gone(out_of_order), now()))
    await desk.commits.run("x", lambda unit: keep_seat(unit, out_of_order))
    await desk.timekeeper().look()
    assert await desk.told("conference-reminder") == Counter()
    assert "molndal.example" not in str(await desk.storage.find(SEATS))


def _gone(mine: Seat) -> Seat:
    return mine.give_up(mine.sequence + 1, now())


async def test_reminder_that_waits_is_dropped_with_the_place(desk: Desk) -> None:
    """The mail server was away, and meanwhile the person cancelled."""
    conference = planned_conference()
    mine = seat(conference)
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, mine)
    await desk.timekeeper().look()
    await desk.commits.run("x", lambda unit: give_up_seat(unit, _gone(mine), now()))
    (message,) = await desk.storage.find(MESSAGES, {"about": mine.id})
    async with running(desk.sender().run):
        dropped = await desk.comes_to(message, "dropped")
    assert dropped.reason == "no-longer-so"
    assert desk.office.taken == []
    assert await desk.facts() == []


async def test_both_sides_of_a_consultation_are_reminded_once_each_in_their_language(desk: Desk) -> None:
    planned = planned_consultation()
    await desk.keep(CONSULTATIONS, planned)
    await asyncio.gather(*(desk.timekeeper().look() for _ in range(4)))
    await desk.timekeeper().look()
    told = await desk.storage.find(MESSAGES, {"template": "consultation-reminder"})
    assert sorted((one.about, one.reader, one.language) for one in told) == [
        (planned.id, "adviser", "en"),
        (planned.id, "contact", "sv"),
    ]
    adviser = next(one for one in await desk.storage.find(CONTENTS) if one.reader == "adviser")
    assert adviser.link == "", "the contact's own link is not the adviser's"


async def test_cancelled_consultation_reminds_nobody_and_keeps_no_person(desk: Desk) -> None:
    planned = planned_consultation()
    await desk.keep(CONSULTATIONS, planned)
    off = replace(planned, sequence=2, consultation=None, link="", remind_at=None)
    await desk.commits.run("x", lambda unit: plan_consultation(unit, off))
    await desk.commits.run("x", lambda unit: plan_consultation(unit, planned))
    await desk.timekeeper().look()
    assert await desk.told("consultation-reminder") == Counter()
    assert "harryda.example" not in str(await desk.storage.find(CONSULTATIONS))


async def test_consultation_that_began_while_nobody_looked_reminds_nobody_and_is_done(desk: Desk) -> None:
    planned = planned_consultation(starts_at=now() - SOON)
    await desk.keep(CONSULTATIONS, planned)
    await desk.timekeeper().look()
    assert await desk.told("consultation-reminder") == Counter()
    kept = await desk.storage.get(CONSULTATIONS, planned.id)
    assert kept is not None
    assert kept.remind_at is None


@pytest.mark.parametrize(("greylisted", "reached"), [("harryda", "adviser"), ("gr", "contact")])
async def test_one_side_that_cannot_be_reached_does_not_hold_up_the_other(
    desk: Desk, greylisted: str, reached: str
) -> None:
    planned = planned_consultation()
    await desk.keep(CONSULTATIONS, planned)
    desk.office.refusals[f"{planned.id}@{greylisted}.example"] = deque(["451 later"] * 9)
    await desk.timekeeper().look()
    other = next(one for one in await desk.storage.find(MESSAGES) if one.reader == reached)
    async with running(desk.sender().run):
        await desk.comes_to(other, "sent")


async def test_persons_are_erased_when_their_time_has_come(desk: Desk) -> None:
    """MongoDB's own clockwork erases; what is asked here is that its time is set."""
    for collection in ("seats", "consultations", "subscribers"):
        indexes = await desk.storage.database[collection].index_information()
        assert indexes["erase_at_1"]["expireAfterSeconds"] == 0
    assert planned_consultation().erase_at > now() + KEPT
