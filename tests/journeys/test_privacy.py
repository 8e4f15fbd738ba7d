"""Staff publish a privacy notice; somebody registers, sees its version in what is held, and puts other things right."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from tests.journeys.mailbox import link_in, mail_with
from tests.journeys.people import Entry
from tests.journeys.test_own_links import person
from tests.journeys.test_registration import PLAN, fill_in

pytestmark = pytest.mark.browser
NAME, EMAIL = "Greta Granskare", "greta@molndal.se"


@pytest.fixture(scope="module")
def api(stack: Stack) -> Iterator[PublicApi]:
    with PublicApi(stack.home, stack.status["gateway"]) as api:
        yield api


def announced(api: PublicApi, title: str) -> str:
    """Announce a conference with room for all; return its id."""
    conference_id: str = api.post("/conferences", PLAN | {"title": {"sv": title, "en": title}, "capacity": 20})["id"]
    api.post(f"/conferences/{conference_id}/announcement")
    return conference_id


def publish(staff: Page) -> None:
    """Publish a text that begins with a sentence of its own."""
    staff.goto("/start")
    staff.get_by_role("link", name="Texten om personuppgifter").click()
    staff.get_by_label("På engelska").fill("")
    staff.get_by_role("button", name="Granska").click()
    expect(staff.get_by_role("alert")).to_contain_text("Skriv texten på engelska")
    staff.get_by_label("På svenska").fill("Vi sparar ditt namn.\n\nFråga oss gärna.")
    staff.get_by_label("På engelska").fill("We keep your name.\n\nDo ask us.")
    staff.get_by_role("button", name="Granska").click()
    expect(staff.get_by_role("main").get_by_text("We keep your name.")).to_be_visible()
    staff.get_by_role("button", name="Ändra texten").click()
    expect(staff.get_by_label("På engelska")).to_have_value("We keep your name.\n\nDo ask us.")
    staff.get_by_role("button", name="Granska").click()
    staff.get_by_role("button", name="Publicera").click()
    expect(staff.get_by_role("status")).to_contain_text("Version 2 gäller nu.")


def register(page: Page, conference_id: str) -> None:
    """Register through the form, which shows the text that is agreed to."""
    page.goto(f"/conferences/{conference_id}/register")
    fill_in(page, 0, NAME)
    for _ in range(2):
        page.get_by_role("button", name="Fortsätt").click()
    read = page.get_by_role("main").get_by_role("link", name="Läs hur vi hanterar personuppgifter.")
    expect(read).to_have_attribute("href", "/privacy/2")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Skicka anmälan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du är anmäld")


def test_registration_knows_the_version_and_leads_to_the_persons_other_one(
    stack: Stack, browser: Browser, api: PublicApi
) -> None:
    entry = Entry(stack, browser)
    staff, page = entry.staff(), entry.page()
    publish(staff)
    staff.context.close()
    other = announced(api, "Den andra dagen")
    people = {"attendees": [person(NAME) | {"email": EMAIL}], "consent": {"privacy_notice": True, "version": 1}}
    api.post(f"/conferences/{other}/attendees", people)
    register(page, announced(api, "Den första dagen"))
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Så hanterar vi personuppgifter").click()
    expect(page.get_by_role("main")).to_contain_text("Vi sparar ditt namn.")
    page.get_by_role("main").get_by_role("link", name="Version 1").click()
    expect(page.get_by_role("main")).to_contain_text("Det här är en tidigare version.")

    page.goto(link_in(mail_with(stack, EMAIL, "29 september"), "my") + "/data")
    expect(page.get_by_role("main").get_by_role("link", name="Version 2")).to_have_attribute("href", "/privacy/2")
    page.get_by_role("link", name="Ändra Greta Granskare, Den andra dagen").click()
    page.get_by_label("Arbetsplats eller organisation").fill("Lerums bibliotek")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("heading", name="Den andra dagen")).to_be_visible()
    [changed] = api.get(f"/conferences/{other}/attendees")["items"]
    assert (changed["organisation"], changed["agreed"]["version"]) == ("Lerums bibliotek", 1)
    page.context.close()
