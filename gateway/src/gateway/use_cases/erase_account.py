"""A person is erased: their account goes, with its sessions and links. The audit log keeps its id, which is nobody."""

import hashlib

from chassis.storage import Storage, UnitOfWork
from gateway.domain.account import Account, address_key
from gateway.domain.errors import LastStaffError
from gateway.storage.kinds import ACCOUNTS, SIGN_IN_LINKS
from gateway.use_cases.invite import is_anybody_staff
from gateway.use_cases.sign_out import sign_out_everywhere

MOST_LINKS = 1_000


async def account_with(storage: Storage, erasure_id: str, digest: str) -> Account | None:
    """Return the account whose address has this digest, as registration makes it for this erasure."""
    accounts = await storage.find(ACCOUNTS)
    return next((one for one in accounts if digest_of(erasure_id, one.email) == digest), None)


def digest_of(erasure_id: str, email: str) -> str:
    """Return what registration tells of an address."""
    return hashlib.sha256(f"{erasure_id}:{address_key(email)}".encode()).hexdigest()


async def erase_account(unit: UnitOfWork, account_id: str) -> None:
    """Take the account away. Raises LastStaffError: somebody has to be left who can let others in."""
    account = await unit.load(ACCOUNTS, account_id)
    if account is None:
        return
    if "staff" in account.rights.roles and not await is_anybody_staff(unit, but=account_id):
        raise LastStaffError
    await sign_out_everywhere(unit, account_id)
    theirs = {"account_id": account_id}
    matches = lambda one: one.account_id == account_id  # noqa: E731
    for link in await unit.first(SIGN_IN_LINKS, theirs, matches, order="id", limit=MOST_LINKS):
        unit.remove(SIGN_IN_LINKS, link)
    unit.remove(ACCOUNTS, account)
