"""A municipality is told why it may not book, declares interest, books, moves and cancels: as people see it."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from samverka_local.waiting import wait_until
from tests.journeys.mailbox import link_in, mail_with
from tests.journeys.test_registration import PLAN

pytestmark = pytest.mark.browser

TRACK = "social-considerations"
PARTILLE = "1402"
SLOTS = {"starts_at": "2098-10-07T07:00:00Z", "minutes": 60, "modes": ["on-site", "online"], "repeat": {"weeks": 14}}
PERSON = {
    "name": "Iris Falk",
    "email": "iris@partille.example",
    "organisation": "Partille kommun",
    "municipality_code": PARTILLE,
    "sector": "procurement",
    "role": "staff",
}


@pytest.fixture(scope="module")
def api(stack: Stack) -> Iterator[PublicApi]:
    with PublicApi(stack.home, stack.status["gateway"]) as api:
        yield api


@pytest.fixture(scope="module")
def site(stack: Stack, api: PublicApi) -> str:
    """Somebody from Partille was at a conference that has been held, and an adviser offers a time every week."""
    adviser = api.post("/advisers", {"name": "Jörgen Larzon", "email": "jorgen@gr.example", "tracks": [TRACK]})
    api.post("/slots", SLOTS | {"adviser_id": adviser["id"]})
    api.post("/booking-windows", {"track": TRACK, "closes_at": "2099-12-31T00:00:00Z", "opens_when_held": True})
    conference = f"/conferences/{api.post('/conferences', PLAN | {'tracks': [TRACK]})['id']}"
    api.post(f"{conference}/announcement")
    body = {"attendees": [PERSON], "consent": {"privacy_notice": True}}
    [attendee] = api.post(f"{conference}/attendees", body)["attendees"]
    api.post(f"/attendees/{attendee['id']}/check-in")
    api.post(f"{conference}/completion")

    def reason() -> str:
        answer = api.get("/eligibility", municipality_code=PARTILLE, track=TRACK)["items"][0]
        return ",".join(rule["rule"] for rule in answer["rules"] if not rule["met"])

    wait_until(lambda: reason() == "interest-declared", within=20, what="an open booking window with one rule left")
    return str(stack.status["gateway"])


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="sv-SE", viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def look_for_times(page: Page, site: str) -> None:
    page.goto(f"{site}/consultations")
    page.get_by_label("Kommun").select_option(label="Partille")
    page.get_by_label("Social hänsyn i upphandling").check()
    page.get_by_role("button", name="Visa lediga tider").click()


def declare_interest(page: Page) -> None:
    page.get_by_role("link", name="Anmäl intresse").click()
    expect(page.get_by_label("Social hänsyn i upphandling")).to_be_checked()
    page.get_by_role("button", name="Anmäl intresse").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv namnet på den vi kan prata med.")
    page.get_by_label("Namn").fill("Iris Falk")
    page.get_by_label("E-postadress").fill("iris@partille.example")
    page.get_by_role("button", name="Anmäl intresse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Partille har anmält intresse")


def book(page: Page) -> None:
    page.get_by_role("link", name="9.00").first.click()
    page.get_by_role("button", name="Boka").click()
    expect(page.get_by_role("alert")).to_contain_text("Välj på plats eller online.")
    page.get_by_label("Online").check()
    page.get_by_label("Vad vill ni prata om?").fill("Städtjänster nästa år")
    page.get_by_label("Fler som är med").fill("Ali Demir ali@partille.example\nBritt Ask")
    page.get_by_label("Namn").fill("Iris Falk")
    page.get_by_label("E-postadress").fill("iris@partille.example")
    page.get_by_role("button", name="Boka").click()


def test_municipality_learns_what_is_missing_declares_interest_books_moves_and_cancels(
    stack: Stack, site: str, api: PublicApi, page: Page
) -> None:
    look_for_times(page, site)
    expect(page.get_by_role("heading", level=1)).to_have_text("Partille kan inte boka än")
    declare_interest(page)
    wanted = {"municipality_code": PARTILLE, "track": TRACK}
    wait_until(lambda: api.get("/eligibility", **wanted)["items"][0]["eligible"], within=20, what="the right to book")

    look_for_times(page, site)
    expect(page.get_by_role("heading", level=2).first).to_have_text("tisdag 7 oktober 2098")
    page.get_by_role("link", name="Visa senare tider").click()
    expect(page.get_by_role("heading", level=2)).to_have_count(2)
    page.get_by_role("link", name="Visa de första tiderna").click()
    book(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tiden är bokad")
    expect(page.get_by_role("link", name="In English")).to_have_count(0)

    page.goto(link_in(mail_with(stack, "iris@partille.example", "7 oktober"), "consultation"))
    expect(page.get_by_text("Ali Demir, Britt Ask")).to_be_visible()
    page.get_by_role("link", name="Flytta till en annan tid").click()
    page.get_by_role("group", name="tisdag 14 oktober 2098").get_by_role("radio").check()
    page.get_by_role("button", name="Flytta hit").click()
    expect(page.get_by_role("status")).to_contain_text("Tiden är flyttad")
    expect(page.get_by_text("tisdag 14 oktober 2098")).to_be_visible()
    page.get_by_role("link", name="Avboka").click()
    page.get_by_label("Varför?").fill("\n".join(["Vi har inte hunnit."] * 50))  # 999 characters, sent as 1,048
    page.get_by_role("button", name="Ja, avboka").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Konsultationen är avbokad")


def test_booking_for_no_municipality_of_ours_asks_which_one(site: str) -> None:
    slot = httpx.get(f"{site}/api/v1/slots", params={"track": TRACK, "free": "true"}).json()["items"][-1]
    filled = {
        "slot": f"{slot['id']}~{slot['starts_at']}",
        "mode": "online",
        "topic": "x",
        "name": "x",
        "email": "x@y.se",
    }
    for wrong in ({"municipality_code": "9999", "track": TRACK}, {"municipality_code": PARTILLE, "track": "x"}):
        asked = httpx.post(f"{site}/consultations/book", data=filled | wrong, headers={"Accept": "text/html"})
        assert (asked.status_code, "Något behöver rättas" in asked.text) == (422, True)


def test_time_that_somebody_else_took_gives_place_to_others_and_nothing_is_lost(site: str, page: Page) -> None:
    page.goto(f"{site}/consultations/book?municipality_code={PARTILLE}&track={TRACK}&slot=0~2098-10-07T07:00:00Z")
    expect(page.get_by_role("alert")).to_contain_text("Tiden är inte ledig längre.")
    page.get_by_label("Vad vill ni prata om?").fill("Städtjänster nästa år")
    page.get_by_role("button", name="Boka").click()
    expect(page.get_by_label("Vad vill ni prata om?")).to_have_value("Städtjänster nästa år")
    expect(page.get_by_label("Välj en annan tid").get_by_role("option")).not_to_have_count(1)
