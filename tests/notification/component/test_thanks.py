"""After a conference those who came are thanked: each once, and nobody else; on a real database."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

from chassis.clock import now
from notification.domain.conference import THANKS_FOR, PlannedConference
from notification.domain.seat import Seat
from notification.storage.kinds import CONFERENCES, MESSAGES, SEATS
from notification.use_cases.judge_message import reason_to_drop
from notification.use_cases.keep_seat import give_up_seat, keep_seat, see_at_the_door
from notification.use_cases.plan_conference import end_conference
from tests.notification.component.conftest import Desk, running
from tests.notification.plans import planned_conference, seat


async def held(desk: Desk, conference: PlannedConference, *, was_held: bool = True) -> None:
    """Hear that it has been held, or was cancelled."""
    await desk.commits.run("x", lambda unit: end_conference(unit, conference.id, 9, was_held=was_held))


async def seen(desk: Desk, mine: Seat, sequence: int, *, came: bool) -> None:
    """Hear of somebody at the door."""
    unknown = replace(mine, sequence=0, recipient=None, link="", erase_at=now() + THANKS_FOR)
    await desk.commits.run("x", lambda unit: see_at_the_door(unit, unknown, sequence, came=came))


async def kept(desk: Desk, mine: Seat) -> None:
    await desk.commits.run("x", lambda unit: keep_seat(unit, mine))


async def test_who_came_is_thanked_once_by_two_timekeepers_at_once(desk: Desk) -> None:
    conference = planned_conference()
    came, stayed_away = [seat(conference) for _ in range(120)], seat(conference)
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, stayed_away, *(replace(one, came=True) for one in came))
    await desk.timekeeper().look()
    assert await desk.told("conference-thanks") == Counter(), "it is not over yet"
    await held(desk, conference)
    await asyncio.gather(*(desk.timekeeper().look() for _ in range(4)))
    assert await desk.told("conference-thanks") == Counter(one.id for one in came)


async def test_thanks_reach_the_person_with_the_own_link(desk: Desk) -> None:
    conference = planned_conference()
    mine = seat(conference, came=True)
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, mine)
    await held(desk, conference)
    await desk.timekeeper().look()
    (message,) = await desk.storage.find(MESSAGES, {"about": mine.id})
    async with running(desk.sender().run):
        await desk.comes_to(message, "sent")
    (mail,) = desk.office.to(f"{mine.id}@molndal.example")
    assert str(mail["subject"]).startswith("Tack för att du kom")
    assert mine.link in str(mail.get_body(("plain",)))


async def test_in_whatever_order_place_and_door_are_heard_of_who_came_is_thanked(desk: Desk) -> None:
    conference = planned_conference()
    await desk.keep(CONFERENCES, conference)
    people = []
    for order in permutations(("place", "in", "out", "in again")):
        mine = seat(conference)
        for what in order:
            match what:
                case "place":
                    await kept(desk, mine)
                case "in":
                    await seen(desk, mine, 3, came=True)
                case "out":
                    await seen(desk, mine, 4, came=False)
                case _:
                    await seen(desk, mine, 5, came=True)
        people.append(mine)
    mistaken = seat(conference)
    await seen(desk, mistaken, 4, came=False)
    await seen(desk, mistaken, 3, came=True)
    await kept(desk, mistaken)
    await held(desk, conference)
    await desk.timekeeper().look()
    assert await desk.told("conference-thanks") == Counter(one.id for one in people)


async def test_door_that_tells_after_the_end_is_heard_and_then_all_are_forgotten(desk: Desk) -> None:
    conference = planned_conference()
    late, never = seat(conference), seat(conference)
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, late, never)
    await held(desk, conference)
    await desk.timekeeper().look()
    await seen(desk, late, 3, came=True)
    await desk.timekeeper().look()
    assert await desk.told("conference-thanks") == Counter([late.id])
    passed = {"$set": {"forget_at": now()}}
    await desk.storage.database[CONFERENCES.collection].update_one({"_id": conference.id}, passed)
    await desk.timekeeper().look()
    assert [one.recipient for one in await desk.storage.find(SEATS)] == [None, None]
    await seen(desk, never, 3, came=True)
    await desk.timekeeper().look()
    assert await desk.told("conference-thanks") == Counter([late.id]), "nobody knows any more who that was"


async def test_thanks_are_dropped_where_the_check_in_was_a_mistake_after_all(desk: Desk) -> None:
    conference = planned_conference()
    mine = seat(conference, came=True, door_sequence=3)
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, mine)
    await held(desk, conference)
    await desk.timekeeper().look()
    (message,) = await desk.storage.find(MESSAGES, {"about": mine.id})
    assert await desk.commits.run("x", lambda unit: reason_to_drop(unit, message, now())) is None
    await seen(desk, mine, 4, came=False)
    assert await desk.commits.run("x", lambda unit: reason_to_drop(unit, message, now())) == "no-longer-so"


async def test_nobody_is_thanked_who_left_nor_for_a_conference_that_was_cancelled(desk: Desk) -> None:
    conference, cancelled = planned_conference(), planned_conference()
    gone = seat(conference, came=True)
    await desk.keep(CONFERENCES, conference, cancelled)
    await desk.keep(SEATS, gone, seat(cancelled, came=True))
    empty = replace(gone, sequence=8, recipient=None, link="")
    await desk.commits.run("x", lambda unit: give_up_seat(unit, empty, now()))
    await held(desk, conference)
    await held(desk, cancelled, was_held=False)
    await desk.timekeeper().look()
    assert await desk.told("conference-thanks") == Counter()


async def test_who_was_taken_out_and_comes_after_all_is_thanked_again(desk: Desk) -> None:
    conference = planned_conference()
    mine = seat(conference, came=True, door_sequence=3)
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, mine)
    await held(desk, conference)
    for sequence, came in ((4, False), (5, True), (6, True)):
        await desk.timekeeper().look()
        await seen(desk, mine, sequence, came=came)
    await desk.timekeeper().look()
    assert await desk.told("conference-thanks") == Counter({mine.id: 2})


async def test_nobody_is_thanked_with_a_link_that_opens_nothing_any_more(desk: Desk) -> None:
    conference = planned_conference(starts_at=now() - timedelta(days=31))
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, seat(conference, came=True))
    await held(desk, conference)
    await desk.timekeeper().look()
    assert await desk.told("conference-thanks") == Counter()
