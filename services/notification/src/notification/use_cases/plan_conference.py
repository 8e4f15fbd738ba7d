"""A conference is announced, changed or over: its reminders are planned, moved or dropped with it."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.conference import PlannedConference
from notification.storage.kinds import CONFERENCES


async def plan_conference(unit: UnitOfWork, conference: PlannedConference) -> None:
    """Keep when it is; those who come are found by its id when the time has come."""
    known = await unit.load(CONFERENCES, conference.id)
    if known is None:
        unit.save(CONFERENCES, conference)
    elif conference.sequence > known.sequence:
        unit.save(CONFERENCES, known.follow(conference))


async def changes_of(unit: UnitOfWork, conference_id: str) -> int:
    """Return how many of its changes have been told."""
    known = await unit.load(CONFERENCES, conference_id)
    return known.changes if known else 0


async def end_conference(unit: UnitOfWork, conference_id: str, sequence: int) -> None:
    """Note that it is cancelled, or has been held."""
    known = await unit.load(CONFERENCES, conference_id)
    if known is not None and sequence > known.sequence:
        unit.save(CONFERENCES, known.end(sequence, now()))
