"""Doors tell what they noted, and people come unannounced: over HTTP, on the real database, with two instances."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from chassis.clock import now, rfc3339
from tests.conftest import Run
from tests.registration.component.test_leaving import refusal, registered
from tests.registration.plans import WALK_IN, announced, body, today

Client = httpx.AsyncClient
Headers = dict[str, str]
PERSONAL = {"email", "needs", "answers", "role", "sector", "municipality_code"}


@pytest.fixture(scope="module")
async def other_door(run: Run) -> AsyncIterator[Client]:
    """A client of a second instance on the same database."""
    async with httpx.AsyncClient(base_url=run("registration", "registration-2").url + "/api/v1", timeout=30) as client:
        yield client


@pytest.fixture
async def here(registration: Client, staff: Headers) -> str:
    """A conference whose door is open; two places."""
    return await announced(registration, staff, **today(capacity=2))


def ago(minutes: float) -> str:
    """A moment so many minutes ago."""
    return rfc3339(now() - timedelta(minutes=minutes))


def note(attendee_id: str, at: str, kind: str = "arrived") -> dict[str, str]:
    """What a door noted."""
    return {"attendee_id": attendee_id, "at": at, "kind": kind}


async def tell(client: Client, here: str, staff: Headers, *notes: dict[str, str]) -> list[Any]:
    """What a door is answered."""
    answer = await client.post(f"/conferences/{here}/check-ins", json={"check_ins": notes}, headers=staff)
    return list(answer.raise_for_status().json()["check_ins"])


def outcomes(answers: list[Any]) -> list[str]:
    """What became of each, or the rule that refused."""
    return [one["rule"] or one["outcome"] for one in answers]


async def version(client: Client, attendee_id: str, staff: Headers) -> int:
    return int((await client.get(f"/attendees/{attendee_id}", headers=staff)).json()["version"])


async def test_batch_told_twice_changes_nothing_the_second_time(
    registration: Client, staff: Headers, here: str
) -> None:
    first, second = await registered(registration, here, "A A", "B B")
    early, corrected, late = ago(9), ago(8), ago(7)
    notes = (
        note(first, early),
        note(second, early),
        note(second, corrected, "corrected"),
        note(first, late),
    )
    answers = await tell(registration, here, staff, *notes)
    assert outcomes(answers) == ["checked-in", "overtaken", "corrected", "already"]
    assert [one["checked_in_at"] for one in answers] == [early, None, None, early]
    versions = [await version(registration, one, staff) for one in (first, second)]
    assert await tell(registration, here, staff, *notes) == answers
    assert [await version(registration, one, staff) for one in (first, second)] == versions


async def test_notes_out_of_order_leave_what_was_noted_last(registration: Client, staff: Headers, here: str) -> None:
    (one,) = await registered(registration, here, "A A")
    early, between, late = ago(9), ago(8), ago(7)
    assert outcomes(await tell(registration, here, staff, note(one, late))) == ["checked-in"]
    assert outcomes(await tell(registration, here, staff, note(one, between, "corrected"))) == ["overtaken"]
    assert outcomes(await tell(registration, here, staff, note(one, early))) == ["overtaken"]
    assert (await registration.get(f"/attendees/{one}", headers=staff)).json()["checked_in_at"] == late


async def test_each_that_is_refused_is_told_why_and_the_others_count(registration: Client, staff: Headers) -> None:
    here, elsewhere = [await announced(registration, staff, **today(capacity=3)) for _ in range(2)]
    coming, leaving, delegating, waiting = await registered(registration, here, "A A", "B B", "C C", "D D")
    (stranger,) = await registered(registration, elsewhere, "E E")
    (await registration.post(f"/attendees/{delegating}/delegation", json=body("F F")["attendees"][0], headers=staff))
    notes = [note(one, ago(1)) for one in (coming, delegating, waiting, stranger, "unknown")]
    notes += [note(leaving, rfc3339(now() + timedelta(minutes=6))), note(leaving, ago(60 * 24))]
    answers = await tell(registration, here, staff, *notes)
    assert outcomes(answers) == [
        "checked-in",
        "attendee-without-place",
        "attendee-without-place",
        "attendee-elsewhere",
        "attendee-unknown",
        "check-in-in-future",
        "check-in-before-door",
    ]
    assert [one["status"] for one in answers[:3]] == ["confirmed", "delegated", "waitlisted"]
    assert answers[3]["detail"] == "Personen är anmäld till en annan konferens."
    assert answers[4]["status"] is None
    (await registration.post(f"/attendees/{leaving}/cancellation", headers=staff)).raise_for_status()
    english = await tell(registration, here, staff | {"Accept-Language": "en"}, note(leaving, ago(1)))
    assert english[0]["detail"] == "This person has no place at the conference."


async def test_cancelled_conference_has_no_door_and_an_unknown_one_is_not_there(
    registration: Client, staff: Headers, here: str
) -> None:
    (one,) = await registered(registration, here, "A A")
    (await registration.post(f"/conferences/{here}/cancellation", headers=staff)).raise_for_status()
    assert outcomes(await tell(registration, here, staff, note(one, ago(1)))) == ["conference-cancelled"]
    body_of = {"check_ins": [note(one, ago(1))]}
    unknown = await registration.post("/conferences/none/check-ins", json=body_of, headers=staff)
    assert refusal(unknown) == (404, "conference-unknown")
    assert refusal(await registration.get("/conferences/none/door", headers=staff)) == (404, "conference-unknown")


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"check_ins": []},
        {"check_ins": "x"},
        {"check_ins": [note("a", "yesterday")]},
        {"check_ins": [note("a", "2099-09-29T07:00:00")]},
        {"check_ins": [note("a", "0001-01-01T00:00:00+14:00")]},
        {"check_ins": [note("a", ago(1), "left")]},
        {"check_ins": [note("", ago(1))]},
        {"check_ins": [{"attendee_id": {"$ne": ""}, "at": ago(1), "kind": "arrived"}]},
        {"check_ins": [note("a", ago(1)) | {"name": "A"}]},
        {"check_ins": [note(str(number), ago(1)) for number in range(501)]},
    ],
)
async def test_garbage_is_refused_and_names_the_field(
    registration: Client, staff: Headers, here: str, bad: dict[str, Any]
) -> None:
    answer = await registration.post(f"/conferences/{here}/check-ins", json=bad, headers=staff)
    assert answer.status_code == 422
    assert all(one["field"].startswith("check_ins") for one in answer.json()["errors"])


async def test_five_hundred_at_once_are_answered_each(registration: Client, staff: Headers, here: str) -> None:
    answers = await tell(registration, here, staff, *(note(str(number), ago(1)) for number in range(500)))
    assert outcomes(answers) == ["attendee-unknown"] * 500
    assert [one["attendee_id"] for one in answers] == [str(number) for number in range(500)]


async def test_two_doors_at_two_instances_agree_on_the_earliest_moment(
    registration: Client, other_door: Client, staff: Headers, here: str
) -> None:
    people = await registered(registration, here, "A A", "B B")
    early, late = ago(9), ago(7)
    mine = [note(one, early) for one in people]
    theirs = [note(one, late) for one in people]
    both = [
        tell(client, here, staff, *notes)
        for _ in range(5)
        for client, notes in ((registration, mine), (other_door, theirs))
    ]
    answers = await asyncio.gather(*both)
    assert {one["rule"] for answer in answers for one in answer} == {None}
    for one in people:
        assert (await other_door.get(f"/attendees/{one}", headers=staff)).json()["checked_in_at"] == early
    assert outcomes(await tell(other_door, here, staff, *theirs)) == ["already", "already"]


async def test_door_is_told_what_it_needs_and_then_only_what_changed(
    registration: Client, other_door: Client, staff: Headers, here: str
) -> None:
    first, second, waiting = await registered(registration, here, "A A", "B B", "C C")
    told = (await registration.get(f"/conferences/{here}/door", headers=staff)).json()
    shown = {one["id"]: one for one in told["attendees"]}
    assert set(shown) == {first, second, waiting}
    assert not PERSONAL & set(shown[first])
    assert (shown[waiting]["status"], told["places_left"], told["over"]) == ("waitlisted", 0, False)
    await tell(registration, here, staff, note(first, ago(1)))
    later = rfc3339(now() + timedelta(seconds=31))  # what was written late is told again for half a minute
    nothing = await other_door.get(f"/conferences/{here}/door", params={"since": later}, headers=staff)
    assert nothing.json()["attendees"] == []
    changed = await other_door.get(f"/conferences/{here}/door", params={"since": told["as_of"]}, headers=staff)
    assert first in [one["id"] for one in changed.json()["attendees"] if one["checked_in_at"]]
    (await registration.post(f"/conferences/{here}/completion", headers=staff)).raise_for_status()
    assert (await registration.get(f"/conferences/{here}/door", headers=staff)).json()["over"] is True


async def test_walk_in_is_registered_and_there_in_one_step_though_registration_has_closed(
    registration: Client, staff: Headers
) -> None:
    closed = today(capacity=1, registration_closes_at=ago(60), approval=True)
    here = await announced(registration, staff, **closed)
    path, key = f"/conferences/{here}/walk-ins", {"Idempotency-Key": f"w-{here}"}
    answers = [await registration.post(path, json=WALK_IN, headers=staff | key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    there = answers[0].json()
    assert (there["status"], there["version"]) == ("confirmed", 2)
    assert there["checked_in_at"] is not None
    assert (await registration.get(f"/conferences/{here}")).json()["confirmed"] == 1
    again = await registration.post(path, json=WALK_IN, headers=staff)
    assert refusal(again) == (409, "already-registered")
    full = await registration.post(path, json=WALK_IN | {"email": "other@molndal.se"}, headers=staff)
    assert refusal(full) == (409, "no-place-at-the-door")
    wrong = await registration.post(path, json=WALK_IN | {"email": "x", "municipality_code": "9999"}, headers=staff)
    assert {one["field"] for one in wrong.json()["errors"]} == {"email"}


async def test_twenty_walk_ins_at_once_never_take_more_places_than_there_are(
    registration: Client, other_door: Client, staff: Headers
) -> None:
    here = await announced(registration, staff, **today(capacity=3, online_capacity=5))

    async def come(number: int) -> int:
        client = (registration, other_door)[number % 2]
        person = WALK_IN | {"email": f"w{number}@molndal.se"}
        return (await client.post(f"/conferences/{here}/walk-ins", json=person, headers=staff)).status_code

    answers = await asyncio.gather(*(come(number) for number in range(20)))
    assert sorted(answers) == [201] * 3 + [409] * 17
    shown = (await registration.get(f"/conferences/{here}")).json()
    assert (shown["confirmed"], shown["rooms"]) == (3, {"on-site": 0, "online": 5})


async def test_nobody_walks_in_before_the_door_opens_or_when_it_is_over(registration: Client, staff: Headers) -> None:
    later = await announced(registration, staff)
    early = await registration.post(f"/conferences/{later}/walk-ins", json=WALK_IN, headers=staff)
    assert refusal(early) == (409, "check-in-before-door")
    held = await announced(registration, staff, **today())
    (await registration.post(f"/conferences/{held}/completion", headers=staff)).raise_for_status()
    late = await registration.post(f"/conferences/{held}/walk-ins", json=WALK_IN, headers=staff)
    assert refusal(late) == (409, "conference-held")
