"""People who are signed in at a gateway: their accounts and sessions are made as the gateway makes them."""

import uuid
from dataclasses import dataclass, field

import httpx

from chassis.storage import GroupCommit, Storage, UnitOfWork
from chassis.technique import tells_nothing
from gateway.domain.account import Rights
from gateway.domain.secret import new_secret
from gateway.use_cases.invite import EVERYBODY, Invite, invite
from gateway.use_cases.sign_in import Begin, begin_session
from samverka_local.python_part import PythonPart

Browser = httpx.AsyncClient
HTML = {"Accept": "text/html", "Accept-Language": "sv"}


@dataclass(frozen=True)
class House:
    """A gateway, and where it keeps its accounts."""

    gateway: PythonPart
    mongodb: str
    database: str
    opened: list[Browser] = field(default_factory=list)

    async def visitor(self, rights: Rights, name: str = "Ada Ek", language: str = "sv", email: str = "") -> Browser:
        """Return the browser of somebody new who is signed in."""
        storage = Storage(self.mongodb, self.database)
        commits = GroupCommit(storage, tells_nothing)
        begin = Begin(uuid.uuid4().hex, new_secret(), "link", "a test")
        command = Invite(uuid.uuid4().hex, name, email or f"{uuid.uuid4().hex}@kommun.example", "sv", rights)

        async def work(unit: UnitOfWork) -> None:
            begin_session(unit, await invite(unit, command), begin)

        await commits.run(EVERYBODY, work)
        await commits.close()
        storage.close()
        browser = httpx.AsyncClient(
            base_url=self.gateway.url,
            timeout=30,
            headers=HTML | {"Accept-Language": language},
            cookies={"session": f"{begin.session_id}.{begin.secret}"},
            follow_redirects=True,
        )
        self.opened.append(browser)
        return browser

    async def close(self) -> None:
        """Close all browsers."""
        for browser in self.opened:
            await browser.aclose()
