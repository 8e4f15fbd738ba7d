"""Somebody comes in: by the link from the mail, or from the identity provider."""

from dataclasses import dataclass

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from gateway.domain.account import Account
from gateway.domain.errors import AccountGoneError, LinkRefusedError
from gateway.domain.secret import hash_of
from gateway.domain.session import Session, Way
from gateway.domain.sign_in_link import SignInLink
from gateway.storage.kinds import ACCOUNTS, SESSIONS, SIGN_IN_LINKS


@dataclass(frozen=True, slots=True)
class Begin:
    """The session that is to begin: its id, its secret, how, and in which browser (in words)."""

    session_id: str
    secret: str
    way: Way
    browser: str


async def get_link(storage: Storage, secret: str, browser: str) -> SignInLink:
    """Return a link that would let this browser in. Raises LinkRefusedError."""
    link = await storage.get(SIGN_IN_LINKS, hash_of(secret))
    if link is None:
        raise LinkRefusedError("unknown")
    link.check(browser, now())
    return link


async def sign_in_by_link(unit: UnitOfWork, secret: str, browser: str, begin: Begin) -> SignInLink:
    """Use the link and begin a session. Raises LinkRefusedError."""
    link = await unit.load(SIGN_IN_LINKS, hash_of(secret))
    if link is None or link.account_id is None:
        raise LinkRefusedError("unknown")
    used = link.use(browser, now())
    account = await unit.load(ACCOUNTS, link.account_id)
    if account is None or not account.is_open:
        raise LinkRefusedError("unknown")
    unit.save(SIGN_IN_LINKS, used)
    begin_session(unit, account, begin)
    return used


async def sign_in_as(unit: UnitOfWork, account_id: str, begin: Begin) -> None:
    """Begin a session for whom the identity provider has vouched for. Raises AccountGoneError."""
    account = await unit.load(ACCOUNTS, account_id)
    if account is None or not account.is_open:
        raise AccountGoneError
    begin_session(unit, account, begin)


def begin_session(unit: UnitOfWork, account: Account, begin: Begin) -> None:
    """Keep the session, and that the account has been signed in with."""
    moment = now()
    unit.save(ACCOUNTS, account.sign_in(moment))
    session = Session.begin(begin.session_id, account.id, begin.secret, begin.way, begin.browser, moment)
    unit.save(SESSIONS, session)
