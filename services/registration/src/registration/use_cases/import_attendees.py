"""Coordinators and staff register the people of a file, or look first what would become of each row."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.import_errors import ImportRowsWrongError
from registration.domain.importing import Outcome, Row, admit
from registration.storage.attendees import registered_already
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.get_conference import get_conference

AT_A_TIME = 50
"""Addresses; so few that all who are registered under them are found."""


@dataclass(frozen=True, slots=True)
class ImportAttendees:
    """The rows of a file; with a group's id its people come together.

    `within` are the municipalities whose people the caller may register, None all. `preview` only looks; without
    `skip_wrong` one row that is wrong leaves all of them out.
    """

    conference_id: str
    rows: Sequence[Row]
    group_id: str | None = None
    within: Collection[str] | None = None
    preview: bool = False
    skip_wrong: bool = False


async def import_attendees(unit: UnitOfWork, command: ImportAttendees) -> list[Outcome]:
    """Return what became of each row, or would. Raises ImportRowsWrongError, or what refuses all registrations."""
    conference = await get_conference(unit, command.conference_id)
    conference.ensure_takes_registrations(now())
    already = await _already(unit, command)
    conference, outcomes = admit(
        conference, command.rows, already, now(), group_id=command.group_id, within=command.within
    )
    if command.preview:
        return outcomes
    if not command.skip_wrong and any(one.standing == "wrong" for one in outcomes):
        raise ImportRowsWrongError([(one.row.number, problem) for one in outcomes for problem in one.row.problems])
    for event in (one.event for one in outcomes if one.event is not None):
        unit.save(ATTENDEES, event.attendee, event)
    unit.save(CONFERENCES, conference)
    return outcomes


async def _already(unit: UnitOfWork, command: ImportAttendees) -> set[str]:
    """Return who of them is registered."""
    people = [row.person for row in command.rows if row.person is not None]
    found: set[str] = set()
    for first in range(0, len(people), AT_A_TIME):
        some = await registered_already(unit, command.conference_id, people[first : first + AT_A_TIME])
        found |= {one.person.who for one in some}
    return found
