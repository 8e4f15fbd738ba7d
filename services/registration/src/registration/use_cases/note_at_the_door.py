"""A door tells what it noted of one attendee, perhaps long after; told again, it changes nothing."""

from collections.abc import Sequence

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.at_the_door import Note, Noted, ensure_in_time, outcome_of, take, told_of
from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.door_errors import AttendeeElsewhereError
from registration.domain.errors import RuleError
from registration.storage.attendees import known_attendee
from registration.storage.kinds import ATTENDEES
from registration.use_cases.get_conference import get_conference


async def note_at_the_door(
    unit: UnitOfWork, conference_id: str, attendee_id: str, notes: Sequence[Note]
) -> list[Noted]:
    """Return what became of each note of this attendee. They count in the order of their moments."""
    try:
        conference = await get_conference(unit, conference_id)
        conference.ensure_has_a_door()
        before = await _expected(unit, conference, attendee_id)
    except RuleError as refusal:
        return [Noted(note, "refused", None, refusal) for note in notes]
    after, refused = _taken(conference, before, notes)
    if after is not before:
        unit.save(ATTENDEES, after, *told_of(before, after, conference))
    return [
        Noted(note, "refused", after, refused[note]) if note in refused else Noted(note, outcome_of(note, after), after)
        for note in notes
    ]


async def _expected(unit: UnitOfWork, conference: Conference, attendee_id: str) -> Attendee:
    attendee = await known_attendee(unit, attendee_id)
    if attendee.conference_id != conference.id:
        raise AttendeeElsewhereError
    return attendee


def _taken(conference: Conference, attendee: Attendee, notes: Sequence[Note]) -> tuple[Attendee, dict[Note, RuleError]]:
    refused: dict[Note, RuleError] = {}
    for note in sorted(notes, key=lambda one: one.at):
        try:
            ensure_in_time(conference, note.at, now())
            attendee = take(attendee, note)
        except RuleError as refusal:
            refused[note] = refusal
    return attendee, refused
