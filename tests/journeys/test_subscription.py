"""A reader subscribes, confirms by the link in the mail, and leaves: as people see it, without a script."""

import uuid
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from samverka_local.stack import Stack
from tests.journeys.mailbox import link_in, mail_with

pytestmark = pytest.mark.browser

READER = "lasare@forening.example"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="sv-SE", viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def test_reader_subscribes_confirms_and_leaves(stack: Stack, page: Page) -> None:
    page.goto(stack.status["gateway"])
    page.get_by_role("button", name="Prenumerera").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv en hel e-postadress")
    page.get_by_label("E-postadress").fill(READER)
    page.get_by_label("Idéburet offentligt partnerskap (IOP)").check()
    page.get_by_role("button", name="Prenumerera").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Titta i din inkorg")

    own = link_in(mail_with(stack, READER, ""), "subscriptions")
    page.goto(own)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vill du prenumerera?")
    page.get_by_role("button", name="Ja, prenumerera").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du prenumererar")
    page.goto(own.replace("/subscriptions/", "/unsubscribe/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Vill du sluta få nya guider?")
    page.get_by_role("button", name="Ja, sluta").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du prenumererar inte längre")


def test_reader_who_goes_back_to_put_the_address_right_is_understood(stack: Stack) -> None:
    form = {"key": uuid.uuid4().hex, "email": "lassare@forening.example"}
    for address in (form["email"], form["email"], "lasare2@forening.example"):
        answer = httpx.post(f"{stack.status['gateway']}/subscribe", data=form | {"email": address})
        assert (answer.status_code, address in answer.text) == (200, True)
    mail_with(stack, "lasare2@forening.example", "")


def test_mail_program_ends_a_subscription_with_one_click(stack: Stack, page: Page) -> None:
    site = stack.status["gateway"]
    httpx.post(f"{site}/api/v1/subscriptions", json={"email": "annan@forening.example"}).raise_for_status()
    own = link_in(mail_with(stack, "annan@forening.example", ""), "subscriptions")
    page.goto(own)
    page.get_by_role("button", name="Ja, prenumerera").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du prenumererar")
    leave = own.replace("/subscriptions/", "/unsubscribe/")
    foreign = {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    assert httpx.get(leave).status_code == 200
    assert httpx.post(leave, data={"List-Unsubscribe": "One-Click"}, headers=foreign).status_code == 200
    page.goto(own)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du prenumererar inte längre")


def test_foreign_link_of_a_subscription_is_refused_kindly(stack: Stack, page: Page) -> None:
    page.goto(f"{stack.status['gateway']}/subscriptions/0123456789abcdef.wrong")
    expect(page.get_by_role("heading", level=1)).to_have_text("Länken gäller inte längre")
