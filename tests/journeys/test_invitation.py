"""Staff ask municipalities to a conference; one says no by the link in the mail, and comes after all."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pymongo import MongoClient

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from tests.journeys.mailbox import link_in, mail_with, mails, text_of
from tests.journeys.people import Entry
from tests.journeys.test_registration import PLAN

pytestmark = pytest.mark.browser

TJORN, LILLA_EDET = "tora.ek@tjorn.example", "lars.vik@lillaedet.example"
CODES = {"1419": ("Tora Ek", TJORN), "1462": ("Lars Vik", LILLA_EDET)}


@pytest.fixture(scope="module")
def api(stack: Stack) -> Iterator[PublicApi]:
    with PublicApi(stack.home, stack.status["gateway"]) as api:
        yield api


@pytest.fixture(scope="module")
def conference(api: PublicApi) -> str:
    """An announced conference, and two municipalities that can be written to."""
    for code, (name, email) in CODES.items():
        contact = {"name": name, "email": email}
        assert api.send("PUT", f"/municipalities/{code}/contact", json=contact).is_success
    conference_id: str = api.post("/conferences", PLAN | {"title": {"sv": "Höstdagen", "en": "Autumn day"}})["id"]
    api.post(f"/conferences/{conference_id}/announcement")
    return conference_id


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


def a_week_passes(stack: Stack, conference_id: str) -> None:
    """Let the mails about this conference have been sent more than a week ago."""
    with MongoClient[dict[str, Any]](stack.status["mongodb"]) as client:
        kept = client["registration"]["conference_invitations"]
        long_ago = datetime.now(UTC) - timedelta(days=8)
        sent = kept.update_many(
            {"conference_id": conference_id, "invited_at": {"$ne": None}}, {"$set": {"invited_at": long_ago}}
        )
        assert sent.matched_count >= len(CODES)


def row(staff: Page, conference_id: str, name: str) -> Locator:
    """What staff see of one municipality."""
    staff.goto(f"/start/conferences/{conference_id}/invitations")
    return staff.get_by_role("row").filter(has=staff.get_by_role("link", name=name, exact=True))


def test_municipality_is_asked_says_no_and_comes_after_all(
    stack: Stack, api: PublicApi, conference: str, staff: Page, page: Page
) -> None:
    staff.goto(f"/start/conferences/{conference}")
    staff.get_by_role("link", name="Bjud in och påminn").click()
    main = staff.get_by_role("main")
    expect(main).to_contain_text(f"Tjörn: inbjudan, Tora Ek, {TJORN}")
    staff.get_by_role("button", name="Ja, skicka mejle").click()
    expect(main).to_contain_text("Tjörn: inbjudan")

    asked = mail_with(stack, TJORN, "Inbjudan till Tjörn: konferens den 29 september")
    assert "Höstdagen" in text_of(asked)
    page.goto(link_in(asked, "my-invitation"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kommer någon från Tjörn?")
    page.get_by_role("link", name="Vi kommer inte").click()
    page.get_by_label("Vill ni hälsa något?").fill("Vi har budget den dagen.")
    page.get_by_role("button", name="Ja, ingen kommer").click()
    expect(page.get_by_role("status")).to_contain_text("Tjörn har svarat att ingen kommer")
    expect(row(staff, conference, "Tjörn")).to_contain_text("Kommer inte")
    expect(row(staff, conference, "Tjörn")).to_contain_text("Vi har budget den dagen.")

    expect(staff.get_by_role("link", name="Bjud in och påminn")).to_have_count(0)
    a_week_passes(stack, conference)
    staff.reload()
    staff.get_by_role("link", name="Bjud in och påminn").click()
    expect(main).to_contain_text(f"Lilla Edet: påminnelse, Lars Vik, {LILLA_EDET}")
    expect(main).to_contain_text("Tjörn: Kommunen har svarat att ingen kommer.")
    staff.get_by_role("button", name="Ja, skicka mejle").click()
    mail_with(stack, LILLA_EDET, "En påminnelse: kommer Lilla Edet till konferensen")
    assert len([mail for mail in mails(stack, TJORN) if "29 september" in str(mail["Subject"])]) == 1

    page.get_by_role("button", name="Ta tillbaka svaret").click()
    expect(page.get_by_role("status")).to_contain_text("Svaret är borttaget.")
    page.get_by_role("link", name="Anmäl er").click()
    register(page)
    page.goto(link_in(asked, "my-invitation"))
    expect(page.get_by_role("main")).to_contain_text("2 från Tjörn är anmälda.")
    expect(page.get_by_role("link", name="Vi kommer inte")).to_have_count(0)
    expect(row(staff, conference, "Tjörn")).to_contain_text("Kommer")
    expect(row(staff, conference, "Tjörn").get_by_role("cell").nth(3)).to_have_text("2")


def register(page: Page) -> None:
    """Register two people of the municipality, which is chosen already."""
    for place, name in enumerate(("Tora Ek", "Ture Alm")):
        if place:
            page.get_by_role("button", name="Lägg till en person").click()
        expect(page.locator(f"#person-{place}-municipality_code")).to_have_value("1419")
        page.locator(f"#person-{place}-name").fill(name)
        page.locator(f"#person-{place}-email").fill(f"{name.split(maxsplit=1)[0].lower()}@tjorn.example")
        page.locator(f"#person-{place}-organisation").fill("Tjörns kommun")
        page.locator(f"#person-{place}-sector").select_option("procurement")
        page.locator(f"#person-{place}-role").select_option("staff")
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Skicka anmälan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ni är anmälda")
