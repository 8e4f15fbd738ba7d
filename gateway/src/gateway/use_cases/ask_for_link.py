"""Somebody wants to sign in: if the address has an account, it gets a link. Nobody learns here whether it has."""

from dataclasses import dataclass

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from gateway.domain.account import Account, address_key
from gateway.domain.secret import hash_of
from gateway.domain.sign_in_link import GOOD_FOR, SignInLink
from gateway.storage.kinds import ACCOUNTS, SIGN_IN_LINKS


@dataclass(frozen=True, slots=True)
class AskForLink:
    """The account's, with this secret in the link, for this browser, to go on to that page."""

    account: Account
    secret: str
    browser: str
    go_to: str


async def account_with(storage: Storage, email: str) -> Account | None:
    """Return the open account with this address."""
    found = await storage.find(ACCOUNTS, {"address_key": address_key(email)}, limit=1)
    return found[0] if found and found[0].is_open else None


async def ask_for_link(unit: UnitOfWork, command: AskForLink) -> SignInLink:
    """Keep the link."""
    browser, expires_at = hash_of(command.browser), now() + GOOD_FOR
    link = SignInLink(hash_of(command.secret), 1, command.account.id, browser, command.go_to, expires_at)
    unit.save(SIGN_IN_LINKS, link)
    return link
