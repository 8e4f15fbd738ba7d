"""People come in by a link from their mailbox, see what is theirs and leave: as they do it, without a script."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pymongo import MongoClient

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from tests.journeys.mailbox import mail_with, mails, text_of
from tests.journeys.people import Entry

pytestmark = pytest.mark.browser

ROLES = {
    "staff": ("Handläggare:", "handläggare"),
    "adviser": ("Rådgivare:", "rådgivare"),
    "coordinator": ("Samordnare:", "samordnare"),
    "editor": ("Redaktör:", "redaktör"),
    "operator": ("Driftansvarig:", "driftansvarig"),
}
ADVISER = "Ada Rådgivare"
FOR_STAFF = ("/people", "/people/new", "/keys")


@pytest.fixture(scope="module")
def entry(stack: Stack, browser: Browser) -> Entry:
    return Entry(stack, browser)


@pytest.fixture(scope="module")
def staff(entry: Entry) -> Iterator[Page]:
    with PublicApi(entry.stack.home, entry.stack.status["gateway"]) as api:
        api.post("/advisers", {"name": ADVISER, "email": "ada@region.example", "tracks": ["iop"]})
    page = entry.staff()
    yield page
    page.context.close()


@pytest.fixture
def page(entry: Entry) -> Iterator[Page]:
    page = entry.page()
    yield page
    page.context.close()


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("role", ROLES)
def test_invited_person_signs_in_by_the_link_in_the_mail_sees_what_is_theirs_and_leaves(
    entry: Entry, staff: Page, page: Page, role: str
) -> None:
    label, name = ROLES[role]
    email = f"{role}@kommun.example"
    places = ["Härryda", "Partille"] if role == "coordinator" else []
    entry.invite(staff, f"Person {role}", email, label, places, ADVISER if role == "adviser" else "")
    assert "/sign-in\n" in text_of(mail_with(entry.stack, email, "Du har fått ett konto"))
    entry.sign_in(email, page, at="/sign-in?next=/account")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ditt konto")
    expect(page.locator("main")).to_contain_text(f"Du är {name}.")
    for path in FOR_STAFF:
        page.goto(path)
        assert (title(page) == "Den här sidan är för andra") == (role != "staff")
    page.goto("/account")
    page.get_by_role("main").get_by_role("button", name="Logga ut", exact=True).click()
    page.goto("/account")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")


def test_address_without_an_account_is_answered_alike_and_mailed_nothing(entry: Entry, staff: Page, page: Page) -> None:
    entry.invite(staff, "Kim Känd", "kim@kommun.example", "Redaktör:")
    told = []
    for address in ("kim@kommun.example", "okand@kommun.example"):
        page.goto("/sign-in")
        page.get_by_label("E-postadress").fill(address)
        page.get_by_role("button", name="Mejla mig en länk").click()
        told.append(page.get_by_role("main").inner_text().replace(address, "*"))
    assert told[0] == told[1]
    entry.link("kim@kommun.example")
    assert mails(entry.stack, "okand@kommun.example") == []


def test_link_is_good_once_and_only_in_the_browser_that_asked(entry: Entry, staff: Page, page: Page) -> None:
    email = "robin@kommun.example"
    entry.invite(staff, "Robin Rask", email, "Redaktör:")
    page.goto("/sign-in")
    page.get_by_label("E-postadress").fill(email)
    page.get_by_role("button", name="Mejla mig en länk").click()
    link = entry.link(email)

    elsewhere = entry.page()
    elsewhere.goto(link)
    expect(elsewhere.get_by_role("main")).to_contain_text("Du bad om den i en annan webbläsare.")
    elsewhere.context.close()

    page.goto(link[:-4] + "AAAA")
    expect(page.get_by_role("main")).to_contain_text("Den är inte hel, eller har slutat gälla.")
    page.goto(link)
    page.get_by_role("button", name="Logga in").click()
    page.goto("/account")
    expect(page.get_by_role("main")).to_contain_text("Robin Rask")

    again = page.goto(link)
    assert again is not None
    assert again.status == 410
    expect(page.get_by_role("main")).to_contain_text("Den har redan använts")
    expect(page.get_by_role("link", name="Be om en ny länk")).to_be_visible()


def test_link_that_has_run_out_is_refused_kindly(entry: Entry, staff: Page, page: Page) -> None:
    email = "sena@kommun.example"
    entry.invite(staff, "Sena Sen", email, "Redaktör:")
    page.goto("/sign-in")
    page.get_by_label("E-postadress").fill(email)
    page.get_by_role("button", name="Mejla mig en länk").click()
    link = entry.link(email)
    with MongoClient[dict[str, Any]](entry.stack.status["mongodb"]) as client:
        past = datetime.now(UTC) - timedelta(seconds=1)
        client["gateway"]["sign_in_links"].update_many({"used_at": None}, {"$set": {"expires_at": past}})
    page.goto(link)
    expect(page.get_by_role("main")).to_contain_text("Den gällde i en kvart, och den tiden har gått.")


def test_one_sees_where_one_is_signed_in_and_can_end_it_elsewhere(entry: Entry, staff: Page, page: Page) -> None:
    email = "flera@kommun.example"
    entry.invite(staff, "Flera Fler", email, "Redaktör:")
    other = entry.sign_in(email)
    entry.sign_in(email, page)
    page.goto("/account")
    expect(page.get_by_role("button", name="Logga ut där")).to_have_count(1)
    page.get_by_role("button", name="Logga ut där").click()
    expect(page.get_by_role("button", name="Logga ut där")).to_have_count(0)
    other.goto("/account")
    expect(other.get_by_role("heading", level=1)).to_have_text("Logga in")

    entry.sign_in(email, other)
    page.get_by_role("button", name="Logga ut överallt").click()
    for browser in (page, other):
        browser.goto("/account")
        expect(browser.get_by_role("heading", level=1)).to_have_text("Logga in")
    other.context.close()


def test_closed_account_is_signed_out_at_once_and_gets_no_link(entry: Entry, staff: Page, page: Page) -> None:
    email = "slutar@kommun.example"
    entry.invite(staff, "Slutar Snart", email, "Redaktör:")
    entry.sign_in(email, page)
    staff.goto("/people")
    staff.get_by_role("link", name="Slutar Snart").click()
    staff.get_by_role("button", name="Stäng kontot").click()
    page.goto("/account")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
    page.get_by_label("E-postadress").fill(email)
    page.get_by_role("button", name="Mejla mig en länk").click()
    staff.goto("/people")
    staff.get_by_role("link", name="Slutar Snart").click()
    staff.get_by_role("button", name="Öppna kontot igen").click()
    entry.sign_in(email, page, at="/sign-in?next=/account")
    expect(page.get_by_role("main")).to_contain_text("Slutar Snart")


def test_last_of_the_staff_cannot_be_closed_out(staff: Page) -> None:
    staff.goto("/people")
    staff.get_by_role("link", name="Person staff").click()
    if staff.get_by_role("button", name="Stäng kontot").count():
        staff.get_by_role("button", name="Stäng kontot").click()
    staff.goto("/people")
    staff.get_by_role("main").get_by_role("link", name="Ulla Staf").click()
    staff.get_by_role("button", name="Stäng kontot").click()
    expect(staff.get_by_role("alert")).to_contain_text("Minst en person måste vara kvar som handläggare")


def test_key_for_another_system_is_shown_once_opens_what_it_names_and_can_be_withdrawn(
    entry: Entry, staff: Page
) -> None:
    staff.goto("/keys")
    staff.get_by_label("Vad ska nyckeln heta?").fill("Regionens lista")
    staff.get_by_label("Läsa vilka som är anmälda och bokade").check()
    staff.get_by_role("button", name="Gör nyckeln").click()
    key = staff.locator("pre").inner_text()
    programs = entry.browser.new_context(extra_http_headers={"Authorization": f"Bearer {key}"})
    place = entry.stack.status["gateway"] + "/api/v1/conferences"
    assert programs.request.get(place).status == 200
    assert programs.request.post(place, data={}).status == 403
    staff.goto("/keys")
    expect(staff.get_by_role("main")).not_to_contain_text(key)
    staff.get_by_role("button", name="Dra in").click()
    expect(staff.get_by_role("main")).to_contain_text("Indragen")
    assert programs.request.get(place).status == 401
    programs.close()
