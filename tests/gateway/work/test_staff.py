"""Staff at work: the next conference and its door, silent municipalities, booking, mails; and who sees what."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from pymongo import MongoClient

from chassis.clock import now, rfc3339
from gateway.domain.account import ROLES, Rights
from samverka_local.python_part import PythonPart
from tests.gateway.work.conftest import Client, Diary, Headers
from tests.gateway.work.signed_in import Browser, House
from tests.probing import until
from tests.registration.plans import announced, body
from tests.scheduling.component.conftest import declare
from tests.scheduling.times import adviser
from tests.stores import AnyMongod

HEADINGS = {
    "adviser": "Dina konsultationer",
    "coordinator": "Dina kommuner",
    "staff": "Programmet i dag",
    "editor": "Kunskapsbanken",
    "operator": "Driften",
}
STAFF = ("booking", "conferences", "conferences/new", "mails", "erasures", "privacy", "statistics", "municipalities")
INVITING = ("municipalities/invitations", "municipalities/1402/contact")
PAGES = {
    "/start/times": {"adviser"},
    "/start/times/new": {"adviser"},
    "/start/articles": {"staff", "editor"},
    "/start/articles/new": {"staff", "editor"},
    **{f"/start/{name}": {"staff"} for name in (*STAFF, *INVITING)},
}


@pytest.fixture(scope="module")
async def clerk(house: House) -> Browser:
    return await house.visitor(Rights(("staff",)), "Ulla Staf")


async def test_each_role_sees_its_own_part_and_pages_and_not_the_others(
    house: House, scheduling: Client, staff: Headers
) -> None:
    known = await adviser(scheduling, staff)
    for role in ROLES:
        places = ("1401",) if role == "coordinator" else ()
        browser = await house.visitor(Rights((role,), places, known if role == "adviser" else ""))
        page = (await browser.get("/start")).text
        assert [one for one, words in HEADINGS.items() if f">{words}</h2>" in page] == [role]
        for path, roles in PAGES.items():
            assert (await browser.get(path)).status_code == (200 if role in roles else 403), (role, path)


async def test_somebody_with_several_roles_has_a_part_for_each(
    house: House, scheduling: Client, staff: Headers
) -> None:
    everything = Rights(ROLES, ("1401",), await adviser(scheduling, staff))
    page = (await (await house.visitor(everything)).get("/start")).text
    assert all(f">{words}</h2>" in page for words in HEADINGS.values())


async def test_start_page_is_for_those_who_are_signed_in(house: House) -> None:
    browser = await house.visitor(Rights(("editor",)))
    browser.cookies.clear()
    assert (await browser.get("/start")).url.path == "/sign-in"


async def test_staff_see_figures_of_the_next_conference_and_who_is_silent(
    clerk: Browser, registration: Client, staff: Headers
) -> None:
    conference = await announced(registration, staff, capacity=1)
    people = body("Ann A", "Bo B")
    (await registration.post(f"/conferences/{conference}/attendees", json=people)).raise_for_status()
    await declare(registration, "1415")
    page = (await clerk.get("/start")).text
    assert f"/start/conferences/{conference}/attendees" in page
    assert "12 av 13 har inte anmält intresse än:" in page
    assert "Stenungsund" not in page
    assert "Alla mejl har kommit fram." in page


async def test_people_are_found_by_name_checked_in_and_corrected_on_the_day(
    clerk: Browser, registration: Client, staff: Headers
) -> None:
    today = {"starts_at": rfc3339(now() + timedelta(hours=2)), "ends_at": rfc3339(now() + timedelta(hours=4))}
    conference = await announced(registration, staff, capacity=100, **today)
    people = body("Åsa Ek", *(f"Person {number}" for number in range(19)))
    for _ in range(3):
        (await registration.post(f"/conferences/{conference}/attendees", json=people)).raise_for_status()
        people = body(*(f"Någon {number}" for number in range(20)), email="x@y.example")
        people["attendees"] = [
            one | {"email": f"{place}{_}@y.example"} for place, one in enumerate(people["attendees"])
        ]
    here = f"/start/conferences/{conference}/attendees"
    first = await clerk.get(here)
    assert first.text.count("Pricka av") == 50
    assert "Visa fler" in first.text
    found = await clerk.get(here, params={"q": "åsa"})
    assert "1 person finns" in found.text
    act = found.text.split(f'action="{here}/')[1].split('"')[0]
    checked_in = await clerk.post(f"{here}/{act}", data={"q": "åsa"})
    assert "Är här" in checked_in.text
    assert "1 person finns" in checked_in.text
    twice = await clerk.post(f"{here}/{act}", data={"q": "åsa"})
    assert (twice.status_code, 'role="alert"' in twice.text) == (409, True)
    corrected = await clerk.post(f"{here}/{act.replace('check-in', 'correction')}", data={"q": "åsa"})
    assert "Är här" not in corrected.text
    assert (await clerk.get(here, params={"q": "ingen alls"})).text.count("Pricka av") == 0


async def test_list_is_narrowed_and_its_next_page_stays_so(
    clerk: Browser, registration: Client, staff: Headers
) -> None:
    conference = await announced(registration, staff, capacity=100)
    path = f"/conferences/{conference}/attendees"
    for number in range(3):
        people = body(*(f"Någon {number} {one}" for one in range(20)), municipality_code="1480")
        (await registration.post(path, json=people)).raise_for_status()
    (await registration.post(path, json=body("Åsa Ek", municipality_code="1402"))).raise_for_status()
    first = await clerk.get(f"/start{path}", params={"municipality_code": "1480", "sort": "registered"})
    assert ("50 personer visas här." in first.text, "Åsa Ek" in first.text) == (True, False)
    second = await clerk.get(unescape(first.text.split('rel="next" href="')[1].split('"')[0]))
    assert ("10 personer visas här." in second.text, "Åsa Ek" in second.text) == (True, False)
    unknown = await clerk.get(f"/start{path}", params={"status": "magic", "cursor": "none"})
    assert (unknown.status_code, "Någon 0 0" in unknown.text) == (200, True)


async def test_list_of_a_conference_far_ahead_has_no_door(clerk: Browser, registration: Client, staff: Headers) -> None:
    conference = await announced(registration, staff)
    (await registration.post(f"/conferences/{conference}/attendees", json=body("Ann A"))).raise_for_status()
    page = await clerk.get(f"/start/conferences/{conference}/attendees")
    assert "Ann A" in page.text
    assert "Pricka av" not in page.text


async def test_booking_is_opened_and_closed_and_what_is_wrong_is_said_at_the_field(clerk: Browser) -> None:
    form = {"track": "iop", "opens": "now", "closes_on": "2099-12-18"}
    for wrong, told in (
        ({"track": ""}, 'href="#track"'),
        ({"closes_on": ""}, "Välj den sista dagen att boka."),
        ({"closes_on": "2020-01-01"}, "Den sista dagen måste komma efter den första"),
        ({"opens": "day"}, 'href="#opens_on"'),
    ):
        page = await clerk.post("/start/booking", data=form | wrong)
        assert (page.status_code, told in page.text) == (422, True), wrong
    opened = await clerk.post("/start/booking", data=form)
    assert "Stänger den 18 december 2099." in opened.text
    again = await clerk.post("/start/booking", data=form)
    assert "Spåret har redan en bokningsperiod." in again.text
    close = opened.text.split('action="/start/booking/')[1].split('"')[0]
    assert "Öppen" not in (await clerk.post(f"/start/booking/{close}")).text
    assert "Bokningsperioden är redan stängd." in (await clerk.post(f"/start/booking/{close}")).text


async def test_mail_that_failed_is_told_on_the_start_page_and_sent_again(
    clerk: Browser, parts: dict[str, PythonPart], registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    conference = await announced(registration, staff, capacity=1)
    (await registration.post(f"/conferences/{conference}/attendees", json=body("Ann A"))).raise_for_status()
    kept = dict(parts["notification"].environment())["SAMVERKA_MONGODB_DATABASE"]
    with MongoClient[dict[str, Any]](mongod.uri) as client:

        async def given_up() -> int:
            given_up = {"state": "failed", "due_at": None, "reason": "550", "attempts": 5, "held_by": None}
            found = client[kept]["messages"].update_one({"state": "queued"}, {"$set": given_up, "$inc": {"version": 1}})
            return found.modified_count

        await until(given_up, "a mail to give up")
    assert "1 mejl kom inte fram" in (await clerk.get("/start")).text
    mails = await clerk.get("/start/mails")
    assert "Bekräftelse på plats" in mails.text
    assert "5 försök. Svaret var: 550" in mails.text
    again = mails.text.split('action="/start/mails/')[1].split('"')[0]
    assert "Mejlet är på väg igen." in (await clerk.post(f"/start/mails/{again}")).text
    assert "Alla mejl har kommit fram." in (await clerk.get("/start")).text


async def test_mail_that_is_not_there_is_refused_in_words(clerk: Browser) -> None:
    page = await clerk.post("/start/mails/nothing/resend")
    assert (page.status_code, 'role="alert"' in page.text) == (409, True)


async def test_service_that_is_away_leaves_its_part_out_and_the_rest_works(
    house: House, parts: dict[str, PythonPart]
) -> None:
    browser = await house.visitor(Rights(("staff", "editor", "operator")))
    parts["content"].stop()
    try:
        page = await browser.get("/start")
        assert page.status_code == 200
        assert "Kunskapsbanken vilar just nu." in page.text
        assert "Nästa konferens" in page.text
        assert "Svarar inte" in page.text
        assert (await browser.get("/start/articles")).status_code == 503
    finally:
        parts["content"].start()
    assert "Svarar inte" not in (await browser.get("/start")).text


async def test_link_that_went_astray_is_replaced_by_another(
    clerk: Browser, registration: Client, staff: Headers, house: House
) -> None:
    conference = await announced(registration, staff)
    people = body("Ann A", municipality_code="1402")
    registered = await registration.post(f"/conferences/{conference}/attendees", json=people)
    attendee = registered.raise_for_status().json()["id"]
    path = f"/start/attendees/{attendee}/new-link"
    theirs = f"/start/attendees/{attendee}"
    assert theirs in (await clerk.get(f"/start/conferences/{conference}/attendees")).text
    assert path in (await clerk.get(theirs)).text
    assert "Skicka en ny länk till Ann A?" in (await clerk.get(path)).text
    done = await clerk.post(path)
    assert (done.status_code, "En ny länk är på väg" in done.text) == (200, True)
    for municipality, status in (("1402", 200), ("1480", 403)):
        browser = await house.visitor(Rights(("coordinator",), (municipality,)))
        assert [(await browser.get(path)).status_code, (await browser.post(path)).status_code] == [status, status]


async def test_contact_of_a_consultation_is_sent_another_link(clerk: Browser, diary: Diary, house: House) -> None:
    consultation = await diary.booked(adviser_id := await diary.adviser())
    path = f"/start/consultations/{consultation}"
    assert f"{path}/new-link" in (await clerk.get(path)).text
    assert "En ny länk är på väg" in (await clerk.post(f"{path}/new-link")).text
    her = await house.visitor(Rights(("adviser",), (), adviser_id))
    assert f"{path}/new-link" not in (await her.get(path)).text
    assert (await her.post(f"{path}/new-link")).status_code == 403


async def test_figures_tell_how_far_the_programme_reaches(clerk: Browser, registration: Client, staff: Headers) -> None:
    title = {"sv": "Siffrornas dag", "en": "The day of figures"}
    conference = await announced(registration, staff, title=title)
    people = body("Ann A", "Bo B", municipality_code="1402")
    people["attendees"][0]["sector"] = "labour-market"
    registered = await registration.post(f"/conferences/{conference}/attendees", json=people)
    path = f"/start/statistics?conference={conference}"
    page = (await clerk.get(path)).text
    assert "1 av 2 som har plats arbetar med något annat än arbetsmarknad: 50 procent." in page
    for attendee in registered.json()["attendees"]:
        (await registration.post(f"/attendees/{attendee['id']}/check-in", headers=staff)).raise_for_status()
    page = (await clerk.get(path)).text
    assert "1 av 2 som kom arbetar" in page
    assert "Partille" in page
    assert "Siffrornas dag" in (await clerk.get("/start/statistics?conference=none")).text
