"""A coordinator at work: interest, the right to book, meetings and people of the own municipalities, and no others."""

import pytest

from gateway.domain.account import Rights
from tests.gateway.work.conftest import Client, Diary, Headers
from tests.gateway.work.signed_in import Browser, House
from tests.registration.plans import announced, body
from tests.scheduling.component.conftest import declare


@pytest.fixture(scope="module")
async def coordinator(house: House, eligible: None) -> Browser:
    return await house.visitor(Rights(("coordinator",), ("1401", "1402")), "Karin Berg")


def part_of(page: str, code: str) -> str:
    """What a page says of one municipality."""
    return page.partition(f'id="place-{code}"')[2].partition("</section>")[0]


async def test_coordinator_sees_what_each_own_municipality_may_and_what_to_do(coordinator: Browser) -> None:
    page = (await coordinator.get("/start")).text
    harryda, partille = part_of(page, "1401"), part_of(page, "1402")
    assert "Ni anmälde intresse den" in harryda
    assert '<a class="button" href="/consultations?municipality_code=1401&amp;track=social-considerations">' in harryda
    assert "Partille har inte anmält intresse än." in partille
    assert 'href="/interest?municipality_code=1402"' in partille
    assert "Kommunen kan boka när den har anmält intresse för spåret." in partille
    assert part_of(page, "1480") == ""


async def test_coordinator_sees_and_changes_meetings_of_the_own_municipality(
    coordinator: Browser, house: House, diary: Diary
) -> None:
    booked = await diary.booked(await diary.adviser(), topic="Skolmat")
    path = f"/start/consultations/{booked}"
    assert "Skolmat" in part_of((await coordinator.get("/start")).text, "1401")
    assert "Karin Berg" in (await coordinator.get(path)).text
    assert (await coordinator.post(f"{path}/outcome", data={"outcome": "held"})).status_code == 403
    other = await house.visitor(Rights(("coordinator",), ("1480",)))
    assert "Skolmat" not in (await other.get("/start")).text
    for foreign in (await other.get(path), await other.post(f"{path}/cancel")):
        assert foreign.status_code == 403
    assert "Mötet är avbokat." in (await coordinator.post(f"{path}/cancel")).text


async def test_coordinator_takes_interest_back_for_own_municipalities_only(
    coordinator: Browser, registration: Client
) -> None:
    await declare(registration, "1402")
    path = "/start/interests/interest-1402/withdraw"
    assert "Ta tillbaka intresset för Partille?" in (await coordinator.get(path)).text
    assert "Partille har inte anmält intresse än." in (await coordinator.post(path)).text
    await declare(registration, "1480")
    assert (await coordinator.post("/start/interests/interest-1480/withdraw")).status_code == 403


async def test_names_of_other_municipalities_people_are_never_shown(
    coordinator: Browser, registration: Client, staff: Headers
) -> None:
    conference = await announced(registration, staff, starts_at="2098-09-29T07:00:00Z", ends_at="2098-09-29T14:00:00Z")
    people = body("Ylva Grann", municipality_code="1480")
    (await registration.post(f"/conferences/{conference}/attendees", json=people)).raise_for_status()
    page = await coordinator.get("/start")
    assert page.status_code == 200
    assert "Ylva Grann" not in page.text


async def test_list_shows_a_coordinator_their_own_people_alone_and_no_door(
    house: House, registration: Client, staff: Headers
) -> None:
    conference = await announced(registration, staff, capacity=5)
    path = f"/conferences/{conference}/attendees"
    for name, code in (("Ann A", "1402"), ("Ylva Grann", "1480")):
        (await registration.post(path, json=body(name, municipality_code=code))).raise_for_status()
    browser = await house.visitor(Rights(("coordinator",), ("1402",)))
    for query in ({}, {"municipality_code": "1480"}, {"q": "Ylva"}, {"sort": "municipality"}):
        page = await browser.get(f"/start{path}", params=query)
        assert (page.status_code, "Ylva Grann" in page.text) == (200, False), query
        assert "Göteborg</option>" not in page.text
    assert "Ann A" in (await browser.get(f"/start{path}")).text


async def test_coordinator_lets_somebody_else_come_and_takes_a_registration_back(
    house: House, registration: Client, staff: Headers
) -> None:
    conference = await announced(registration, staff, capacity=5)
    people = body("Ann A", "Bo B", municipality_code="1402")
    registered = (await registration.post(f"/conferences/{conference}/attendees", json=people)).json()["attendees"]
    ann, bo = (f"/start/attendees/{one['id']}" for one in registered)
    browser = await house.visitor(Rights(("coordinator",), ("1402",)))
    assert "Mölndals stad, Partille" in (await browser.get(ann)).text

    asked = await browser.get(f"{ann}/delegate")
    wrong = await browser.post(f"{ann}/delegate", data={"name": "Cia C", "email": "ingen adress"})
    assert (asked.status_code, wrong.status_code) == (200, 422)
    assert "hel e-postadress" in wrong.text
    cia = {"name": "Cia C", "email": "cia@partille.example", "organisation": "Partille", "sector": "procurement"}
    done = await browser.post(f"{ann}/delegate", data=cia | {"role": "staff", "municipality_code": "1402"})
    assert "Någon annan kommer i stället för Ann A. Båda får varsitt mejl." in done.text

    assert "Avboka Bo B?" in (await browser.get(f"{bo}/cancel")).text
    assert "Bo B är avbokad och får ett mejl om det." in (await browser.post(f"{bo}/cancel")).text
    assert "Avboka personen" not in (await browser.get(bo)).text
    again = await browser.post(f"{bo}/cancel")
    assert (again.status_code, "Bo B" in again.text) == (409, True)


async def test_coordinator_of_another_municipality_neither_sees_nor_changes_them(
    house: House, registration: Client, staff: Headers
) -> None:
    conference = await announced(registration, staff)
    people = body("Ann A", municipality_code="1402")
    registered = await registration.post(f"/conferences/{conference}/attendees", json=people)
    ann = f"/start/attendees/{registered.json()['id']}"
    browser = await house.visitor(Rights(("coordinator",), ("1480",)))
    for path in ("", "/cancel", "/delegate"):
        answer = await browser.get(ann + path)
        assert (answer.status_code, "Ann A" in answer.text) == (403, False)
    assert (await browser.post(f"{ann}/cancel")).status_code == 403


async def test_coordinator_takes_the_own_list_along_as_it_is_seen(
    house: House, registration: Client, staff: Headers
) -> None:
    conference = await announced(registration, staff, capacity=2)
    for code in ("1402", "1480"):
        people = body(f"Ann {code}", f"Bo {code}", municipality_code=code)
        (await registration.post(f"/conferences/{conference}/attendees", json=people)).raise_for_status()
    here = f"/start/conferences/{conference}/attendees"
    browser = await house.visitor(Rights(("coordinator",), ("1402",)))
    assert f"{here}.csv?sort=name" in (await browser.get(here)).text
    taken = await browser.get(f"{here}.csv?status=confirmed")
    assert taken.headers["content-disposition"] == 'attachment; filename="attendees.csv"'
    assert [name in taken.text for name in ("Ann 1402", "Bo 1402", "1480")] == [True, True, False]
    assert (await browser.get(f"{here}.xlsx")).content.startswith(b"PK")
    assert (await browser.get("/start/conferences/none/attendees.csv")).status_code == 404
    editor = await house.visitor(Rights(("editor",)))
    assert (await editor.get(f"{here}.csv")).status_code == 403
