"""Which people of a file come to a conference, and what each of them gets.

A file is one group, or people each for themselves; then places go in the file's order, and a row that a rule refuses
leaves the others alone. Who is registered already, or stands in the file twice, is left as they are.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import AttendeeConfirmed, AttendeeRequested, AttendeeWaitlisted
from registration.domain.conference import Conference
from registration.domain.errors import ConferenceFullError, RuleError
from registration.domain.import_errors import Problem
from registration.domain.municipality import MUNICIPALITIES
from registration.domain.person import Person
from registration.domain.place_errors import AnswerNotWantedError, ModeMissingError, SessionFullError
from registration.domain.placing import Placed, arrive, ensure_room_in_sessions
from registration.domain.texts import Text

Standing = Literal["confirmed", "waitlisted", "requested", "already", "repeated", "wrong"]
STANDINGS: Mapping[type[Placed | AttendeeRequested], Standing] = {
    AttendeeConfirmed: "confirmed",
    AttendeeWaitlisted: "waitlisted",
    AttendeeRequested: "requested",
}
OF_A_ROW: Mapping[type[RuleError], Text] = {
    AnswerNotWantedError: Text(
        "Frågan ställs inte till dem i det området. Lämna cellen tom.",
        "Those of this sector are not asked this. Leave the cell empty.",
    ),
    ModeMissingError: Text("Skriv På plats eller Online.", "Write On site or Online."),
    SessionFullError: Text("Passet är fullt. Lämna cellen tom.", "The session is full. Leave the cell empty."),
    ConferenceFullError: Text(
        "Alla platser är tagna och kön är full. Personen får inte plats.",
        "All places are taken and the waitlist is full. There is no place for this person.",
    ),
}
"""What a rule says of a row, where what it says to the person themselves would not fit."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its number there, the person with the id of a registration to be, and what is wrong."""

    number: int
    id: str
    person: Person | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row, or would; `same_as` is the number of the row that names the same person."""

    row: Row
    standing: Standing
    event: Placed | AttendeeRequested | None = None
    same_as: int | None = None

    @property
    def position(self) -> int | None:
        """The place in line of one who waits."""
        return self.event.position if isinstance(self.event, AttendeeWaitlisted) else None


def sort_out(rows: Sequence[Row], already: Collection[str]) -> Iterator[Outcome | Row]:
    """Yield the rows of people who are new, and of the others why they are not. `already`: who is registered."""
    seen: dict[str, int] = {}
    for row in rows:
        who = row.person.who if row.person else None
        if who is None or row.problems:
            yield Outcome(row, "wrong")
        elif who in already:
            yield Outcome(row, "already")
        elif who in seen:
            yield Outcome(row, "repeated", same_as=seen[who])
        else:
            seen[who] = row.number
            yield row


def admit(
    conference: Conference,
    rows: Sequence[Row],
    already: Collection[str],
    now: datetime,
    *,
    group_id: str | None = None,
    within: Collection[str] | None = None,
) -> tuple[Conference, list[Outcome]]:
    """Return the conference after these have come, and what became of each row.

    With `group_id` they come together. `within` are the municipalities whose people may be registered. Raises
    ConferenceFullError where a group finds neither places nor places in line.
    """
    judged = list(sort_out([_examined(conference, row, within) for row in rows], already))
    newcomers = [one for one in judged if isinstance(one, Row)]
    conference, placed = (
        _together(conference, newcomers, now, group_id) if group_id else _each(conference, newcomers, now)
    )
    return conference, [placed[one.number] if isinstance(one, Row) else one for one in judged]


def _examined(conference: Conference, row: Row, within: Collection[str] | None) -> Row:
    """Return the row with what the conference's plan, or whose people these are, has against it."""
    if row.person is None:
        return row
    person = row.person
    if within is not None and len(within) == 1 and person.municipality_code is None:
        person = replace(person, municipality_code=next(iter(within)))
    problems = [_problem(error) for error in conference.plan.objections(person)]
    if within is not None and person.municipality_code not in within:
        problems.append(
            Problem("municipality_code", _only(within), MUNICIPALITIES.get(person.municipality_code or "", ""))
        )
    return replace(row, person=person, problems=(*row.problems, *problems))


def _only(within: Collection[str]) -> Text:
    names = ", ".join(sorted(MUNICIPALITIES.get(code, code) for code in within))
    return Text(
        f"Du kan bara anmäla dem som kommer från {names}. Ändra kommunen, eller ta bort raden.",
        f"You can only register people of {names}. Change the municipality, or take the row out.",
    )


def _problem(error: RuleError, field: str = "") -> Problem:
    return Problem(field or getattr(error, "field", ""), OF_A_ROW.get(type(error)) or Text(error.sv, error.en))


def _arriving(conference: Conference, row: Row, now: datetime, group_id: str | None = None) -> Attendee:
    assert row.person is not None  # noqa: S101 - without one it has been sorted out
    return Attendee(row.id, 1, conference.id, group_id, "requested", row.person, now)


def _each(conference: Conference, rows: Sequence[Row], now: datetime) -> tuple[Conference, dict[int, Outcome]]:
    placed: dict[int, Outcome] = {}
    for row in rows:
        try:
            conference, (event,) = arrive(conference, [_arriving(conference, row, now)], now)
        except (SessionFullError, ConferenceFullError) as error:
            placed[row.number] = _turned_away(conference, row, error)
        else:
            placed[row.number] = _placed(row, event)
    return conference, placed


def _together(
    conference: Conference, rows: Sequence[Row], now: datetime, group_id: str
) -> tuple[Conference, dict[int, Outcome]]:
    placed: dict[int, Outcome] = {}
    wanted: list[str] = []
    party: list[Row] = []
    for row in rows:
        sessions = row.person.sessions if row.person else ()
        try:
            ensure_room_in_sessions(conference, [*wanted, *sessions], "sessions")
        except SessionFullError as error:
            placed[row.number] = _turned_away(conference, row, error)
        else:
            wanted += sessions
            party.append(row)
    conference, events = (
        arrive(conference, [_arriving(conference, row, now, group_id) for row in party], now)
        if party
        else (conference, [])
    )
    return conference, placed | {row.number: _placed(row, event) for row, event in zip(party, events, strict=True)}


def _placed(row: Row, event: Placed | AttendeeRequested) -> Outcome:
    return Outcome(row, STANDINGS[type(event)], event)


def _turned_away(conference: Conference, row: Row, error: RuleError) -> Outcome:
    """Return the row as one for which there is no room; where a session has none it says which."""
    sessions = row.person.sessions if row.person and isinstance(error, SessionFullError) else ()
    fullest = min(sessions, key=lambda one: conference.room(f"session:{one}") or 0, default="")
    problem = _problem(error, f"sessions.{fullest}" if fullest else "")
    return Outcome(replace(row, problems=(*row.problems, problem)), "wrong")
