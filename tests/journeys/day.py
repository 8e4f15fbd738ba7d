"""The day of a conference, as staff have it in their hands: a phone at the door."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack
from tests.journeys.people import Entry
from tests.registration.plans import PLAN, body, today

NAMES = ("Anna Ek", "Bo Berg", "Åsa Öst", "Dan Kö")


@dataclass(frozen=True)
class Day:
    """A system with a member of staff who is signed in."""

    stack: Stack
    browser: Browser
    api: PublicApi
    session: Any

    def conference(self, capacity: int = 3) -> tuple[str, list[str]]:
        """A conference today, and the ids of those who are registered: one more than there are places."""
        here = str(self.api.post("/conferences", PLAN | today(capacity=capacity, place={"name": "Stadshuset"}))["id"])
        self.api.post(f"/conferences/{here}/announcement")
        registered = self.api.post(f"/conferences/{here}/attendees", body(*NAMES, organisation="Härryda kommun"))
        return here, [one["id"] for one in registered["attendees"]]

    def context(self, browser: Browser | None = None) -> BrowserContext:
        """A phone in the hands of that member of staff."""
        context = Entry(self.stack, browser or self.browser).context(scripts=True)
        context.add_cookies(self.session)
        return context

    def door(self, here: str, context: BrowserContext | None = None) -> Page:
        """The door of a conference, ready to go on without a network."""
        page = (context or self.context()).new_page()
        page.goto(f"/start/conferences/{here}/door")
        expect(page.locator("#came")).to_contain_text("har kommit")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        return page

    def attendee(self, attendee_id: str) -> Any:
        return self.api.get(f"/attendees/{attendee_id}")


def row(page: Page, name: str) -> Locator:
    """Somebody's line in the list."""
    return page.locator("#list li").filter(has_text=name)


def check_in(page: Page, name: str) -> None:
    """Search for somebody by a beginning of the name, and check them in."""
    page.get_by_label("Sök namn eller organisation").fill(name[:3].lower())
    row(page, name).get_by_role("button", name=re.compile("Pricka av")).click()


def walk_in(page: Page) -> None:
    """Fill in and send who came unannounced."""
    page.get_by_label("Namn", exact=True).fill("Nils Ny")
    page.get_by_label("Organisation").fill("Verkstan")
    page.get_by_label("E-postadress").fill("nils@x.example")
    page.locator("#sector").select_option("social-enterprise")
    page.locator("#role").select_option("manager")
    page.get_by_label("Personen har fått veta").check()
    page.get_by_role("button", name="Registrera och pricka av").click()
