"""An adviser at work: what there is to do today, writing up what has been, publishing and withdrawing times."""

import re

import pytest

from gateway.domain.account import Rights
from tests.gateway.work.conftest import Diary
from tests.gateway.work.signed_in import Browser, House


@pytest.fixture
async def adviser_id(diary: Diary) -> str:
    return await diary.adviser()


@pytest.fixture
async def adviser(house: House, adviser_id: str) -> Browser:
    return await house.visitor(Rights(("adviser",), adviser=adviser_id), "Jörgen Larzon")


async def test_adviser_sees_own_consultations_and_not_those_of_others(
    diary: Diary, adviser: Browser, adviser_id: str
) -> None:
    await diary.booked(adviser_id, topic="Städtjänster i skolan")
    await diary.booked(await diary.adviser(), topic="Någon annans ämne")
    page = await adviser.get("/start")
    assert "Hej Jörgen Larzon" in page.text
    assert "Härryda" in page.text
    assert "Städtjänster i skolan" in page.text
    assert "Någon annans ämne" not in page.text
    assert "Inga möten i dag." in page.text


async def test_calendar_feed_on_the_start_page_is_the_own_one(adviser: Browser, adviser_id: str) -> None:
    page = await adviser.get("/start")
    assert f"/api/v1/advisers/{adviser_id}/calendar.ics?token=" in page.text


async def test_what_has_been_stands_first_and_is_written_up(diary: Diary, adviser: Browser, adviser_id: str) -> None:
    past, coming = await diary.booked(adviser_id), await diary.booked(adviser_id, "2099-10-07T07:00:00Z")
    diary.put_back(past)
    page = await adviser.get("/start")
    assert "Ett möte väntar på dig" in page.text
    assert page.text.index(past) < page.text.index(coming)

    path = f"/start/consultations/{past}"
    asked = await adviser.post(f"{path}/outcome", data={"notes": "Bra samtal."})
    assert asked.status_code == 422
    assert "Välj om ni träffades eller om ingen kom." in asked.text
    assert "Bra samtal." in asked.text

    done = await adviser.post(f"{path}/outcome", data={"outcome": "held", "notes": "Bra samtal."})
    assert "Tack. Mötet är klart." in done.text
    assert "Bra samtal." in done.text
    assert "väntar på dig" not in (await adviser.get("/start")).text
    again = await adviser.post(f"{path}/outcome", data={"outcome": "held"})
    assert (again.status_code, "Konsultationen är redan avslutad." in again.text) == (409, True)


async def test_adviser_moves_and_cancels_a_consultation(diary: Diary, adviser: Browser, adviser_id: str) -> None:
    booked = await diary.booked(adviser_id)
    (other,) = await diary.slots(adviser_id, starts_at="2099-11-03T08:00:00Z")
    path = f"/start/consultations/{booked}"
    assert (await adviser.post(f"{path}/move")).status_code == 422
    moved = await adviser.post(f"{path}/move", data={"slot": other["id"]})
    assert "Mötet har en ny tid." in moved.text
    assert "3 november 2099" in moved.text
    assert f'action="{path}/cancel"' in (await adviser.get(f"{path}/cancel")).text
    cancelled = await adviser.post(f"{path}/cancel", data={"reason": "Sjuk"})
    assert "Mötet är avbokat." in cancelled.text
    assert "Konsultationen är redan avbokad." in (await adviser.post(f"{path}/cancel")).text


async def test_consultation_of_another_adviser_is_refused_in_words(diary: Diary, adviser: Browser) -> None:
    foreign = await diary.booked(await diary.adviser())
    page = await adviser.get(f"/start/consultations/{foreign}")
    assert page.status_code == 403
    assert "<h1>" in page.text
    assert (await adviser.get("/start/consultations/nothing")).status_code == 404


async def test_adviser_publishes_a_weekly_series_and_withdraws_one_of_it(adviser: Browser) -> None:
    page = await adviser.get("/start/times/new")
    key = re.findall(r'name="key" value="(\w+)"', page.text)[0]
    form = {"key": key, "date": "2099-03-24", "time": "9.30", "minutes": "60", "weeks": "3", "modes": ["online"]}
    for _ in range(2):  # pressed twice
        done = await adviser.post("/start/times", data=form)
        assert "Tiderna ligger ute och kan bokas." in done.text
    assert done.text.count("9.30–") == 3 * 2  # the hour stays when the clocks change; once more for those who listen
    slot = re.findall(r'action="(/start/times/\w+/withdrawal)"', done.text)[0]
    left = await adviser.post(slot)
    assert "Tiden är borttagen." in left.text
    assert left.text.count("/withdrawal") == 2


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"date": ""}, "Välj en dag"),
        ({"date": "i morgon"}, "Välj en dag"),
        ({"time": "25:00"}, "Skriv en tid"),
        ({"modes": []}, 'href="#modes"'),
        ({"minutes": "0"}, 'href="#minutes"'),
        ({"online_url": "ingen länk"}, "Skriv hela länken"),
        ({"date": "2020-01-01"}, "Den tiden har redan varit."),
        ({"time": "09:00"}, "Du har redan en tid då."),
        ({"place": "x" * 1000, "modes": ["on-site"]}, 'href="#place"'),
    ],
)
async def test_what_is_wrong_with_a_time_is_said_at_its_field(
    diary: Diary, adviser: Browser, adviser_id: str, wrong: dict[str, str], told: str
) -> None:
    await diary.slots(adviser_id, starts_at="2099-10-06T07:00:00Z")
    form = {"date": "2099-10-06", "time": "14:00", "minutes": "60", "weeks": "1", "modes": ["online"]}
    page = await adviser.post("/start/times", data=form | wrong)
    assert page.status_code == 422
    assert told in page.text
    assert 'role="alert"' in page.text


async def test_pages_of_advisers_are_for_advisers(house: House) -> None:
    editor = await house.visitor(Rights(("editor",)))
    assert (await editor.get("/start/times")).status_code == 403
    assert "Dina konsultationer" not in (await editor.get("/start")).text
