"""A link from a mail opens one thing, until it is replaced or over; any other is refused kindly."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pymongo import MongoClient

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from tests.journeys.mailbox import link_in, mail_with
from tests.journeys.people import Entry
from tests.journeys.test_registration import PLAN

pytestmark = pytest.mark.browser

LONG_AGO = datetime(2015, 9, 29, 14, tzinfo=UTC)


@pytest.fixture(scope="module")
def api(stack: Stack) -> Iterator[PublicApi]:
    with PublicApi(stack.home, stack.status["gateway"]) as api:
        yield api


@pytest.fixture(scope="module")
def conference(api: PublicApi) -> str:
    """A conference to which people can register."""
    id_ = str(api.post("/conferences", PLAN)["id"])
    api.post(f"/conferences/{id_}/announcement")
    return id_


@pytest.fixture
def entry(stack: Stack, browser: Browser) -> Entry:
    return Entry(stack, browser)


@pytest.fixture
def page(entry: Entry) -> Iterator[Page]:
    page = entry.page()
    yield page
    page.context.close()


def registered(api: PublicApi, conference: str, name: str) -> str:
    """The address of somebody who has just been registered."""
    email = f"{name.split(maxsplit=1)[0].lower()}.lank@molndal.example"
    person = {"name": name, "email": email, "organisation": "Mölndals stad", "sector": "procurement", "role": "staff"}
    people = {"attendees": [person | {"municipality_code": "1481"}], "consent": {"privacy_notice": True}}
    api.post(f"/conferences/{conference}/attendees", people)
    return email


def test_link_that_went_astray_is_replaced_and_the_old_one_says_so(
    stack: Stack, api: PublicApi, conference: str, entry: Entry, page: Page
) -> None:
    email = registered(api, conference, "Gun Lind")
    old = link_in(mail_with(stack, email, "29 september"), "my")
    page.goto(old)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har en plats")

    staff = entry.staff()
    staff.goto(f"/start/conferences/{conference}/attendees?q=Gun")
    staff.get_by_role("link", name="Skicka ny länk").click()
    staff.get_by_role("button", name="Ja, skicka en ny länk").click()
    expect(staff.get_by_role("status")).to_contain_text("Gun Lind får snart ett mejl")
    staff.context.close()

    new = link_in(mail_with(stack, email, "Din nya länk"), "my")
    page.goto(old)
    expect(page.get_by_role("heading", level=1)).to_have_text("Länken är utbytt")
    page.goto(new)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har en plats")
    page.get_by_role("link", name="Avboka").click()
    page.get_by_role("button", name="Ja, avboka").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Din plats är avbokad")


def test_link_that_was_changed_or_is_to_something_else_opens_nothing(
    stack: Stack, api: PublicApi, conference: str, page: Page
) -> None:
    mine, theirs = (
        link_in(mail_with(stack, registered(api, conference, name), "29 september"), "my")
        for name in ("Hugo Ek", "Iben Ek")
    )
    signature = theirs.rpartition(".")[2]
    for wrong in (mine[:-2], f"{mine.rpartition('.')[0]}.{signature}", mine.replace("/my/", "/consultation/")):
        answer = page.goto(wrong)
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("Länken fungerar inte")
        expect(page.get_by_role("main")).to_contain_text("Öppna länken i ditt senaste mejl")


def test_link_ends_some_time_after_the_conference(stack: Stack, api: PublicApi, page: Page) -> None:
    conference = str(api.post("/conferences", PLAN)["id"])
    api.post(f"/conferences/{conference}/announcement")
    link = link_in(mail_with(stack, registered(api, conference, "Jon Alm"), "29 september"), "my")
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har en plats")
    with MongoClient[dict[str, Any]](stack.status["mongodb"]) as client:
        over = {"$set": {"plan.starts_at": LONG_AGO, "plan.ends_at": LONG_AGO}}
        assert client["registration"]["conferences"].update_one({"_id": conference}, over).modified_count == 1
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Länken har slutat gälla")
    page.get_by_role("link", name="In English").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Länken har slutat gälla")
