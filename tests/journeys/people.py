"""Accounts for journeys: the first member of staff, and whom they invite; each signs in as people do."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, expect

from samverka_local.first_link import first_link
from samverka_local.stack import Stack
from samverka_local.state import read_state
from samverka_local.status import layout_of
from samverka_local.waiting import wait_until
from tests.journeys.mailbox import link_in, mails

STAFF = "ulla@region.example"


@dataclass(frozen=True)
class Entry:
    """The door of one system, for as many browsers as a journey needs; `gateway` where it is not the usual one."""

    stack: Stack
    browser: Browser
    gateway: str = ""
    taken: list[str] = field(default_factory=list)

    def context(self, *, scripts: bool = False) -> BrowserContext:
        """A browser of its own, as on a phone; without scripts, for pages work so, unless they are asked for."""
        context = self.browser.new_context(
            base_url=self.gateway or self.stack.status["gateway"],
            locale="sv-SE",
            viewport={"width": 390, "height": 844},
            java_script_enabled=scripts,
        )
        context.set_default_timeout(15_000)
        return context

    def page(self) -> Page:
        """A page in a browser of its own."""
        return self.context().new_page()

    def staff(self) -> Page:
        """A page on which a member of staff is signed in; the first time that is the first one of all."""
        page = self.page()
        state = read_state(self.stack.home)
        assert state is not None
        link = first_link(layout_of(self.stack.home, state))
        if link is None:
            return self.sign_in(STAFF, page)
        page.goto(link)
        page.get_by_label("Namn").fill("Ulla Staf")
        page.get_by_label("E-postadress").fill(STAFF)
        page.get_by_role("button", name="Öppna mitt konto").click()
        return page

    def invite(
        self, staff: Page, name: str, email: str, role: str, more: Iterable[str] = (), adviser: str = ""
    ) -> None:
        """Let staff invite somebody: `role` begins the words of the role's box, `more` are municipalities to tick."""
        staff.goto("/people/new")
        staff.get_by_label("Namn", exact=True).fill(name)
        staff.get_by_label("E-postadress").fill(email)
        staff.get_by_label(role).check()
        for municipality in more:
            staff.get_by_label(municipality, exact=True).check()
        if adviser:
            staff.get_by_label("Rådgivarens namn i bokningen").select_option(label=adviser)
        staff.get_by_role("button", name="Bjud in").click()
        expect(staff.get_by_role("heading", level=1)).to_contain_text(f"{name} är inbjuden")

    def sign_in(self, email: str, page: Page | None = None, at: str = "/sign-in") -> Page:
        """Sign in by the link from the mailbox; return the page one comes to."""
        page = page or self.page()
        self.taken.extend(self._links(email))
        page.goto(at)
        page.get_by_label("E-postadress").fill(email)
        page.get_by_role("button", name="Mejla mig en länk").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Titta i din inkorg")
        page.goto(self.link(email))
        page.get_by_role("button", name="Logga in").click()
        return page

    def link(self, email: str) -> str:
        """The link in a mail that has come since one was last taken."""

        def new() -> list[str]:
            return [link for link in self._links(email) if link not in self.taken]

        wait_until(lambda: bool(new()), within=20, what=f"a link to sign in for {email}")
        self.taken.append(link := new()[0])
        return link

    def _links(self, email: str) -> list[str]:
        found = [mail for mail in mails(self.stack, email) if "Din länk" in str(mail["Subject"])]
        return [link_in(mail, "sign-in/link") for mail in found]
