"""The privacy notice has versions, and a registration knows which was agreed to: over HTTP, on the real database."""

from typing import Any

import httpx
import pytest

from chassis.links import OwnLinks
from samverka_local import keys
from samverka_local.home import Home
from tests.registration.component.test_own_interest import CONTACT, by_link
from tests.registration.plans import announced, body, interest_links

Client = httpx.AsyncClient
Headers = dict[str, str]
TEXT = {"sv": "Vi sparar ditt namn.\n\nFråga oss.", "en": "We keep your name.\n\nAsk us."}


async def published(registration: Client, staff: Headers, text: dict[str, str] = TEXT) -> int:
    answer = await registration.post("/privacy-notices", json={"text": text}, headers=staff)
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["number"]
    return number


async def present(registration: Client) -> int:
    number: int = (await registration.get("/privacy-notices")).json()["items"][0]["number"]
    return number


async def registered(registration: Client, conference_id: str, **consent: Any) -> httpx.Response:
    people = body("Ann A", "Bo B") | {"consent": {"privacy_notice": True} | consent}
    return await registration.post(f"/conferences/{conference_id}/attendees", json=people)


async def test_first_version_is_there_without_anybody_doing_anything(registration: Client) -> None:
    first = (await registration.get("/privacy-notices/1")).json()
    assert "Integritetsskyddsmyndigheten" in first["text"]["sv"]
    assert "no legal advice" in first["text"]["en"]
    assert (await registration.get("/privacy-notices")).json()["items"][-1] == first


async def test_versions_follow_each_other_and_none_is_changed(registration: Client, staff: Headers) -> None:
    before = (await registration.get("/privacy-notices")).json()["items"]
    number = await published(registration, staff)
    assert number == before[0]["number"] + 1
    after = (await registration.get("/privacy-notices")).json()["items"]
    assert after[1:] == before
    assert (after[0]["number"], after[0]["text"]) == (number, TEXT)
    assert (await registration.get(f"/privacy-notices/{number}")).json() == after[0]
    unknown = await registration.get(f"/privacy-notices/{number + 1}")
    assert (unknown.status_code, unknown.json()["type"]) == (404, "/problems/privacy-notice-unknown")


async def test_same_key_publishes_once(registration: Client, staff: Headers) -> None:
    headers = staff | {"Idempotency-Key": "notice-once"}
    first, again = [await registration.post("/privacy-notices", json={"text": TEXT}, headers=headers) for _ in range(2)]
    assert first.json() == again.json()
    assert await present(registration) == first.json()["number"]


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_empty_text_is_refused_by_its_field(registration: Client, staff: Headers, language: str) -> None:
    refused = await registration.post("/privacy-notices", json={"text": TEXT | {language: " \n "}}, headers=staff)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, f"text.{language}")


async def test_group_is_recorded_with_the_version_that_was_agreed_to(registration: Client, staff: Headers) -> None:
    conference_id, number = await announced(registration, staff), await published(registration, staff)
    group = (await registered(registration, conference_id)).json()["attendees"]
    assert [one["agreed"]["version"] for one in group] == [number, number]
    shown = (await registration.get(f"/attendees/{group[1]['id']}", headers=staff)).json()
    assert shown["agreed"] == group[1]["agreed"]


async def test_older_version_is_taken_as_what_was_read(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff)
    await published(registration, staff)
    group = (await registered(registration, conference_id, version=1)).json()["attendees"]
    assert [one["agreed"]["version"] for one in group] == [1, 1]


async def test_version_that_does_not_exist_is_refused_by_its_field(registration: Client, staff: Headers) -> None:
    conference_id, number = await announced(registration, staff), await present(registration)
    refused = await registered(registration, conference_id, version=number + 1)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "consent.version")


async def test_who_comes_in_somebodys_stead_has_agreed_to_nothing(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference_id = await announced(registration, staff)
    first = (await registered(registration, conference_id)).json()["id"]
    instead = body("Cim C")["attendees"][0]
    left = (await registration.post(f"/attendees/{first}/delegation", json=instead, headers=link(first))).json()
    came = (await registration.get(f"/attendees/{left['delegated_to']}", headers=staff)).json()
    assert (left["agreed"]["version"], came["agreed"]) == (await present(registration), None)


async def test_interest_knows_what_its_contact_agreed_to_until_another_has_taken_over(
    registration: Client, home: Home
) -> None:
    links: OwnLinks = interest_links(keys.link_key(home, "registration"))
    consent = {"consent": {"privacy_notice": True, "version": 1}}
    interest = {"municipality_code": "1407", "tracks": ["iop"], "contact": CONTACT} | consent
    id_ = (await registration.post("/interests", json=interest)).json()["id"]
    path, mine = f"/interests/{id_}", by_link(links, id_) | {"If-Match": '"1"'}
    assert (await registration.get(path, headers=mine)).json()["agreed"]["version"] == 1
    contact = {"contact": CONTACT | {"email": "bo@ockero.se"}}
    assert (await registration.patch(path, json=contact, headers=mine)).json()["agreed"] is None


async def test_new_address_ends_the_link_so_that_nobody_looks_into_anothers(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference_id = await announced(registration, staff)
    mine = (await registered(registration, conference_id)).json()["id"]
    changed = await registration.patch(f"/attendees/{mine}", json={"email": "vic@molndal.se"}, headers=link(mine))
    assert changed.json()["email"] == "vic@molndal.se"
    looked = await registration.get(f"/attendees/{mine}/data", headers=link(mine))
    assert (looked.status_code, looked.json()["type"]) == (410, "/problems/link-withdrawn")
