"""Staff plan a day with sessions and decide on each registration; an offered place expires and passes on."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from samverka_local.stack import Stack
from tests.journeys.mailbox import link_in, mail_with, text_of
from tests.journeys.people import Entry
from tests.journeys.test_registration import fill_in
from tests.registration.passing import end_offers

pytestmark = pytest.mark.browser

PLANNED = {
    "title_en": "A day on contracts",
    "programme": "lokalt-stod",
    "date": "2098-09-29",
    "place": "Stadshuset",
    "capacity": "1",
    "session-0-title_sv": "Samtal om avtal",
    "session-0-starts": "13:00",
    "session-0-ends": "14:30",
    "session-0-capacity": "20",
    "question-0-label_sv": "Hur många upphandlingar gör ni om året?",
    "question-0-label_en": "How many procurements do you make a year?",
}


@pytest.fixture
def entry(stack: Stack, browser: Browser) -> Entry:
    return Entry(stack, browser)


def plan(staff: Page, title: str) -> None:
    """Fill in the plan of a day with one session and one question, on the pages."""
    staff.goto("/start/conferences")
    staff.get_by_role("link", name="Planera en konferens").click()
    for name, text in (PLANNED | {"title_sv": title}).items():
        staff.locator(f"[id='{name}']").fill(text)
    staff.locator("#question-0-kind").select_option("number")
    staff.locator("#question-0-required").check()


def announce(staff: Page) -> str:
    """Save the plan, announce it, and return the address of the page for everybody."""
    staff.get_by_role("button", name="Spara").click()
    expect(staff.get_by_role("main")).to_contain_text("Konferensen är sparad")
    staff.get_by_role("link", name="Utlys").click()
    staff.get_by_role("button", name="Utlys").click()
    expect(staff.get_by_role("main")).to_contain_text("Konferensen är utlyst")
    address = staff.get_by_role("link", name="Se sidan som alla ser").get_attribute("href")
    assert address is not None
    return address


def register(page: Page, conference: str, name: str) -> None:
    """Register as somebody who answers the question, and wants to go to the session."""
    page.goto(f"{conference}/register")
    fill_in(page, 0, name)
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("button", name="Fortsätt").click()
    expect(page.get_by_role("main")).to_contain_text("Svara på frågan.")
    page.get_by_label("Hur många upphandlingar gör ni om året?").fill("12")
    page.get_by_label(re.compile("Samtal om avtal")).check()
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("checkbox", name=re.compile("Jag har läst")).check()
    page.get_by_role("button", name="Skicka anmälan").click()


def test_staff_approve_and_somebody_corrects_what_they_said(stack: Stack, entry: Entry) -> None:
    staff, page = entry.staff(), entry.page()
    plan(staff, "En dag om avtal")
    staff.locator("#capacity").fill("många")
    staff.get_by_label("Vi läser varje anmälan och säger ja eller nej.").check()
    staff.get_by_role("button", name="Spara").click()
    expect(staff.get_by_role("main")).to_contain_text("Skriv ett helt tal, till exempel 80.")
    staff.locator("#capacity").fill("1")
    conference = announce(staff)
    register(page, conference, "Petra Prövad")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack, vi har fått anmälan")
    link = link_in(mail_with(stack, "petra@molndal.se", "Vi har fått din anmälan"), "my")
    register(page, conference, "Petra Prövad")
    expect(page.get_by_role("main")).to_contain_text("Den här personen är redan anmäld")
    staff.goto(f"/start{conference}/attendees?status=requested")
    staff.get_by_role("link", name="Petra Prövad").click()
    staff.get_by_role("link", name="Godkänn").click()
    staff.get_by_role("button", name="Godkänn").click()
    expect(staff.get_by_role("main")).to_contain_text("Petra Prövad är godkänd")
    confirmed = mail_with(stack, "petra@molndal.se", "Din plats")
    assert "Pass: kl. 13.00, Samtal om avtal" in text_of(confirmed)
    page.goto(link)
    page.get_by_role("link", name="Ändra uppgifter").click()
    page.get_by_label("Namn").fill("Petra Prövad-Ek")
    page.get_by_label(re.compile("Samtal om avtal")).uncheck()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("main")).to_contain_text("Dina uppgifter är ändrade.")
    assert "Pass:" not in text_of(mail_with(stack, "petra@molndal.se", "är ändrad"))
    staff.goto(f"/start{conference}")
    staff.get_by_role("link", name="Ändra").first.click()
    staff.get_by_label("Börjar").first.fill("10:00")
    staff.get_by_role("button", name="Spara").click()
    expect(staff.get_by_role("main")).to_contain_text("Konferensen är sparad")
    assert "Det här är nytt: tiden." in text_of(mail_with(stack, "petra@molndal.se", "Det här är nytt"))


def test_offer_expires_and_the_next_in_line_accepts(stack: Stack, entry: Entry) -> None:
    staff, page = entry.staff(), entry.page()
    plan(staff, "En dag om erbjudanden")
    conference = announce(staff)
    for name in ("Olga Först", "Otto Andra", "Orvar Tredje"):
        register(page, conference, name)
    page.goto(link_in(mail_with(stack, "olga@molndal.se", "Din plats"), "my"))
    page.get_by_role("link", name="Avboka").click()
    page.get_by_role("button", name=re.compile("avboka", re.IGNORECASE)).click()
    offer = mail_with(stack, "otto@molndal.se", "En plats är ledig")
    assert "Svara ja eller nej" in text_of(offer)
    end_offers(stack.status["mongodb"])
    passed_on = mail_with(stack, "orvar@molndal.se", "En plats är ledig")
    mail_with(stack, "otto@molndal.se", "har gått vidare")
    page.goto(link_in(offer, "my"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Platsen har gått vidare")
    page.goto(link_in(passed_on, "my"))
    expect(page.get_by_role("heading", level=1)).to_have_text("En plats är ledig")
    page.get_by_role("button", name="Ja, jag tar platsen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har en plats")
    mail_with(stack, "orvar@molndal.se", "Nu har du fått en plats")


def test_two_who_wait_together_would_rather_come_one_than_none(stack: Stack, entry: Entry) -> None:
    staff, page = entry.staff(), entry.page()
    plan(staff, "En dag för två")
    conference = announce(staff)
    page.goto(f"{conference}/register")
    fill_in(page, 0, "Parvaneh Par")
    page.get_by_role("button", name="Lägg till en person").click()
    fill_in(page, 1, "Pelle Par")
    page.get_by_role("button", name="Fortsätt").click()
    questions = page.get_by_label("Hur många upphandlingar gör ni om året?")
    expect(questions).to_have_count(2)
    for number in range(2):
        questions.nth(number).fill("3")
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("checkbox", name=re.compile("Jag har läst")).check()
    page.get_by_role("button", name="Skicka anmälan").click()
    page.goto(link_in(mail_with(stack, "pelle@molndal.se", "kön"), "my"))
    expect(page.get_by_role("main")).to_contain_text("Ni väntar tillsammans")
    page.get_by_role("button", name="Vi kommer hellre några färre").click()
    expect(page.get_by_role("main")).to_contain_text("Ni har sagt att ni kommer även om platserna inte räcker")
    mail_with(stack, "parvaneh@molndal.se", "En plats är ledig")
