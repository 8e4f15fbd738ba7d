"""People who are signed in, for pictures of their pages: the first of the staff, and whom they invite."""

from collections.abc import Callable, Mapping, Sequence

import httpx

from samverka_local.demo.post import Post
from samverka_local.errors import SetupError
from samverka_local.first_link import first_link
from samverka_local.stack import Stack
from samverka_local.state import read_state
from samverka_local.status import layout_of
from samverka_local.waiting import wait_until

STAFF = "ulla@region.example"
HTML = {"Accept": "text/html", "Accept-Language": "sv"}
PATIENCE = 20.0  # seconds for a mail
Filled = Mapping[str, str | Sequence[str]]


class Browsers:
    """A browser for each of them; they stay signed in."""

    def __init__(self, stack: Stack, post: Post) -> None:
        self._stack, self._post = stack, post
        self._open: dict[str, httpx.Client] = {}

    def close(self) -> None:
        """Close them."""
        for browser in self._open.values():
            browser.close()

    def staff(self) -> str:
        """The session of a member of staff, as a browser carries it."""
        return self._session(STAFF, self._first)

    def of(self, email: str, name: str, **rights: str | Sequence[str]) -> str:
        """The session of somebody whom the staff invite with these rights the first time."""
        return self._session(email, lambda: self._invited(email, {"name": name, "email": email, **rights}))

    def _session(self, email: str, sign_in: Callable[[], httpx.Client]) -> str:
        browser = self._open.get(email) or self._open.setdefault(email, sign_in())
        browser.get("/account")  # a secret that is due is changed now, and not while pictures are taken
        return str(browser.cookies["session"])

    def _first(self) -> httpx.Client:
        state = read_state(self._stack.home)
        link = first_link(layout_of(self._stack.home, state)) if state else None
        if link is None:
            raise SetupError("There is staff already.", "./samverka screenshots uses a system of its own")
        browser = self._browser()
        browser.post(link, data={"name": "Ulla Staf", "email": STAFF})
        return browser

    def _invited(self, email: str, account: Filled) -> httpx.Client:
        self.staff()
        self._open[STAFF].post("/people", data={"language": "sv", **account}).raise_for_status()
        browser = self._browser()
        browser.post("/sign-in", data={"email": email, "next": "/start"}).raise_for_status()
        browser.post(self._link(email))
        return browser

    def _link(self, email: str) -> str:
        def links() -> list[str]:
            letters = [letter for letter in self._post.to(email) if "/sign-in/link/" in letter.text]
            return [letter.address("sign-in/link") for letter in letters]

        wait_until(lambda: bool(links()), within=PATIENCE, what=f"a link to sign in for {email}")
        return links()[-1]

    def _browser(self) -> httpx.Client:
        place = self._stack.status["gateway"]
        return httpx.Client(base_url=place, headers=HTML, timeout=30, follow_redirects=True)
