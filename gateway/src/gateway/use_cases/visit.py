"""A page is asked for by a browser in which somebody is signed in."""

from dataclasses import dataclass
from typing import Literal

from chassis.clock import now
from chassis.storage import GroupCommit, Storage, UnitOfWork
from gateway.domain.account import Account
from gateway.domain.secret import new_secret
from gateway.domain.session import Session
from gateway.storage.kinds import ACCOUNTS, SESSIONS


@dataclass(frozen=True, slots=True)
class Visit:
    """Who it is, in which session; `secret` is what the browser is to carry from now on, if something else."""

    account: Account
    session: Session
    secret: str | None = None


Stranger = Literal["unknown", "over", "stolen"]


async def visit(storage: Storage, commits: GroupCommit, session_id: str, secret: str) -> Visit | Stranger:
    """Return whose visit it is, or why it is a stranger's."""
    session = await storage.get(SESSIONS, session_id)
    if session is None:
        return "unknown"
    moment = now()
    opens = session.opens(secret, moment)
    if session.is_over(moment):
        return "over"
    if opens == "old":
        await commits.run(session_id, lambda unit: _end(unit, session_id))
        return "stolen"
    account = await storage.get(ACCOUNTS, session.account_id)
    if opens == "wrong" or account is None or not account.is_open:
        return "unknown"
    if session.is_due(secret, moment):
        return await _change(commits, account, session, secret)
    if session.is_news(secret, moment):
        await commits.run(session_id, lambda unit: _see(unit, session_id, secret))
    return Visit(account, session)


async def _change(commits: GroupCommit, account: Account, session: Session, secret: str) -> Visit:
    """Change the secret, unless a page asked for at the same time has done it."""
    fresh = new_secret()
    changed = await commits.run(session.id, lambda unit: _renew(unit, session.id, secret, fresh))
    return Visit(account, session, fresh if changed else None)


async def _renew(unit: UnitOfWork, session_id: str, secret: str, fresh: str) -> bool:
    session = await unit.load(SESSIONS, session_id)
    moment = now()
    if session is None or session.opens(secret, moment) != "good" or not session.is_due(secret, moment):
        return False
    unit.save(SESSIONS, session.change(secret, fresh, moment))
    return True


async def _see(unit: UnitOfWork, session_id: str, secret: str) -> None:
    session = await unit.load(SESSIONS, session_id)
    if session is not None and session.opens(secret, now()) == "good":
        unit.save(SESSIONS, session.see(secret, now()))


async def _end(unit: UnitOfWork, session_id: str) -> None:
    session = await unit.load(SESSIONS, session_id)
    if session is not None:
        unit.remove(SESSIONS, session)
