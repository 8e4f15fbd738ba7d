"""What is heard goes into the read model, where the newest that is known of each thing stands."""

from datetime import datetime
from typing import TypeVar

from chassis.storage import Kind, UnitOfWork
from scheduling.domain.heard import SeenAttendance, SeenConference, SeenInterest
from scheduling.storage.kinds import ATTENDANCES, CONFERENCES, INTERESTS

NewestWins = TypeVar("NewestWins", SeenInterest, SeenAttendance)


async def note_interest(unit: UnitOfWork, told: SeenInterest) -> None:
    """Keep a municipality's interest."""
    await _keep_newest(unit, INTERESTS, told)


async def note_attendance(unit: UnitOfWork, told: SeenAttendance) -> None:
    """Keep whether somebody was there."""
    await _keep_newest(unit, ATTENDANCES, told)


async def note_conference_plan(unit: UnitOfWork, conference_id: str, sequence: int, tracks: tuple[str, ...]) -> None:
    """Keep a conference's tracks."""
    before = await unit.load(CONFERENCES, conference_id) or SeenConference(conference_id)
    _keep_changed(unit, before, before.planned(sequence, tracks))


async def note_conference_held(unit: UnitOfWork, conference_id: str, sequence: int, held_at: datetime) -> None:
    """Keep that a conference was held."""
    before = await unit.load(CONFERENCES, conference_id) or SeenConference(conference_id)
    _keep_changed(unit, before, before.held(sequence, held_at))


async def _keep_newest(unit: UnitOfWork, kind: Kind[NewestWins], told: NewestWins) -> None:
    before = await unit.load(kind, told.id)
    if before is None or told.version > before.version:
        unit.save(kind, told)


def _keep_changed(unit: UnitOfWork, before: SeenConference, after: SeenConference) -> None:
    if after is not before:
        unit.save(CONFERENCES, after)
