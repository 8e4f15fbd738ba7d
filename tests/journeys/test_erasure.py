"""Somebody sees what is held about them and erases themselves; staff erase by a decision. Both get a receipt."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from samverka_local.waiting import wait_until
from tests.journeys.people import Entry
from tests.journeys.test_own_links import ERASED, ensure_refused, person, registered
from tests.journeys.test_registration import PLAN

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def api(stack: Stack) -> Iterator[PublicApi]:
    with PublicApi(stack.home, stack.status["gateway"]) as api:
        yield api


@pytest.fixture(scope="module")
def conference(api: PublicApi) -> str:
    title = {"title": {"sv": "Att glömmas", "en": "To be forgotten"}, "capacity": 20}
    conference_id: str = api.post("/conferences", PLAN | title)["id"]
    api.post(f"/conferences/{conference_id}/announcement")
    return conference_id


@pytest.fixture(scope="module")
def entry(stack: Stack, browser: Browser) -> Entry:
    return Entry(stack, browser)


@pytest.fixture
def page(entry: Entry) -> Iterator[Page]:
    page = entry.page()
    yield page
    page.context.close()


def until_all_have_confirmed(page: Page) -> None:
    """Look again, as the page says, until it is the receipt."""

    def is_receipt() -> bool:
        page.reload()
        return page.get_by_text("Det här är kvittot").count() > 0

    wait_until(is_receipt, within=30, what="the receipt with everybody's confirmation")
    expect(page.get_by_role("heading", level=1)).to_have_text("Uppgifterna är raderade")
    expect(page.get_by_text("Väntar", exact=True)).to_have_count(0)


def test_person_sees_and_takes_home_what_is_held_and_erases_themselves(
    stack: Stack, api: PublicApi, conference: str, page: Page
) -> None:
    link = registered(stack, api, conference, "Tyra Glömsk")
    page.goto(link)
    page.get_by_role("link", name="Se vad vi har sparat om dig").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("tyra@lerum.example")
    expect(main).to_contain_text("Lerums kommun")
    expect(main).to_contain_text("Du prenumererar inte på nyheter.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta som fil").click()
    held = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert held["registration"]["attendees"][0]["name"] == "Tyra Glömsk"
    assert [one["template"] for one in held["notification"]["mails"]] == ["attendee-confirmed"]

    page.get_by_role("link", name="Radera mina uppgifter").click()
    expect(page.get_by_role("main")).to_contain_text("Anmälan av Tyra Glömsk")
    page.get_by_role("button", name="Radera mina uppgifter").click()
    expect(page.get_by_role("main")).to_contain_text("Personen själv")
    until_all_have_confirmed(page)
    assert "tyra" not in page.content().lower()
    ensure_refused(page, link, ERASED)


def test_staff_erase_by_a_decision_and_find_the_receipt_by_its_number(
    stack: Stack, entry: Entry, api: PublicApi, conference: str
) -> None:
    registered(stack, api, conference, "Sixten Borta")
    staff = entry.staff()
    staff.goto("/start")
    staff.get_by_role("link", name="Radera en person").click()
    staff.get_by_role("button", name="Se vad som raderas").click()
    expect(staff.get_by_role("alert")).to_contain_text("Skriv personens hela e-postadress.")
    expect(staff.get_by_role("alert")).to_contain_text("Skriv beslutets nummer, utan namn.")
    staff.get_by_label("Personens e-postadress").fill(person("Sixten Borta")["email"])
    staff.get_by_label("Beslutets nummer").fill("KS 2026/0412")
    staff.get_by_role("button", name="Se vad som raderas").click()
    expect(staff.get_by_role("main")).to_contain_text("Anmälan av Sixten Borta")
    staff.get_by_role("button", name="Radera", exact=True).click()
    expect(staff.get_by_role("main")).to_contain_text("KS 2026/0412")
    until_all_have_confirmed(staff)
    staff.goto("/start/erasures")
    expect(staff.get_by_role("link", name="KS 2026/0412").first).to_be_visible()
    staff.goto(f"/start/conferences/{conference}/attendees")
    expect(staff.get_by_role("main")).to_contain_text("Raderad person")
    expect(staff.get_by_role("main")).not_to_contain_text("Sixten")
    staff.context.close()
