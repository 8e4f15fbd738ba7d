"""The programme's whole story as the people of one municipality live it: from interest to a booked consultation."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from tests.journeys.mailbox import link_in, mail_with, text_of
from tests.journeys.test_registration import PLAN, calendar_of

pytestmark = pytest.mark.browser

CODE, NAME = "1407", "Öckerö"
MINA, OLA = "mina.berg@ockero.example", "ola.holm@ockero.example"
ARTICLE = {
    "title": {"sv": "Föreningar som vägen in", "en": "Associations as the way in"},
    "summary": {"sv": "Tre exempel från kusten.", "en": "Three examples from the coast."},
    "body": {"sv": "Så här gjorde de.", "en": "This is how they did it."},
    "tracks": ["iop"],
}


@pytest.fixture(scope="module")
def api(stack: Stack) -> Iterator[PublicApi]:
    with PublicApi(stack.home, stack.status["gateway"]) as api:
        yield api


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="sv-SE", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


@pytest.fixture(scope="module")
def conference(api: PublicApi) -> str:
    """An announced conference, an adviser with times, and a booking window that waits; answers the conference's id."""
    adviser = api.post("/advisers", {"name": "Lisbeth Ringdahl", "email": "lisbeth@gr.example", "tracks": ["iop"]})
    times = {"adviser_id": adviser["id"], "starts_at": "2098-10-02T07:00:00Z", "minutes": 90, "repeat": {"weeks": 3}}
    api.post("/slots", times | {"modes": ["on-site", "online"]})
    api.post("/booking-windows", {"track": "iop", "closes_at": "2098-12-18T23:00:00Z", "opens_when_held": True})
    conference_id: str = api.post("/conferences", PLAN | {"title": {"sv": "Skärgårdsdag", "en": "Island day"}})["id"]
    api.post(f"/conferences/{conference_id}/announcement")
    return conference_id


def expect_heading(page: Page, words: str) -> None:
    """The page's own heading says this."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def declare_interest(page: Page, site: str) -> None:
    page.goto(f"{site}/interest")
    page.get_by_label("Kommun").select_option(label=NAME)
    page.get_by_label("Idéburet offentligt partnerskap (IOP)").check()
    page.get_by_label("Namn").fill("Mina Berg")
    page.get_by_label("E-postadress").fill(MINA)
    page.get_by_role("button", name="Anmäl intresse").click()
    expect_heading(page, f"{NAME} har anmält intresse")


def register(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Anmäl dig").click()
    for place, (name, email) in enumerate((("Mina Berg", MINA), ("Ola Holm", OLA))):
        if place:
            page.get_by_role("button", name="Lägg till en person").click()
        page.locator(f"#person-{place}-name").fill(name)
        page.locator(f"#person-{place}-email").fill(email)
        page.locator(f"#person-{place}-organisation").fill("Öckerö kommun")
        page.locator(f"#person-{place}-municipality_code").select_option(CODE)
        page.locator(f"#person-{place}-sector").select_option("labour-market")
        page.locator(f"#person-{place}-role").select_option("staff")
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Skicka anmälan").click()
    expect_heading(page, "Ni är anmälda")


def hold(api: PublicApi, conference_id: str) -> None:
    """Staff check Mina in, who came, and say that the day has been held; there are no pages for it yet."""
    for attendee in api.all(f"/conferences/{conference_id}/attendees", status="confirmed"):
        if attendee["email"] == MINA:
            api.post(f"/attendees/{attendee['id']}/check-in")
    api.post(f"/conferences/{conference_id}/completion")


def book(page: Page, address: str) -> None:
    page.goto(address)
    expect_heading(page, "Välj en tid")
    page.get_by_role("link", name="9.00").first.click()
    page.get_by_label("Online").check()
    page.get_by_label("Vad vill ni prata om?").fill("Båttrafiken och föreningarna")
    page.get_by_label("Namn").fill("Mina Berg")
    page.get_by_label("E-postadress").fill(MINA)
    page.get_by_role("button", name="Boka").click()
    expect_heading(page, "Tiden är bokad")


def subscribe(stack: Stack, page: Page, site: str) -> None:
    page.goto(f"{site}/subscribe")
    page.get_by_label("E-postadress").fill(OLA)
    page.get_by_role("button", name="Prenumerera").click()
    expect_heading(page, "Titta i din inkorg")
    page.goto(link_in(mail_with(stack, OLA, "nyheter"), "subscriptions"))
    page.get_by_role("button", name="Ja, prenumerera").click()
    expect_heading(page, "Du prenumererar")


def test_municipality_lives_the_whole_story(stack: Stack, api: PublicApi, page: Page, conference: str) -> None:
    site = stack.status["gateway"]
    declare_interest(page, site)
    register(page, f"{site}/conferences/{conference}")
    mail_with(stack, MINA, "29 september")

    hold(api, conference)
    invitation = mail_with(stack, MINA, f"{NAME} kan nu boka")
    found = re.search(r"https?://\S+/consultations\?\S+", text_of(invitation))
    assert found is not None
    book(page, found.group())
    booked = mail_with(stack, MINA, "är bokad")
    [event] = calendar_of(booked).walk("VEVENT")
    page.goto(link_in(booked, "consultation"))
    expect(page.get_by_text("Båttrafiken och föreningarna")).to_be_visible()
    [theirs] = calendar_of(mail_with(stack, "lisbeth@gr.example", f"{NAME} har bokat dig")).walk("VEVENT")
    assert theirs["UID"] == event["UID"]

    subscribe(stack, page, site)
    slug = api.post("/articles", ARTICLE)["slug"]
    api.post(f"/articles/{slug}/publication")
    page.goto(link_in(mail_with(stack, OLA, "Föreningar som vägen in"), "articles"))
    expect_heading(page, "Föreningar som vägen in")
