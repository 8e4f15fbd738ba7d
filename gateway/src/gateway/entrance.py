"""What the pages of signing in share: the storage, the cookies, and how a session begins in a browser."""

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import RedirectResponse

from chassis.clock import rfc3339
from chassis.logs import log
from chassis.problems import ProblemError
from chassis.storage import GroupCommit, Storage, UnitOfWork
from gateway.cookies import Cookies
from gateway.domain.account import Account
from gateway.domain.browser import name_of
from gateway.domain.secret import new_secret
from gateway.domain.session import Way
from gateway.domain.sign_in_link import SignInLink
from gateway.edge.limits import Limits
from gateway.services import Services
from gateway.use_cases.sign_in import Begin

ACCEPTED = 202
Work = Callable[[UnitOfWork, Begin], Awaitable[str]]
"""What begins a session; it returns the page to go on to."""


@dataclass(frozen=True)
class Entrance:
    """Where people come in."""

    storage: Storage
    commits: GroupCommit
    cookies: Cookies
    services: Services
    public_url: str
    limits: Limits

    async def let_in(self, request: Request, way: Way, work: Work, key: str = "") -> RedirectResponse:
        """Begin a session in this browser and go on; what refuses it is raised. `key` is who decides, if others do."""
        begin = Begin(uuid.uuid4().hex, new_secret(), way, name_of(request.headers.get("user-agent", "")))
        go_to = await self.commits.run(key or begin.session_id, lambda unit: work(unit, begin))
        response = RedirectResponse(go_to, 303)
        self.cookies.begin(response, begin.session_id, begin.secret)
        log.info("signed in", way=way)
        return response

    async def mail_link(self, account: Account, link: SignInLink, secret: str) -> None:
        """Mail somebody their link. What goes wrong is logged: the page has been answered already."""
        until = rfc3339(link.expires_at)
        await self._mail(account, "sign-in", f"/sign-in/link/{secret}", good_until=until)

    async def mail_invitation(self, account: Account) -> bool:
        """Tell somebody of their new account; return whether that is on its way."""
        return await self._mail(account, "invitation", "/sign-in")

    async def _mail(self, account: Account, kind: str, path: str, **more: str) -> bool:
        body = {
            "account_id": account.id,
            "kind": kind,
            "name": account.name,
            "email": account.email,
            "language": account.language,
            "link": self.public_url.rstrip("/") + path,
            **more,
        }
        try:
            status, _ = await self.services.ask_as_the_door("POST", "/sign-in-mails", json=body)
        except ProblemError:
            status = 0
        if status != ACCEPTED:
            log.warning("sign-in mail not accepted", kind=kind, status=status)
        return status == ACCEPTED
