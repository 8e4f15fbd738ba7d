"""A person's own page, whatever became of the plan meanwhile: what stands on it, and what a change tells."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from chassis.links import OwnLinks
from samverka_local import keys
from samverka_local.home import Home
from tests.gateway.work.conftest import Client, Headers
from tests.gateway.work.signed_in import HTML, House
from tests.registration.component.test_editing import CHOICE, TEXT, come, replanned
from tests.registration.plans import announced, own_links

WHO = {
    "organisation": "Mölndals stad",
    "sector": "procurement",
    "role": "staff",
    "municipality_code": "1481",
    "language": "sv",
}


@pytest.fixture(scope="module")
def links(home: Home) -> OwnLinks:
    return own_links(keys.link_key(home, "registration"))


@pytest.fixture
async def browser(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody without an account."""
    async with httpx.AsyncClient(base_url=house.gateway.url, timeout=30, headers=HTML, follow_redirects=True) as one:
        yield one


async def test_new_address_ends_the_link_and_says_where_the_new_one_is(
    browser: httpx.AsyncClient, registration: Client, staff: Headers, links: OwnLinks
) -> None:
    (anna,) = await come(registration, await announced(registration, staff), "Anna Ek")
    here, new = (f"/my/{links.token(anna, generation)}" for generation in (0, 1))
    saved = await browser.post(f"{here}/edit", data=WHO | {"name": "Anna Ek", "email": "anna.ny@molndal.se"})
    assert "Vi har mejlat en ny länk till anna.ny@molndal.se" in saved.text
    assert "Länken är utbytt" in (await browser.get(here)).text
    assert "Du har en plats" in (await browser.get(new)).text
    saved = await browser.post(f"{new}/edit", data=WHO | {"name": "Anna Ekman", "email": "anna.ny@molndal.se"})
    assert ("Dina uppgifter är ändrade." in saved.text, "Anna Ekman" in saved.text) == (True, True)


@pytest.mark.parametrize("kind", ["choice", "yes-no"])
async def test_answer_that_is_none_any_more_is_shown_as_it_was_given(
    browser: httpx.AsyncClient, registration: Client, staff: Headers, links: OwnLinks, kind: str
) -> None:
    conference_id = await announced(registration, staff, questions=[CHOICE])
    (anna,) = await come(registration, conference_id, "Anna Ek", answers={"q": "a"})
    left = CHOICE | {"kind": kind, "choices": CHOICE["choices"][1:] if kind == "choice" else []}
    await replanned(registration, staff, conference_id, questions=[left])
    page = await browser.get(f"/my/{links.token(anna)}")
    assert (page.status_code, "<dd>a</dd>" in page.text) == (200, True)


async def test_session_of_a_conference_over_several_days_is_shown_with_its_day(
    browser: httpx.AsyncClient, registration: Client, staff: Headers, links: OwnLinks
) -> None:
    times = {"starts_at": "2099-09-30T07:00:00Z", "ends_at": "2099-09-30T08:00:00Z"}
    sessions: Any = [{"id": "s", "title": TEXT} | times]
    days = {"ends_at": "2099-09-30T14:00:00Z", "sessions": sessions}
    conference_id = await announced(registration, staff, **days)
    (anna,) = await come(registration, conference_id, "Anna Ek", sessions=["s"])
    for path in (f"/my/{links.token(anna)}", f"/conferences/{conference_id}"):
        assert "onsdag 30 september kl. 9.00" in (await browser.get(path)).text, path


async def test_place_is_not_handed_to_somebody_who_comes_already(
    browser: httpx.AsyncClient, registration: Client, staff: Headers, links: OwnLinks
) -> None:
    anna, _ = await come(registration, await announced(registration, staff), "Anna Ek", "Bo Ek")
    who = WHO | {"name": "Bo Ek", "email": "bo@molndal.se"}
    answer = await browser.post(f"/my/{links.token(anna)}/delegate", data=who)
    assert (answer.status_code, "Den här personen är redan anmäld." in answer.text) == (422, True)
