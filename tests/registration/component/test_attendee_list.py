"""The list of a conference's attendees is narrowed, searched and sorted: over HTTP, on the real database."""

from typing import Any

import httpx
import pytest

from tests.registration.plans import announced, body

Client = httpx.AsyncClient
Headers = dict[str, str]
PEOPLE = (
    ("Östen Ek", {"municipality_code": "1407", "sector": "non-profit"}),
    ("Zara Berg", {"municipality_code": "1440", "role": "manager"}),
    ("Åsa Öberg", {"municipality_code": "1489", "email": "asa@forening.example", "organisation": "Föreningen Café"}),
    ("Anna Ek", {"municipality_code": "1480", "organisation": "Göteborgs stad"}),
    ("Älva Ek", {"municipality_code": "1480"}),
)


@pytest.fixture(scope="module")
async def path(registration: Client, staff: Headers) -> str:
    """The list of a conference with five people, one of them in line and one checked in."""
    path = f"/conferences/{await announced(registration, staff, capacity=4)}/attendees"
    for name, changes in PEOPLE:
        answer = await registration.post(path, json=body(name, **changes))
        if name == "Anna Ek":
            (await registration.post(f"/attendees/{answer.json()['id']}/check-in", headers=staff)).raise_for_status()
    return path


async def _names(registration: Client, headers: Headers, path: str, **query: Any) -> list[str]:
    answer = await registration.get(path, params=query, headers=headers)
    return [one["name"].split()[0] for one in answer.raise_for_status().json()["items"]]


async def test_names_and_municipalities_lie_as_in_a_swedish_dictionary(
    registration: Client, staff: Headers, path: str
) -> None:
    assert await _names(registration, staff, path, sort="name") == ["Anna", "Zara", "Åsa", "Älva", "Östen"]
    by_place = await _names(registration, staff, path, sort="municipality")
    assert [by_place[0], by_place[1], set(by_place[2:4]), by_place[4]] == ["Zara", "Åsa", {"Anna", "Älva"}, "Östen"]
    assert await _names(registration, staff, path, sort="registered") == ["Östen", "Zara", "Åsa", "Anna", "Älva"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"municipality_code": "1480"}, ["Anna", "Älva"]),
        ({"sector": "non-profit"}, ["Östen"]),
        ({"role": "manager"}, ["Zara"]),
        ({"status": "waitlisted"}, ["Älva"]),
        ({"checked_in": "true"}, ["Anna"]),
        ({"checked_in": "false", "municipality_code": "1480"}, ["Älva"]),
        ({"q": "ek"}, ["Anna", "Älva", "Östen"]),
        ({"q": "EK ann"}, ["Anna"]),
        ({"q": "asa@forening.example"}, ["Åsa"]),
        ({"q": "cafe"}, ["Åsa"]),
        ({"q": "göteborgs st"}, ["Anna"]),
        ({"q": "göteborgare"}, []),
        ({"q": "os"}, []),
        ({"q": "ek", "status": "waitlisted"}, ["Älva"]),
    ],
)
async def test_list_is_narrowed_to_those_who_are_wanted(
    registration: Client, staff: Headers, path: str, query: dict[str, str], found: list[str]
) -> None:
    assert await _names(registration, staff, path, sort="name", **query) == found


@pytest.mark.parametrize("sort", ["name", "municipality", "registered"])
async def test_pages_one_after_the_other_are_the_whole_list(
    registration: Client, staff: Headers, path: str, sort: str
) -> None:
    whole = await _names(registration, staff, path, sort=sort)
    paged: list[str] = []
    cursor: str | None = None
    while cursor is not None or not paged:
        query: dict[str, Any] = {"sort": sort, "limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await registration.get(path, params=query, headers=staff)).raise_for_status().json()
        paged += [one["name"].split()[0] for one in page["items"]]
        cursor = page["next_cursor"]
    assert paged == whole
    stranger = await registration.get(path, params={"sort": sort, "cursor": "none"}, headers=staff)
    assert (stranger.status_code, stranger.json()["type"]) == (422, "/problems/cursor-not-valid")
