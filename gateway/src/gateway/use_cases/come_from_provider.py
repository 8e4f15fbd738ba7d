"""Somebody leaves for the identity provider, and comes back vouched for."""

from dataclasses import dataclass

from chassis.clock import now
from chassis.storage import UnitOfWork
from gateway.domain.account import Account, Language, Rights, address_key
from gateway.domain.errors import AccountGoneError, LinkRefusedError
from gateway.domain.provider_visit import LASTS, ProviderVisit
from gateway.domain.secret import hash_of, is_same
from gateway.storage.kinds import ACCOUNTS, PROVIDER_VISITS
from gateway.use_cases.sign_in import Begin, begin_session


@dataclass(frozen=True, slots=True)
class LeaveForProvider:
    """What is remembered until the browser comes back."""

    state: str
    nonce: str
    verifier: str
    browser: str
    go_to: str


@dataclass(frozen=True, slots=True)
class ComeFromProvider:
    """For whom the provider vouches, and what they may do by its claims; `account_id` is used where they are new."""

    account_id: str
    key: str
    name: str
    email: str
    language: Language
    rights: Rights


async def leave_for_provider(unit: UnitOfWork, command: LeaveForProvider) -> None:
    """Remember the visit."""
    browser, expires_at = hash_of(command.browser), now() + LASTS
    unit.save(
        PROVIDER_VISITS,
        ProviderVisit(command.state, 1, browser, command.nonce, command.verifier, command.go_to, expires_at),
    )


async def come_back(unit: UnitOfWork, state: str, browser: str) -> ProviderVisit:
    """Return the visit and forget it: it is good once, and in the browser that left. Raises LinkRefusedError."""
    visit = await unit.load(PROVIDER_VISITS, state)
    if visit is None or not is_same(browser, visit.browser) or now() >= visit.expires_at:
        raise LinkRefusedError("provider")
    unit.remove(PROVIDER_VISITS, visit)
    return visit


async def sign_in_from_provider(unit: UnitOfWork, command: ComeFromProvider, begin: Begin) -> None:
    """Begin a session. Raises AccountGoneError for somebody without an account or a role, or with a closed one."""
    account = await _known(unit, command) or _new(command)
    if not account.is_open:
        raise AccountGoneError
    begin_session(unit, account.claim(command.key, command.rights), begin)


async def _known(unit: UnitOfWork, command: ComeFromProvider) -> Account | None:
    """Return the account of this person: as they came before, else the one with the address that was verified."""
    by_key = await unit.first(
        ACCOUNTS, {"provider_key": command.key}, lambda one: one.provider_key == command.key, order="id", limit=1
    )
    if by_key or not command.email:
        return by_key[0] if by_key else None
    key = address_key(command.email)
    found = await unit.first(
        ACCOUNTS,
        {"address_key": key, "provider_key": None},
        lambda one: one.address_key == key and one.provider_key is None,
        order="id",
        limit=1,
    )
    return found[0] if found else None


def _new(command: ComeFromProvider) -> Account:
    """Return an account for somebody whom the mapping gives a role. Raises AccountGoneError for anybody else."""
    if not command.rights.roles or not command.email:
        raise AccountGoneError
    key = address_key(command.email)
    return Account(command.account_id, 0, command.name, command.email, key, command.language, Rights(), now())
