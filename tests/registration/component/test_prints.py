"""Badges and attendance lists over HTTP, on the real database."""

from typing import Any

import httpx
import pytest

from samverka_local import keys
from samverka_local.home import Home
from tests.registration.plans import PLAN, announced, body
from tests.registration.unit.test_printing import codes_in, pages, picture

Client = httpx.AsyncClient
Headers = dict[str, str]
SESSION = {"id": "talks", "title": {"sv": "Samtal", "en": "Talks"}, "starts_at": PLAN["starts_at"]}
SESSION["ends_at"] = "2099-09-29T08:00:00Z"


@pytest.fixture(scope="module")
async def here(registration: Client, staff: Headers) -> str:
    """The path of a conference in two ways with a session, to which some come; one waits, one is online."""
    more: dict[str, Any] = {"capacity": 3, "online_capacity": 5, "sessions": [SESSION]}
    path = f"/conferences/{await announced(registration, staff, **more)}"
    people: list[tuple[str, dict[str, Any]]] = [
        ("Örjan Åkerlund", {"municipality_code": "1402", "sessions": ["talks"]}),
        ("Åsa Zetter", {"municipality_code": "1480"}),
        ("Anna Ek", {"municipality_code": "1480"}),
        ("Wille Waits", {}),
        ("Olle Online", {"mode": "online", "sessions": ["talks"]}),
    ]
    for name, said in people:
        person = body(name, **({"mode": "on-site", "organisation": "Stan"} | said))
        (await registration.post(f"{path}/attendees", json=person)).raise_for_status()
    return path


async def printed(client: Client, path: str, headers: Headers) -> list[str]:
    answer = await client.get(path, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text
    assert answer.headers["cache-control"] == "no-store"
    return pages(answer.content)


@pytest.mark.parametrize("file", ["badges.pdf", "attendance-list.pdf"])
async def test_those_with_a_place_there_are_printed_as_swedish_sorts_them(
    registration: Client, staff: Headers, here: str, file: str
) -> None:
    (page,) = await printed(registration, f"{here}/{file}", staff)
    assert page.index("Anna Ek") < page.index("Åsa Zetter") < page.index("Örjan Åkerlund")
    assert ("Wille" in page, "Olle" in page, "@" in page) == (False, False, False)


async def test_codes_on_badges_lead_to_the_door(registration: Client, staff: Headers, here: str) -> None:
    listed = await registration.get(f"{here}/attendees?status=confirmed&municipality_code=1402", headers=staff)
    pdf = (await registration.get(f"{here}/badges.pdf?municipality_code=1402", headers=staff)).content
    (code,) = codes_in(picture(pdf))
    assert code.endswith(f"/start/attendees/{listed.json()['items'][0]['id']}")


async def test_list_of_a_session_holds_those_who_chose_it(registration: Client, staff: Headers, here: str) -> None:
    english = staff | {"Accept-Language": "en"}
    (page,) = await printed(registration, f"{here}/attendance-list.pdf?session=talks", english)
    assert ("Talks, 9:00–10:00" in page, "Örjan Åkerlund" in page, "Åsa Zetter" in page) == (True, True, False)
    chosen = await registration.get(f"{here}/attendees?session=talks", headers=staff)
    assert {one["name"] for one in chosen.json()["items"]} == {"Örjan Åkerlund", "Olle Online"}
    refused = await registration.get(f"{here}/attendance-list.pdf?session=none", headers=staff)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "session")


async def test_coordinator_prints_own_people_alone(registration: Client, home: Home, here: str) -> None:
    partille = {"Authorization": f"Bearer {keys.token(home, 'coordinator', municipalities=['1402'])}"}
    (page,) = await printed(registration, f"{here}/attendance-list.pdf?sort=municipality", partille)
    assert ("Örjan" in page, "Åsa" in page, "1 person" in page) == (True, False, True)


async def test_list_says_who_has_come_already(registration: Client, staff: Headers, here: str) -> None:
    found = (await registration.get(f"{here}/attendees?q=zetter", headers=staff)).json()["items"][0]["id"]
    (await registration.post(f"/attendees/{found}/check-in", headers=staff)).raise_for_status()
    (page,) = await printed(registration, f"{here}/attendance-list.pdf?checked_in=true", staff)
    assert ("Åsa Zetter" in page, "Anna Ek" in page) == (True, False)


async def test_nothing_is_printed_of_a_conference_that_is_not_there(registration: Client, staff: Headers) -> None:
    for file in ("badges.pdf", "attendance-list.pdf"):
        answer = await registration.get(f"/conferences/none/{file}", headers=staff)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/conference-unknown")
