"""People are erased: over HTTP, on the real database."""

from typing import Any

import httpx
import pytest
from pymongo import MongoClient

from samverka_local.home import Home
from tests.probing import until
from tests.registration.component.test_leaving import refusal, registered
from tests.registration.plans import announced, body
from tests.rights.callers import Callers
from tests.stores import AnyMongod

Client = httpx.AsyncClient
Headers = dict[str, str]
DECISION = "KS 2015/0412"


def _collections_with(mongod: AnyMongod, *words: str) -> set[str]:
    """The collections of registration in which one of the words is anywhere."""
    with MongoClient[dict[str, Any]](mongod.uri) as client:
        ours = [client[name] for name in client.list_database_names() if name.startswith("registration_")]
        return {
            name
            for database in ours
            for name in database.list_collection_names()
            for document in database[name].find()
            if any(word in str(document).lower() for word in words)
        }


async def erased(client: Client, staff: Headers, email: str) -> dict[str, Any]:
    """Erase by staff; return the receipt."""
    answer = await client.post("/people/erasure", json={"email": email, "decision": DECISION}, headers=staff)
    assert answer.status_code == 201, answer.text
    receipt: dict[str, Any] = answer.json()
    return receipt


async def test_erased_person_keeps_what_statistics_need_and_nothing_else(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff)
    (mine,) = await registered(registration, conference_id, "Erasa Person")
    await registration.post(f"/attendees/{mine}/check-in", headers=staff)
    receipt = await erased(registration, staff, "ERASA@molndal.se")
    shown = (await registration.get(f"/attendees/{mine}", headers=staff)).json()
    assert (receipt["attendees"], receipt["decision"], receipt["state"]) == (1, DECISION, "done")
    assert (shown["name"], shown["email"], shown["organisation"], shown["answers"]) == ("", "", "", {})
    assert (shown["municipality_code"], shown["sector"], shown["role"]) == ("1481", "procurement", "staff")
    assert (shown["status"], bool(shown["checked_in_at"])) == ("confirmed", True)


async def test_place_of_an_erased_person_goes_to_the_first_in_line(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference_id = await announced(registration, staff, capacity=1)
    first, second = await registered(registration, conference_id, "Lamnar Plats", "Far Plats")
    answer = await registration.post(f"/attendees/{first}/erasure", headers=link(first))
    assert (answer.status_code, answer.json()["by"]) == (201, "person")
    assert (await registration.get(f"/attendees/{second}", headers=link(second))).json()["status"] == "confirmed"
    assert (await registration.get(f"/attendees/{first}", headers=staff)).json()["status"] == "cancelled"


async def test_address_from_before_is_in_no_answer_that_is_kept(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    path = f"/conferences/{await announced(registration, staff)}/attendees"
    answer = await registration.post(path, json=body("Fornadress Ek"), headers={"Idempotency-Key": "a-key-of-ones-own"})
    mine = answer.raise_for_status().json()["attendees"][0]["id"]
    change = {"email": "nyadress@molndal.se"}
    (await registration.patch(f"/attendees/{mine}", json=change, headers=staff)).raise_for_status()
    assert "idempotency_keys" in _collections_with(mongod, "fornadress@")
    await erased(registration, staff, "nyadress@molndal.se")

    async def nowhere() -> bool:
        return _collections_with(mongod, "fornadress@", "nyadress@") == set()

    await until(nowhere, "no trace of either address")


async def test_own_link_of_an_erased_person_says_so(registration: Client, staff: Headers, link: Any) -> None:
    (mine,) = await registered(registration, await announced(registration, staff), "Borta Nu")
    await erased(registration, staff, "borta@molndal.se")
    assert refusal(await registration.get(f"/attendees/{mine}", headers=link(mine))) == (410, "person-erased")
    again = await registration.post(f"/attendees/{mine}/link-renewal", headers=staff)
    assert refusal(again) == (410, "person-erased")


async def test_everything_under_the_address_goes_whatever_became_of_it(registration: Client, staff: Headers) -> None:
    one, two = await announced(registration, staff), await announced(registration, staff)
    (left,) = await registered(registration, one, "Flera Ganger")
    (stays,) = await registered(registration, two, "Flera Ganger")
    await registration.post(f"/attendees/{left}/delegation", json=body("Ny Person")["attendees"][0], headers=staff)
    assert (await erased(registration, staff, "flera@molndal.se"))["attendees"] == 2
    for id_ in (left, stays):
        assert (await registration.get(f"/attendees/{id_}", headers=staff)).json()["name"] == ""


async def test_interest_stands_without_its_contact(registration: Client, staff: Headers) -> None:
    contact = {"name": "Kontakt Borta", "email": "kontakt.borta@lerum.example", "phone": "0302-52 10 00"}
    interest = {"municipality_code": "1441", "tracks": ["iop"], "contact": contact, "message": "Hej"}
    (await registration.post("/interests", json=interest)).raise_for_status()
    assert (await erased(registration, staff, contact["email"]))["interests"] == 1
    found = (await registration.get("/interests", headers=staff)).json()["items"]
    (shown,) = [one for one in found if one["municipality_code"] == "1441"]
    assert (shown["status"], shown["contact"], shown["message"]) == ("declared", None, None)


async def test_organisation_without_its_contact_is_withdrawn_and_has_no_name(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    contact = {"name": "Olle Zwahn", "email": "olle@zwahn.example"}
    organisation = {"name": "Zwahns Snickeri", "kind": "social-enterprise"}
    body = {"organisation": organisation, "tracks": ["iop"], "contact": contact}
    declared = (await registration.post("/organisation-interests", json=body)).raise_for_status().json()
    assert (await erased(registration, staff, contact["email"]))["interests"] == 1
    answer = await registration.get(f"/interests/{declared['id']}", headers=staff)
    assert refusal(answer) == (404, "interest-unknown")

    async def nothing_left() -> bool:
        return _collections_with(mongod, "zwahn") == set()

    await until(nothing_left, "the relay to have sent what tells the others whom to erase")


async def test_address_that_invitations_go_to_is_forgotten(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    contact = {"name": "Inga Bjuden", "email": "inga.bjuden@lerum.example"}
    (await registration.put("/municipalities/1441/contact", json=contact, headers=staff)).raise_for_status()
    await erased(registration, staff, "Inga.Bjuden@lerum.example")

    async def nothing_left() -> bool:
        return _collections_with(mongod, "bjuden") == set()

    await until(nothing_left, "the relay to have sent what tells the others whom to erase")


async def test_repeated_registration_of_an_erased_person_is_neither_done_nor_answered(
    registration: Client, staff: Headers
) -> None:
    conference_id, once = await announced(registration, staff), {"Idempotency-Key": "registered-once-00001"}
    path, people = f"/conferences/{conference_id}/attendees", body("Upprepad Anmalan")
    assert (await registration.post(path, json=people, headers=once)).status_code == 201
    await erased(registration, staff, "upprepad@molndal.se")
    assert refusal(await registration.post(path, json=people, headers=once)) == (410, "answer-forgotten")


async def test_figures_of_who_came_stay_the_same(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff)
    (mine,) = await registered(registration, conference_id, "Statistik Kvar")
    await registration.post(f"/attendees/{mine}/check-in", headers=staff)
    await registration.post(f"/conferences/{conference_id}/completion", headers=staff)
    path = f"/participation?conference_id={conference_id}"
    before = (await registration.get(path, headers=staff)).raise_for_status().json()
    await erased(registration, staff, "statistik@molndal.se")
    assert (await registration.get(path, headers=staff)).json() == before


async def test_nothing_of_the_person_is_left_in_the_database(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    await registered(registration, await announced(registration, staff), "Zakarias Zvan")
    await erased(registration, staff, "zakarias@molndal.se")

    async def nothing_left() -> bool:
        return _collections_with(mongod, "zakarias", "zvan") == set()

    await until(nothing_left, "the relay to have sent what tells the others whom to erase")


@pytest.mark.parametrize("wrong", [{"email": "nobody"}, {"decision": "anna@molndal.se"}, {"decision": ""}])
async def test_erasure_that_cannot_be_read_names_the_field(
    registration: Client, staff: Headers, wrong: dict[str, str]
) -> None:
    asked = {"email": "anna@molndal.se", "decision": DECISION} | wrong
    answer = await registration.post("/people/erasure", json=asked, headers=staff)
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == list(wrong)


async def test_gateway_finds_the_address_by_its_digest_and_confirms_once(
    registration: Client, staff: Headers, home: Home
) -> None:
    door = {"Authorization": f"Bearer {Callers(home, 'registration').token({'roles': ['door']})}"}
    receipt = await erased(registration, staff, "dorren@molndal.se")
    waiting = (await registration.get("/erasures-at-the-door", headers=door)).json()["items"]
    assert receipt["id"] in {one["id"] for one in waiting}
    confirmed = (await registration.post(f"/erasures/{receipt['id']}/confirmation", headers=door)).json()
    assert [one["service"] for one in confirmed["confirmations"] if one["at"]] == ["gateway"]
    waiting = (await registration.get("/erasures-at-the-door", headers=door)).json()["items"]
    assert receipt["id"] not in {one["id"] for one in waiting}
