"""People decline, hand over their place and are checked in: over HTTP, on the real database."""

import json
from typing import Any

import httpx

from chassis.messaging import tail
from samverka_local import keys
from samverka_local.home import Home
from tests.probing import until
from tests.registration.plans import announced, body
from tests.stores import AnyKafka

Client = httpx.AsyncClient
Headers = dict[str, str]
SUCCESSOR = body("Ove Ny")["attendees"][0]


async def registered(client: Client, conference_id: str, *names: str) -> list[str]:
    """Register these people as one group; return their ids."""
    answer = await client.post(f"/conferences/{conference_id}/attendees", json=body(*names))
    return [one["id"] for one in answer.raise_for_status().json()["attendees"]]


def refusal(answer: httpx.Response) -> tuple[int, str]:
    """The status and the rule that refused."""
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


async def test_declined_place_goes_to_the_first_in_line(registration: Client, staff: Headers, link: Any) -> None:
    conference_id = await announced(registration, staff, capacity=1)
    first, second = await registered(registration, conference_id, "A A", "B B")
    left = await registration.post(f"/attendees/{first}/declination", headers=link(first))
    assert (left.status_code, left.json()["status"]) == (200, "declined")
    assert (await registration.get(f"/attendees/{second}", headers=link(second))).json()["status"] == "confirmed"
    again = await registration.post(f"/attendees/{first}/declination", headers=link(first))
    assert refusal(again) == (409, "already-declined")
    late = await registration.post(f"/attendees/{first}/cancellation", headers=link(first))
    assert refusal(late) == (409, "already-declined")


async def test_place_is_handed_over_to_somebody_else(registration: Client, staff: Headers, link: Any) -> None:
    conference_id = await announced(registration, staff, capacity=1)
    giver, waiting = await registered(registration, conference_id, "A A", "B B")
    given = await registration.post(f"/attendees/{giver}/delegation", json=SUCCESSOR, headers=link(giver))
    assert (given.status_code, given.json()["status"]) == (200, "delegated")
    successor = given.json()["delegated_to"]
    shown = (await registration.get(f"/attendees/{successor}", headers=link(successor))).json()
    assert (shown["name"], shown["status"], shown["group_id"]) == ("Ove Ny", "confirmed", given.json()["group_id"])
    assert (await registration.get(f"/attendees/{waiting}", headers=link(waiting))).json()["waitlist_position"] == 1
    assert (await registration.get(f"/conferences/{conference_id}")).json()["confirmed"] == 1
    again = await registration.post(f"/attendees/{giver}/delegation", json=SUCCESSOR, headers=link(giver))
    assert refusal(again) == (409, "already-delegated")


async def test_place_in_line_is_handed_over_with_its_number(registration: Client, staff: Headers, link: Any) -> None:
    conference_id = await announced(registration, staff, capacity=1)
    _, giver, last = await registered(registration, conference_id, "A A", "B B", "C C")
    given = await registration.post(f"/attendees/{giver}/delegation", json=SUCCESSOR, headers=link(giver))
    successor = given.json()["delegated_to"]
    shown = (await registration.get(f"/attendees/{successor}", headers=link(successor))).json()
    assert (shown["status"], shown["waitlist_position"]) == ("waitlisted", 1)
    assert (await registration.get(f"/attendees/{last}", headers=link(last))).json()["waitlist_position"] == 2


async def test_delegation_sent_twice_hands_over_once(registration: Client, staff: Headers, link: Any) -> None:
    conference_id = await announced(registration, staff)
    (giver,) = await registered(registration, conference_id, "A A")
    path, headers = f"/attendees/{giver}/delegation", link(giver) | {"Idempotency-Key": "one-and-the-same"}
    answers = [await registration.post(path, json=SUCCESSOR, headers=headers) for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert (await registration.get(f"/conferences/{conference_id}")).json()["confirmed"] == 1


async def test_check_in_is_for_those_with_a_place_and_can_be_corrected(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff, capacity=1)
    here, waiting = await registered(registration, conference_id, "A A", "B B")
    path = f"/attendees/{here}/check-in"
    assert (await registration.post(path)).status_code == 401
    assert (await registration.post(path, headers=staff)).json()["checked_in_at"] is not None
    assert refusal(await registration.post(path, headers=staff)) == (409, "already-checked-in")
    without = await registration.post(f"/attendees/{waiting}/check-in", headers=staff)
    assert refusal(without) == (409, "attendee-without-place")
    assert (await registration.delete(path, headers=staff)).json()["checked_in_at"] is None
    assert refusal(await registration.delete(path, headers=staff)) == (409, "not-checked-in")
    assert (await registration.post(path, headers=staff)).status_code == 200


async def test_used_place_cannot_be_given_away(registration: Client, staff: Headers, link: Any) -> None:
    conference_id = await announced(registration, staff)
    (here,) = await registered(registration, conference_id, "A A")
    (await registration.post(f"/attendees/{here}/check-in", headers=staff)).raise_for_status()
    declined = await registration.post(f"/attendees/{here}/declination", headers=link(here))
    assert refusal(declined) == (409, "already-checked-in")
    given = await registration.post(f"/attendees/{here}/delegation", json=SUCCESSOR, headers=link(here))
    assert refusal(given) == (409, "already-checked-in")


async def test_nothing_is_given_away_after_the_conference_but_check_ins_are_still_entered(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference_id = await announced(registration, staff)
    (late,) = await registered(registration, conference_id, "A A")
    (await registration.post(f"/conferences/{conference_id}/completion", headers=staff)).raise_for_status()
    declined = await registration.post(f"/attendees/{late}/declination", headers=link(late))
    assert refusal(declined) == (409, "conference-held")
    given = await registration.post(f"/attendees/{late}/delegation", json=SUCCESSOR, headers=link(late))
    assert refusal(given) == (409, "conference-held")
    assert (await registration.post(f"/attendees/{late}/check-in", headers=staff)).status_code == 200


async def test_nobody_comes_to_a_cancelled_conference(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff)
    (one,) = await registered(registration, conference_id, "A A")
    (await registration.post(f"/conferences/{conference_id}/cancellation", headers=staff)).raise_for_status()
    refused = await registration.post(f"/attendees/{one}/check-in", headers=staff)
    assert refusal(refused) in {(409, "conference-cancelled"), (409, "attendee-without-place")}


async def test_statistics_count_without_naming_anybody(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff, capacity=2)
    here, gone, _ = await registered(registration, conference_id, "A A", "B B", "C C")
    (await registration.post(f"/attendees/{here}/check-in", headers=staff)).raise_for_status()
    (await registration.post(f"/attendees/{gone}/declination", headers=staff)).raise_for_status()
    root = str(registration.base_url).removesuffix("/api/v1/")
    counted = (await registration.get(f"{root}/statistics")).raise_for_status().json()
    (mine,) = [one for one in counted["conferences"] if one["id"] == conference_id]
    assert (mine["confirmed"], mine["waitlisted"], mine["checked_in"], mine["declined"]) == (2, 0, 1, 1)


async def test_it_is_told_who_took_a_registration_back(
    registration: Client, staff: Headers, link: Any, home: Home, kafka: AnyKafka
) -> None:
    conference_id = await announced(registration, staff)
    people = await registered(registration, conference_id, "A A", "B B", "C C")
    coordinator = {"Authorization": f"Bearer {keys.token(home, 'coordinator', municipalities=['1481'])}"}
    callers = dict(zip(people, (link(people[0]), staff, coordinator), strict=True))
    for attendee, headers in callers.items():
        (await registration.post(f"/attendees/{attendee}/cancellation", headers=headers)).raise_for_status()
    told = await cancellations(kafka, people)
    assert [told[one]["cancelled_by"] for one in people] == ["attendee", "staff", "coordinator"]


async def test_it_is_told_what_was_given_up(registration: Client, staff: Headers, kafka: AnyKafka) -> None:
    people = await registered(registration, await announced(registration, staff, capacity=1), "A A", "B B")
    people += await registered(registration, await announced(registration, staff, approval=True), "C C")
    for one in reversed(people):
        (await registration.post(f"/attendees/{one}/cancellation", headers=staff)).raise_for_status()
    told = await cancellations(kafka, people)
    assert [told[one]["was"] for one in people] == ["confirmed", "waitlisted", "requested"]


async def cancellations(kafka: AnyKafka, people: list[str]) -> dict[str, Any]:
    """What is told of these people when they leave, by their id."""
    told: dict[str, Any] = {}

    async def heard() -> bool:
        async for record in tail.read(kafka.bootstrap, ["registration-attendee-events"]):
            fact = json.loads(record.value)
            if fact["attendee_id"] in people and "cancelled_by" in fact:
                told[fact["attendee_id"]] = fact
        return len(told) == len(people)

    await until(heard, f"{len(people)} cancellations")
    return told
