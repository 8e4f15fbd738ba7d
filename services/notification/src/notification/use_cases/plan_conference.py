"""A conference is announced, changed or over: its reminders are planned, moved or dropped with it."""

from dataclasses import replace
from datetime import datetime

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.conference import PlannedConference
from notification.storage.kinds import CONFERENCES


async def plan_conference(unit: UnitOfWork, conference: PlannedConference) -> None:
    """Keep when it is; those who come are found by its id when the time has come.

    What changed before it was first heard of is told to nobody.
    """
    known = await unit.load(CONFERENCES, conference.id)
    if known is None:
        unit.save(CONFERENCES, replace(conference, history=()))
    elif conference.sequence > known.sequence:
        unit.save(CONFERENCES, known.follow(conference))


async def changes_of(unit: UnitOfWork, conference_id: str, until: datetime | None = None) -> int:
    """Return how many of its changes have been told; `until` leaves out those that were made later."""
    known = await unit.load(CONFERENCES, conference_id)
    if known is None:
        return 0
    return known.known_at(until) if until else known.changes


async def end_conference(unit: UnitOfWork, conference_id: str, sequence: int, *, was_held: bool) -> None:
    """Note that it is cancelled, or has been held."""
    known = await unit.load(CONFERENCES, conference_id)
    if known is not None and sequence > known.sequence:
        unit.save(CONFERENCES, known.hold(sequence, now()) if was_held else known.cancel(sequence, now()))
