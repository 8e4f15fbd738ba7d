"""Staff let people in, say what they may do, and let them out again."""

from collections.abc import Iterable
from dataclasses import dataclass

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from gateway.domain.account import Account, Language, Rights, address_key
from gateway.domain.errors import AccountGoneError, AddressHasAccountError, LastStaffError
from gateway.storage.kinds import ACCOUNTS
from gateway.use_cases.sign_out import sign_out_everywhere

EVERYBODY = "accounts"
"""The key under which accounts are decided: who is the last of the staff can only be told of all of them together."""


@dataclass(frozen=True, slots=True)
class Invite:
    """Whom to let in, and what for."""

    account_id: str
    name: str
    email: str
    language: Language
    rights: Rights


async def invite(unit: UnitOfWork, command: Invite) -> Account:
    """Open an account. Raises AddressHasAccountError."""
    key = address_key(command.email)
    if await unit.first(ACCOUNTS, {"address_key": key}, lambda one: one.address_key == key, order="id", limit=1):
        raise AddressHasAccountError
    email = command.email.strip()
    account = Account(command.account_id, 1, command.name, email, key, command.language, command.rights, now())
    unit.save(ACCOUNTS, account)
    return account


async def give_rights(unit: UnitOfWork, account_id: str, name: str, rights: Rights) -> Account:
    """Say anew what somebody may do. Raises AccountGoneError, LastStaffError."""
    account = await _account(unit, account_id)
    return await _change(unit, account, account.give(name, rights))


async def close_account(unit: UnitOfWork, account_id: str) -> Account:
    """Let nobody in with this account any more, and end what is open. Raises AccountGoneError, LastStaffError."""
    account = await _account(unit, account_id)
    closed = await _change(unit, account, account.close(now()))
    await sign_out_everywhere(unit, account_id)
    return closed


async def reopen_account(unit: UnitOfWork, account_id: str) -> Account:
    """Let them in again. Raises AccountGoneError."""
    account = await _account(unit, account_id)
    return await _change(unit, account, account.reopen())


async def list_accounts(storage: Storage) -> list[Account]:
    """Return all accounts in order of their names."""
    return await storage.find(ACCOUNTS, order=[("name", 1)])


async def get_account(storage: Storage, account_id: str) -> Account:
    """Return one. Raises AccountGoneError."""
    if (found := await storage.get(ACCOUNTS, account_id)) is None:
        raise AccountGoneError
    return found


async def names_of(storage: Storage, account_ids: Iterable[str]) -> dict[str, str]:
    """Return the names of those that there are."""
    found = await storage.find(ACCOUNTS, {"_id": {"$in": sorted(set(account_ids))}})
    return {one.id: one.name for one in found}


async def is_anybody_staff(unit: UnitOfWork, *, but: str = "") -> bool:
    """Tell whether somebody (else) has an open account as staff."""
    found = await unit.first(
        ACCOUNTS,
        {"$or": [{"given.roles": "staff"}, {"claimed.roles": "staff"}], "closed_at": None},
        lambda one: "staff" in one.rights.roles,
        order="id",
        limit=2,
    )
    return any(one.id != but for one in found)


async def _account(unit: UnitOfWork, account_id: str) -> Account:
    if (account := await unit.load(ACCOUNTS, account_id)) is None:
        raise AccountGoneError
    return account


async def _change(unit: UnitOfWork, before: Account, after: Account) -> Account:
    leaves = "staff" in before.rights.roles and "staff" not in after.rights.roles
    if leaves and not await is_anybody_staff(unit, but=after.id):
        raise LastStaffError
    unit.save(ACCOUNTS, after)
    return after
