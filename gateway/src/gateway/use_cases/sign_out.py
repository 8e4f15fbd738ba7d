"""Somebody leaves: this browser, another one of their own, or all of them."""

from chassis.storage import Storage, UnitOfWork
from gateway.domain.session import Session
from gateway.storage.kinds import SESSIONS


async def list_sessions(storage: Storage, account_id: str) -> list[Session]:
    """Return an account's sessions, the latest first."""
    return await storage.find(SESSIONS, {"account_id": account_id}, order=[("seen_at", -1)])


async def sign_out(unit: UnitOfWork, account_id: str, session_id: str) -> None:
    """End one of the account's sessions; one that is over or somebody else's changes nothing."""
    session = await unit.load(SESSIONS, session_id)
    if session is not None and session.account_id == account_id:
        unit.remove(SESSIONS, session)


async def sign_out_everywhere(unit: UnitOfWork, account_id: str) -> None:
    """End all sessions of the account."""
    found = await unit.first(
        SESSIONS, {"account_id": account_id}, lambda one: one.account_id == account_id, order="id", limit=1000
    )
    for session in found:
        unit.remove(SESSIONS, session)
