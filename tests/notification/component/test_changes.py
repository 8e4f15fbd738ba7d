"""Those who come are told what changed: all of it, once, and only what concerns them; on a real database."""

from datetime import timedelta

from chassis.clock import now
from notification.domain.conference import Change, PlannedConference
from notification.domain.content import Content, Place, Recipient
from notification.storage.kinds import CONFERENCES, CONTENTS, MESSAGES, SEATS
from notification.use_cases.keep_seat import correct_seat, keep_seat
from notification.use_cases.plan_conference import changes_of, plan_conference
from tests.notification.component.conftest import Desk
from tests.notification.plans import planned_conference, seat

AHEAD = timedelta(days=20)


async def changes(desk: Desk, before: PlannedConference, *names: tuple[str, ...]) -> None:
    """Hear of these changes, one after the other, before anybody looks."""
    for sequence, each in enumerate(names, before.sequence + 1):
        news = planned_conference(
            id=before.id, sequence=sequence, starts_at=before.starts_at, history=(Change(now(), each),)
        )
        await desk.commits.run("x", lambda unit, news=news: plan_conference(unit, news))  # type: ignore[misc]


async def told(desk: Desk, about: str) -> Content:
    """The one mail to somebody."""
    (content,) = await desk.storage.find(CONTENTS, {"about": about})
    return content


async def test_changes_heard_in_a_row_are_told_together(desk: Desk) -> None:
    conference = planned_conference(starts_at=now() + AHEAD)
    mine = seat(conference)
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, mine)
    await changes(desk, conference, ("starts_at",), ("capacity",), ("place",))
    await desk.timekeeper().look()
    assert (await told(desk, mine.id)).changed == ("starts_at", "place")


async def test_who_got_the_place_before_the_change_and_is_heard_of_after_it_is_told(desk: Desk) -> None:
    conference = planned_conference(starts_at=now() + AHEAD)
    await desk.keep(CONFERENCES, conference)
    before = now() - timedelta(minutes=1)
    await changes(desk, conference, ("starts_at",))
    earlier, later = seat(conference, since=before), seat(conference, since=now() + timedelta(minutes=1))
    for one in (earlier, later):
        await desk.commits.run("x", lambda unit, one=one: keep_seat(unit, one))  # type: ignore[misc]
    entries = [await desk.commits.run("x", lambda u, s=s: changes_of(u, conference.id, s)) for s in (before, None)]  # type: ignore[misc]
    assert entries == [0, 1], "its calendar entry came before the change"
    await desk.timekeeper().look()
    assert (await told(desk, earlier.id)).changed == ("starts_at",)
    assert await desk.storage.find(CONTENTS, {"about": later.id}) == []


async def test_who_waits_is_told_of_a_change_as_one_who_waits(desk: Desk) -> None:
    conference = planned_conference(starts_at=now() + AHEAD)
    waiting = {one: seat(conference, standing=one) for one in ("offered", "waitlisted", "requested")}
    await desk.keep(CONFERENCES, conference)
    for one in waiting.values():
        await desk.commits.run("x", lambda unit, one=one: keep_seat(unit, one))  # type: ignore[misc]
    await changes(desk, conference, ("starts_at",))
    await desk.timekeeper().look()
    assert [(await told(desk, one.id)).standing for one in waiting.values()] == list(waiting)


async def test_who_waited_and_gets_a_place_is_reminded_and_not_told_twice(desk: Desk) -> None:
    conference = planned_conference(starts_at=now() + timedelta(hours=20))
    waits = seat(conference, standing="waitlisted", since=now() - timedelta(days=9))
    stays = seat(conference, standing="waitlisted", since=now() - timedelta(days=9))
    gets = seat(conference, id=waits.id, sequence=2, since=now() - timedelta(days=8))
    await desk.keep(CONFERENCES, conference)
    for one in (waits, stays, gets, waits):
        await desk.commits.run("x", lambda unit, one=one: keep_seat(unit, one))  # type: ignore[misc]
    await changes(desk, conference, ("starts_at",))
    for _ in range(2):
        await desk.timekeeper().look()
    assert [one.standing for one in await desk.storage.find(CONTENTS, {"about": stays.id})] == ["waitlisted"]
    templates = [one.template for one in await desk.storage.find(MESSAGES, {"about": waits.id})]
    assert sorted(templates) == ["conference-changed", "conference-reminder"]


async def test_change_that_waits_to_be_mailed_speaks_to_who_has_a_place_by_now(desk: Desk) -> None:
    conference = planned_conference(starts_at=now() + AHEAD)
    waits = seat(conference, standing="waitlisted")
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, waits)
    await changes(desk, conference, ("starts_at",))
    await desk.timekeeper().look()
    gets = seat(conference, id=waits.id, sequence=2)
    await desk.commits.run("x", lambda unit: keep_seat(unit, gets))
    assert (await told(desk, waits.id)).standing == "confirmed"


async def test_of_two_ways_to_take_part_only_the_own_is_told(desk: Desk) -> None:
    there, link = Place("Stadshuset", None), "https://motet.gr.example/x"
    conference = planned_conference(place=there, online_url=link, has_ways=True)
    whole = planned_conference(place=there, online_url=link)
    seats = [seat(conference, mode="on-site"), seat(conference, mode="online"), seat(whole, mode="on-site")]
    await desk.keep(CONFERENCES, conference, whole)
    await desk.keep(SEATS, *seats)
    await desk.timekeeper().look()
    shown = [(await told(desk, one.id)).conference for one in seats]
    assert [(one.place, one.online_url) for one in shown if one] == [(there, None), (None, link), (there, link)]


async def test_corrected_address_way_and_link_hold_for_later_mails(desk: Desk) -> None:
    conference = planned_conference(online_url="https://motet.gr.example/x", has_ways=True)
    mine = seat(conference, mode="on-site")
    await desk.keep(CONFERENCES, conference)
    await desk.keep(SEATS, mine)
    news = seat(conference, id=mine.id, sequence=2, recipient=Recipient("Anna Ny", "ny@x.example", "sv"), mode="online")
    assert await desk.commits.run("x", lambda unit: correct_seat(unit, news))
    stranger = seat(conference)
    assert not await desk.commits.run("x", lambda unit: correct_seat(unit, stranger))
    await desk.timekeeper().look()
    content = await told(desk, mine.id)
    assert (content.recipient, content.link) == (news.recipient, news.link)
    assert content.conference is not None
    assert content.conference.place is None
