"""A group registers, one of them leaves, and the one in line gets the place: as people see it."""

import re
from collections.abc import Iterator
from email.message import EmailMessage

import httpx
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from samverka_local.stack import Stack
from samverka_local.waiting import wait_until
from tests.journeys.mailbox import link_in, mail_with, mails

pytestmark = pytest.mark.browser

PLAN = {
    "programme": "lokalt-stod-social-hansyn",
    "title": {"sv": "Vägar in i arbete", "en": "Ways into work"},
    "description": {"sv": "En dag om upphandling.", "en": "A day on procurement."},
    "starts_at": "2098-09-29T07:00:00Z",
    "ends_at": "2098-09-29T14:00:00Z",
    "place": {"name": "Mölndals stadshus", "address": "Göteborgsvägen 11"},
    "capacity": 3,
    "tracks": ["iop"],
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="sv-SE", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


@pytest.fixture
def conference(stack: Stack) -> str:
    headers = {"Authorization": f"Bearer {stack.token('staff')}"}
    with httpx.Client(base_url=f"{stack.status['gateway']}/api/v1", headers=headers, timeout=30) as client:
        conference_id: str = client.post("/conferences", json=PLAN).json()["id"]
        client.post(f"/conferences/{conference_id}/announcement").raise_for_status()
    return f"{stack.status['gateway']}/conferences/{conference_id}"


def calendar_of(mail: EmailMessage) -> Calendar:
    [part] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"][:1]
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return calendar


def fill_in(page: Page, place: int, name: str) -> None:
    page.locator(f"#person-{place}-name").fill(name)
    page.locator(f"#person-{place}-email").fill(f"{name.split(maxsplit=1)[0].lower()}@molndal.se")
    page.locator(f"#person-{place}-organisation").fill("Mölndals stad")
    page.locator(f"#person-{place}-municipality_code").select_option("1481")
    page.locator(f"#person-{place}-sector").select_option("procurement")
    page.locator(f"#person-{place}-role").select_option("staff")


def register(page: Page, conference: str, *names: str) -> None:
    page.goto(conference)
    page.get_by_role("link", name=re.compile("Anmäl dig|Ställ dig i kön")).click()
    for place, name in enumerate(names):
        if place:
            page.get_by_role("button", name="Lägg till en person").click()
        fill_in(page, place, name)
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Behöver ni något?")
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Skicka anmälan").click()


def test_group_registers_one_leaves_and_the_one_in_line_gets_the_place(
    stack: Stack, page: Page, conference: str
) -> None:
    register(page, conference, "Anna Ek", "Bo Lind", "Cecilia Dahl")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ni är anmälda")
    expect(page.get_by_text("har en plats")).to_have_count(3)
    register(page, conference, "David Gren")
    expect(page.get_by_role("heading", level=1)).to_have_text("Du står i kön")

    for name in ("anna", "bo", "cecilia"):
        confirmed = mail_with(stack, f"{name}@molndal.se", "29 september")
        [event] = calendar_of(confirmed).walk("VEVENT")
        assert str(event["SUMMARY"]) == "Vägar in i arbete"
        assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert "1" in str(mail_with(stack, "david@molndal.se", "kö")["Subject"])

    page.goto(link_in(mail_with(stack, "anna@molndal.se", "29 september"), "my"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har en plats")
    page.get_by_role("link", name="Avboka").click()
    page.get_by_role("button", name="Ja, avboka").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Din plats är avbokad")

    wait_until(lambda: len(mails(stack, "david@molndal.se")) == 2, within=20, what="the mail of a freed place")
    [promoted] = [mail for mail in mails(stack, "david@molndal.se") if "kö" not in str(mail["Subject"])]
    assert str(calendar_of(promoted)["METHOD"]) == "REQUEST"
    wait_until(lambda: len(mails(stack, "anna@molndal.se")) == 2, within=20, what="the mail of the cancellation")
    methods = {str(calendar_of(mail)["METHOD"]) for mail in mails(stack, "anna@molndal.se")}
    assert methods == {"REQUEST", "CANCEL"}
    assert [len(mails(stack, f"{name}@molndal.se")) for name in ("bo", "cecilia")] == [1, 1]


def test_place_is_handed_over_and_the_new_one_declines(stack: Stack, page: Page, conference: str) -> None:
    register(page, conference, "Elin Holm")
    page.goto(link_in(mail_with(stack, "elin@molndal.se", "29 september"), "my"))
    page.get_by_role("link", name="Lämna platsen till någon annan").click()
    page.get_by_role("button", name="Lämna över platsen").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Arbetsplats eller organisation")).to_have_value("Mölndals stad")
    page.get_by_label("Namn").fill("Farid Nasser")
    page.get_by_label("E-postadress").fill("farid@molndal.se")
    page.get_by_label("Personens roll").select_option("manager")
    page.get_by_role("button", name="Lämna över platsen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har lämnat över din plats")
    page.goto(link_in(mail_with(stack, "farid@molndal.se", "29 september"), "my"))
    page.get_by_role("link", name="Jag kommer inte").click()
    page.get_by_role("button", name="Ja, jag kommer inte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du kommer inte")


def test_what_is_missing_is_said_at_the_top_and_at_the_field(page: Page, conference: str) -> None:
    page.goto(f"{conference}/register")
    page.locator("#person-0-email").fill("inte en adress")
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("alert")).to_contain_text("Något behöver rättas")
    expect(page.locator("#person-0-email-error")).to_contain_text("hel e-postadress")
    expect(page.locator("#person-0-email")).to_have_value("inte en adress")


def test_pages_speak_english_when_asked(page: Page, conference: str) -> None:
    page.goto(conference)
    page.get_by_role("link", name="In English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ways into work")
    page.goto(f"{conference}/register")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who is coming?")


def test_foreign_link_is_refused_kindly(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.status['gateway']}/my/0123456789abcdef.wrong")
    expect(page.get_by_role("heading", level=1)).to_have_text("Länken fungerar inte")
