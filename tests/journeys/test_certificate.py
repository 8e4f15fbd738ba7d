"""Somebody who was at a conference is thanked by mail, and fetches a certificate: in Chromium, without scripts."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from tests.journeys.mailbox import link_in, mail_with
from tests.journeys.people import Entry
from tests.journeys.test_own_links import person
from tests.journeys.test_registration import PLAN
from tests.registration.unit.test_printing import pages

pytestmark = pytest.mark.browser


def test_certificate_is_fetched_from_ones_own_page_after_the_day(stack: Stack, browser: Browser) -> None:
    title = {"sv": "Dagen med intyg", "en": "The day with certificates"}
    with PublicApi(stack.home, stack.status["gateway"]) as api:
        here = f"/conferences/{api.post('/conferences', PLAN | {'title': title})['id']}"
        api.post(f"{here}/announcement")
        registration: dict[str, Any] = {"attendees": [person("Inga Intyg")], "consent": {"privacy_notice": True}}
        [attendee] = api.post(f"{here}/attendees", registration)["attendees"]
        own = link_in(mail_with(stack, "inga@lerum.example", "Din plats"), "my")
        page = Entry(stack, browser).page()
        page.goto(own)
        expect(page.get_by_role("link", name="Hämta intyg")).to_have_count(0)
        api.post(f"/attendees/{attendee['id']}/check-in")
        api.post(f"{here}/completion")
    page.goto(link_in(mail_with(stack, "inga@lerum.example", "Tack för att du kom"), "my"))
    link = page.get_by_role("link", name="Hämta intyg")
    expect(link).to_be_visible()
    answer = page.request.get(str(link.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    (paper,) = pages(answer.body())
    assert ("Intyg om deltagande" in paper, "Inga Intyg" in paper, "Dagen med intyg" in paper) == (True, True, True)
