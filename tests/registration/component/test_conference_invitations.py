"""Municipalities are asked to a conference and answer: over HTTP, on the real database."""

from typing import Any

import httpx
import pytest

from chassis.links import OwnLinks
from samverka_local import keys
from samverka_local.home import Home
from tests.registration.component.test_leaving import refusal
from tests.registration.plans import PLAN, announced, body, invitation_links

Client = httpx.AsyncClient
Headers = dict[str, str]
MAILBOX = {"name": "Partille kommun", "email": "kommun@partille.se", "language": "sv"}
EVA = {"name": "Eva Berg", "email": "eva@lerum.se", "language": "en"}


@pytest.fixture(scope="module")
def links(home: Home) -> OwnLinks:
    return invitation_links(keys.link_key(home, "registration"))


def by_link(links: OwnLinks, conference_id: str, code: str, generation: int = 0) -> Headers:
    return {"Authorization": f"Link {links.token(f'{conference_id}-{code}', generation)}"}


def coordinator(home: Home, *codes: str) -> Headers:
    return {"Authorization": f"Bearer {keys.token(home, 'coordinator', municipalities=list(codes))}"}


def declination(conference_id: str, code: str) -> str:
    return f"/conferences/{conference_id}/invitations/{code}/declination"


async def asked(registration: Client, staff: Headers, conference_id: str, *codes: str, **more: str) -> dict[str, Any]:
    path, whom = f"/conferences/{conference_id}/invitations", {"municipality_codes": list(codes)}
    told: dict[str, Any] = (await registration.post(path, json=whom, headers=staff | more)).raise_for_status().json()
    return told


async def standing(registration: Client, headers: Headers, conference_id: str, code: str) -> dict[str, Any]:
    found = (await registration.get(f"/conferences/{conference_id}/invitations", headers=headers)).raise_for_status()
    one: dict[str, Any] = next(one for one in found.json()["items"] if one["municipality_code"] == code)
    return one


async def comes(registration: Client, conference_id: str, code: str) -> str:
    people = body("Cia Kommer", municipality_code=code)
    answer = await registration.post(f"/conferences/{conference_id}/attendees", json=people)
    id_: str = answer.raise_for_status().json()["id"]
    return id_


@pytest.fixture
async def conference_id(registration: Client, staff: Headers) -> str:
    """An announced conference; Partille has a contact that staff keep, Lerum one of its own."""
    kept = await registration.put("/municipalities/1402/contact", json=MAILBOX, headers=staff)
    kept.raise_for_status()
    await registration.post("/interests", json={"municipality_code": "1441", "tracks": ["iop"], "contact": EVA})
    return await announced(registration, staff)


async def test_asked_is_who_can_be_and_who_cannot_is_named_with_the_rule(
    registration: Client, staff: Headers, conference_id: str
) -> None:
    await comes(registration, conference_id, "1480")
    no = await registration.put(declination(conference_id, "1481"), headers=staff)
    no.raise_for_status()
    told = await asked(registration, staff, conference_id, "1402", "1402", "1441", "1480", "1481", "1440", "9999")
    assert told["sent"] == [{"municipality_code": code, "times": 1} for code in ("1402", "1441")]
    assert {one["municipality_code"]: one["reason"] for one in told["left_out"]} == {
        "1480": "municipality-comes",
        "1481": "municipality-does-not-come",
        "1440": "municipality-without-contact",
        "9999": "municipality-unknown",
    }
    again = await asked(registration, staff, conference_id, "1402")
    assert [one["reason"] for one in again["left_out"]] == ["invited-recently"]


async def test_asking_twice_with_one_key_gets_the_first_answer(
    registration: Client, staff: Headers, conference_id: str
) -> None:
    key = {"Idempotency-Key": "ask-1402-to-it"}
    first, second = [await asked(registration, staff, conference_id, "1402", **key) for _ in range(2)]
    assert first == second
    assert first["sent"] == [{"municipality_code": "1402", "times": 1}]


async def test_nobody_is_asked_to_a_draft_or_to_what_is_not_there(registration: Client, staff: Headers) -> None:
    whom = {"municipality_codes": ["1402"]}
    nowhere = await registration.post("/conferences/nowhere/invitations", json=whom, headers=staff)
    assert refusal(nowhere) == (404, "conference-unknown")
    draft = (await registration.post("/conferences", json=PLAN, headers=staff)).json()["id"]
    answer = await registration.post(f"/conferences/{draft}/invitations", json=whom, headers=staff)
    assert refusal(answer) == (409, "conference-not-announced")
    over = await announced(registration, staff)
    (await registration.post(f"/conferences/{over}/cancellation", json={}, headers=staff)).raise_for_status()
    answer = await registration.post(f"/conferences/{over}/invitations", json=whom, headers=staff)
    assert refusal(answer) == (409, "conference-cancelled")


async def test_staff_see_how_all_thirteen_stand_and_whom_the_next_mail_goes_to(
    registration: Client, staff: Headers, conference_id: str
) -> None:
    mine = await comes(registration, conference_id, "1480")
    await asked(registration, staff, conference_id, "1441")
    found = (await registration.get(f"/conferences/{conference_id}/invitations", headers=staff)).json()["items"]
    told = {one["municipality_code"]: one for one in found}
    assert len(told) == 13
    assert {code: told[code]["standing"] for code in ("1480", "1441", "1402")} == {
        "1480": "registered",
        "1441": "invited",
        "1402": "not-invited",
    }
    assert (told["1441"]["contact"], told["1441"]["left_out"]["reason"]) == (EVA, "invited-recently")
    assert (told["1402"]["contact"], told["1402"]["left_out"]) == (MAILBOX, None)
    assert told["1441"]["interested"]
    (await registration.post(f"/attendees/{mine}/check-in", headers=staff)).raise_for_status()
    came = await standing(registration, staff, conference_id, "1480")
    assert (came["standing"], came["registered"], came["came"]) == ("came", 1, 1)


async def test_coordinator_sees_the_own_municipality_without_what_is_for_staff(
    registration: Client, staff: Headers, conference_id: str, home: Home
) -> None:
    path = f"/conferences/{conference_id}/invitations"
    found = (await registration.get(path, headers=coordinator(home, "1402"))).json()["items"]
    assert [one["municipality_code"] for one in found] == ["1402"]
    assert (found[0]["contact"], found[0]["left_out"]) == (None, None)
    draft = (await registration.post("/conferences", json=PLAN, headers=staff)).json()["id"]
    hidden = await registration.get(f"/conferences/{draft}/invitations", headers=coordinator(home, "1402"))
    assert refusal(hidden) == (404, "conference-unknown")


async def test_contact_says_no_by_link_and_takes_it_back(
    registration: Client, staff: Headers, conference_id: str, links: OwnLinks
) -> None:
    await asked(registration, staff, conference_id, "1402")
    mine, path = by_link(links, conference_id, "1402"), declination(conference_id, "1402")
    said = await registration.put(path, json={"message": "Ingen kan den dagen."}, headers=mine)
    assert (said.status_code, said.json()["standing"], said.json()["contact"]) == (200, "declined", None)
    no = (await standing(registration, staff, conference_id, "1402"))["declination"]
    assert (no["declined_by"], no["message"]) == ("contact", "Ingen kan den dagen.")
    back = await registration.delete(path, headers=mine)
    assert (back.json()["standing"], back.json()["declination"]) == ("invited", None)
    assert refusal(await registration.delete(path, headers=mine)) == (409, "nothing-declined")


async def test_link_opens_this_municipality_and_this_conference_alone(
    registration: Client, staff: Headers, conference_id: str, links: OwnLinks
) -> None:
    other = await announced(registration, staff)
    mine = by_link(links, conference_id, "1402")
    for path in (declination(conference_id, "1441"), declination(other, "1402")):
        assert refusal(await registration.put(path, headers=mine)) == (403, "not-allowed")
    renewed = by_link(links, conference_id, "1402", 1)
    assert refusal(await registration.put(declination(conference_id, "1402"), headers=renewed)) == (
        410,
        "link-withdrawn",
    )


async def test_coordinator_answers_for_the_own_municipality_though_it_was_never_asked(
    registration: Client, staff: Headers, conference_id: str, home: Home
) -> None:
    theirs = await registration.put(declination(conference_id, "1402"), headers=coordinator(home, "1441"))
    assert refusal(theirs) == (403, "not-allowed")
    (await registration.put(declination(conference_id, "1402"), headers=coordinator(home, "1402"))).raise_for_status()
    shown = await standing(registration, staff, conference_id, "1402")
    assert (shown["standing"], shown["times"], shown["declination"]["declined_by"]) == ("declined", 0, "coordinator")


async def test_who_registers_after_a_no_comes_and_who_comes_cannot_say_no(
    registration: Client, staff: Headers, conference_id: str
) -> None:
    (await registration.put(declination(conference_id, "1402"), headers=staff)).raise_for_status()
    attendee_id = await comes(registration, conference_id, "1402")
    shown = await standing(registration, staff, conference_id, "1402")
    assert (shown["standing"], shown["registered"], shown["declination"]["declined_by"]) == ("registered", 1, "staff")
    again = await registration.put(declination(conference_id, "1402"), headers=staff)
    assert refusal(again) == (409, "municipality-comes")
    (await registration.post(f"/attendees/{attendee_id}/cancellation", headers=staff)).raise_for_status()
    assert (await standing(registration, staff, conference_id, "1402"))["standing"] == "declined"


async def test_message_that_is_too_long_is_refused_by_its_field(
    registration: Client, staff: Headers, conference_id: str
) -> None:
    long = {"message": "x" * 2_001}
    answer = await registration.put(declination(conference_id, "1402"), json=long, headers=staff)
    assert (answer.status_code, [one["field"] for one in answer.json()["errors"]]) == (422, ["message"])


async def test_erased_contact_stands_in_no_invitation_and_saw_it_before(
    registration: Client, staff: Headers, links: OwnLinks
) -> None:
    conference_id = await announced(registration, staff)
    kept = MAILBOX | {"name": "Rut Radera", "email": "rut@tjorn.se"}
    (await registration.put("/municipalities/1419/contact", json=kept, headers=staff)).raise_for_status()
    await asked(registration, staff, conference_id, "1419")
    mine, path = by_link(links, conference_id, "1419"), declination(conference_id, "1419")
    (await registration.put(path, json={"message": "Hälsar Rut"}, headers=mine)).raise_for_status()
    held = await registration.post("/people/data", json={"email": "rut@tjorn.se"}, headers=staff)
    (one,) = held.json()["invitations"]
    assert (one["contact"]["name"], one["declination"]["message"]) == ("Rut Radera", "Hälsar Rut")
    erasure = {"email": "rut@tjorn.se", "decision": "KS 2015/0412"}
    (await registration.post("/people/erasure", json=erasure, headers=staff)).raise_for_status()
    shown = await standing(registration, staff, conference_id, "1419")
    assert (shown["standing"], shown["contact"], shown["declination"]["message"]) == ("declined", None, None)
    assert refusal(await registration.delete(path, headers=mine)) == (410, "link-withdrawn")
