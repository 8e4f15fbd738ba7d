"""An own link that went astray is replaced, and one that does not open any more says what to do: as people see it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pymongo import MongoClient

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from samverka_local.waiting import wait_until
from tests.journeys.mailbox import link_in, mail_with
from tests.journeys.people import Entry
from tests.journeys.test_registration import PLAN

pytestmark = pytest.mark.browser

TRACK, LERUM = "iop", "1441"
WRONG = ("Länken fungerar inte", "Öppna länken i ditt senaste mejl från oss", 404)
WITHDRAWN = ("Länken är utbytt", "Du har fått en ny länk i ett mejl från oss. Öppna den i stället.", 410)
EXPIRED = ("Länken har slutat gälla", "Svara på ditt senaste mejl från oss, så hjälper vi dig.", 410)
ERASED = ("Uppgifterna är raderade", "Vill du komma igen? Anmäl dig på nytt.", 410)
ENGLISH = {WRONG: "This link does not work", WITHDRAWN: "This link has been replaced", EXPIRED: "This link has expired"}
ENGLISH |= {ERASED: "The data has been erased"}


def person(name: str) -> dict[str, Any]:
    """What somebody from Lerum writes of themselves."""
    return {
        "name": name,
        "email": f"{name.split(maxsplit=1)[0].lower()}@lerum.example",
        "organisation": "Lerums kommun",
        "municipality_code": LERUM,
        "sector": "procurement",
        "role": "staff",
    }


@pytest.fixture(scope="module")
def api(stack: Stack) -> Iterator[PublicApi]:
    with PublicApi(stack.home, stack.status["gateway"]) as api:
        yield api


@pytest.fixture(scope="module")
def conference(api: PublicApi) -> str:
    conference_id: str = api.post("/conferences", PLAN | {"title": {"sv": "Vägen dit", "en": "The way"}})["id"]
    api.post(f"/conferences/{conference_id}/announcement")
    return conference_id


@pytest.fixture(scope="module")
def consultation(api: PublicApi) -> str:
    """Lerum may book: somebody was at a conference that has been held; a time of an adviser is booked."""
    adviser = api.post("/advisers", {"name": "Sten Vik", "email": "sten@gr.example", "tracks": [TRACK]})
    times = {"starts_at": "2098-11-04T08:00:00Z", "minutes": 60, "modes": ["online"]}
    slot = api.post("/slots", times | {"adviser_id": adviser["id"]})["items"][0]
    wanted = {"track": TRACK, "closes_at": "2099-12-31T00:00:00Z", "opens_when_held": True}
    window = api.post("/booking-windows", wanted)["id"]
    contact = {"name": "Lova Lind", "email": "lova@lerum.example"}
    consent = {"consent": {"privacy_notice": True}}
    interest = {"municipality_code": LERUM, "tracks": [TRACK], "contact": contact}
    api.post("/interests", interest)
    held = f"/conferences/{api.post('/conferences', PLAN | {'tracks': [TRACK]})['id']}"
    api.post(f"{held}/announcement")
    [attendee] = api.post(f"{held}/attendees", {"attendees": [person("Lova Lind")]} | consent)["attendees"]
    api.post(f"/attendees/{attendee['id']}/check-in")
    api.post(f"{held}/completion")
    ours = {"municipality_code": LERUM, "track": TRACK}
    wait_until(lambda: api.get("/eligibility", **ours)["items"][0]["eligible"], within=20, what="the right to book")
    booking = {"slot_id": slot["id"], "mode": "online", "topic": "Städning", "contact": contact}
    booked: str = api.post("/consultations", booking | {"municipality_code": LERUM})["id"]
    api.post(f"/booking-windows/{window}/closing")  # other journeys open one of their own
    return booked


@pytest.fixture(scope="module")
def entry(stack: Stack, browser: Browser) -> Entry:
    return Entry(stack, browser)


@pytest.fixture(scope="module")
def staff(entry: Entry) -> Iterator[Page]:
    page = entry.staff()
    yield page
    page.context.close()


@pytest.fixture
def page(entry: Entry) -> Iterator[Page]:
    page = entry.page()
    yield page
    page.context.close()


def registered(stack: Stack, api: PublicApi, conference: str, name: str) -> str:
    """Register somebody; return the link in their mail."""
    body = {"attendees": [person(name)], "consent": {"privacy_notice": True}}
    api.post(f"/conferences/{conference}/attendees", body)
    return link_in(mail_with(stack, person(name)["email"], "29 september"), "my")


def ensure_refused(page: Page, link: str, why: tuple[str, str, int]) -> None:
    """What does not open says so, and what to do, in both languages."""
    title, advice, status = why
    answer = page.goto(link)
    assert answer is not None
    assert answer.status == status
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("main")).to_contain_text(advice)
    page.get_by_role("link", name="In English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ENGLISH[why])
    expect(page.get_by_role("main")).to_contain_text("anew" if why is ERASED else "mail")
    page.get_by_role("link", name="På svenska").click()


def send_a_new_link(staff: Page, name: str) -> None:
    expect(staff.get_by_role("heading", level=1)).to_have_text(f"Skicka en ny länk till {name}?")
    staff.get_by_role("button", name="Ja, skicka en ny länk").click()
    expect(staff.get_by_role("heading", level=1)).to_have_text("En ny länk är på väg")
    expect(staff.get_by_role("status")).to_contain_text(f"{name} får snart ett mejl")
    staff.get_by_role("link", name="Tillbaka").click()


def test_mail_that_went_astray_is_replaced_by_one_whose_link_alone_opens(
    stack: Stack, api: PublicApi, conference: str, staff: Page, page: Page
) -> None:
    astray = registered(stack, api, conference, "Moa Berg")
    staff.goto(f"/start/conferences/{conference}/attendees")
    staff.get_by_role("link", name="Moa Berg").click()
    staff.get_by_role("link", name="Skicka ny länk").click()
    send_a_new_link(staff, "Moa Berg")
    expect(staff.get_by_role("heading", level=1)).to_have_text("Moa Berg")

    told = mail_with(stack, "moa@lerum.example", "Din nya länk")
    ensure_refused(page, astray, WITHDRAWN)
    ensure_refused(page, f"{astray}/cancel", WITHDRAWN)
    page.goto(link_in(told, "my"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har en plats")
    page.get_by_role("link", name="Avboka").click()
    page.get_by_role("button", name="Ja, avboka").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Din plats är avbokad")
    cancelled = mail_with(stack, "moa@lerum.example", "avbok")
    page.goto(link_in(told, "my"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Din plats är avbokad")
    assert astray not in str(cancelled)


def test_coordinator_replaces_the_link_of_a_consultation(
    stack: Stack, entry: Entry, staff: Page, page: Page, consultation: str
) -> None:
    astray = link_in(mail_with(stack, "lova@lerum.example", "4 november"), "consultation")
    entry.invite(staff, "Karin Krok", "karin@lerum.example", "Samordnare:", more=["Lerum"])
    coordinator = entry.sign_in("karin@lerum.example")
    coordinator.goto(f"/start/consultations/{consultation}")
    coordinator.get_by_role("link", name="Skicka ny länk").click()
    send_a_new_link(coordinator, "Lova Lind")
    coordinator.context.close()

    told = mail_with(stack, "lova@lerum.example", "Er nya länk")
    ensure_refused(page, astray, WITHDRAWN)
    page.goto(link_in(told, "consultation"))
    expect(page.get_by_text("tisdag 4 november 2098")).to_be_visible()


def test_link_that_was_changed_cut_off_or_is_of_something_else_is_refused_kindly(
    stack: Stack, api: PublicApi, conference: str, page: Page
) -> None:
    mine, other = (registered(stack, api, conference, name) for name in ("Nils Nord", "Olga Ost"))
    start, _, signature = mine.rpartition(".")
    foreign = f"{other.rpartition('.')[0]}.{signature}"
    elsewhere = mine.replace("/my/", "/consultation/")
    for wrong in (f"{start}.1.{signature}", start, mine[:-3], f"{mine}%C3%A5", f"{start}%3E", foreign, elsewhere):
        ensure_refused(page, wrong, WRONG)
    page.goto(mine)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har en plats")


def test_link_to_what_is_over_since_a_month_is_refused_kindly_and_is_not_replaced(
    stack: Stack, api: PublicApi, staff: Page, page: Page, conference: str, consultation: str
) -> None:
    mine = registered(stack, api, conference, "Petra Palm")
    ours = link_in(mail_with(stack, "lova@lerum.example", "nya länk"), "consultation")
    long_ago = datetime.now(UTC) - timedelta(days=31)
    with MongoClient[dict[str, Any]](stack.status["mongodb"]) as client:
        over = {"$set": {"plan.ends_at": long_ago, "plan.starts_at": long_ago - timedelta(hours=7)}}
        assert client["registration"]["conferences"].update_one({"_id": conference}, over).modified_count
        over = {"$set": {"ends_at": long_ago, "starts_at": long_ago - timedelta(hours=1)}}
        assert client["scheduling"]["consultations"].update_one({"_id": consultation}, over).modified_count
    for link in (mine, ours):
        ensure_refused(page, link, EXPIRED)
    attendee = mine.rpartition("/")[2].partition(".")[0]
    staff.goto(f"/start/attendees/{attendee}/new-link")
    staff.get_by_role("button", name="Ja, skicka en ny länk").click()
    expect(staff.get_by_role("main")).to_contain_text("Länken har slutat gälla")
