"""Writing the audit log: one entry after the other, whichever instance writes."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from gateway.domain.audit import Act, Entry, Head
from gateway.storage.kinds import AUDIT_ENTRIES, AUDIT_HEADS

LOG = "audit-log"
"""The key under which all entries are decided, one after the other."""


async def write_asked(unit: UnitOfWork, act: Act) -> Entry:
    """Write that somebody wants to do this."""
    head = await _head(unit)
    return _keep(unit, head, head.asked(act, now()))


async def write_answered(unit: UnitOfWork, asked: Entry, status: int, made: str) -> Entry:
    """Write what came of it."""
    head = await _head(unit)
    return _keep(unit, head, head.answered(asked, status, made, now()))


async def _head(unit: UnitOfWork) -> Head:
    return await unit.load(AUDIT_HEADS, Head().id) or Head()


def _keep(unit: UnitOfWork, head: Head, entry: Entry) -> Entry:
    unit.save(AUDIT_ENTRIES, entry)
    unit.save(AUDIT_HEADS, head.after(entry))
    return entry
