"""The rows of a file as what somebody says of themselves, with what is wrong in each cell and what to do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registration.domain.import_errors import Problem
from registration.domain.person import Sector
from registration.domain.place_errors import AnswerMissingError
from registration.domain.plan import Plan
from registration.domain.texts import Text
from registration.reading.choices import Choice, choices_of
from registration.reading.heads import NEEDED, Heads, names_of_columns, understood
from registration.reading.tables import Table, read_table
from registration.rendering.words import plain

MISSING: Mapping[str, Text] = {
    "name": Text("Skriv namnet.", "Write the name."),
    "email": Text(
        "Skriv e-postadressen, så att vi kan skicka bekräftelsen.",
        "Write the e-mail address, so that we can send the confirmation.",
    ),
    "organisation": Text("Skriv var personen arbetar.", "Write where the person works."),
}
AN_ANSWER = Text(AnswerMissingError.sv, AnswerMissingError.en)
YES, KINDS = "yes", ("needs", "answers")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row: its number in the file, the body of a person as the API takes it, and what is wrong."""

    number: int
    person: Mapping[str, Any]
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """What a file holds for a conference."""

    table: Table
    heads: Heads
    rows: Sequence[ReadRow]


def read_people(content: bytes, plan: Plan) -> PeopleRead:
    """Return the people in a file; each that is not as it should be says why. Raises what is wrong with the file."""
    names = names_of_columns(plan)
    table = read_table(content, lambda head: plain(head) in names)
    heads, choices = understood(table, plan), choices_of(plan)
    rows = [_row(number, _cells(heads, cells), plan, choices) for number, cells in table.rows]
    return PeopleRead(table, heads, rows)


def _cells(heads: Heads, cells: Sequence[str]) -> dict[str, str]:
    """Return what stands in a row, by field; a row may end before its last column."""
    pairs = zip(heads.fields, cells, strict=False)
    return {field: cell for field, cell in pairs if field is not None and cell}


def _row(number: int, cells: Mapping[str, str], plan: Plan, choices: Mapping[str, Choice]) -> ReadRow:
    person: dict[str, Any] = {"needs": {}, "answers": {}, "sessions": []}
    problems: list[Problem] = []
    for field, written in cells.items():
        choice = choices.get(field)
        value = choice.meant(written) if choice else written
        if choice and value is None:
            problems.append(Problem(field, _one_of(choice), written))
        else:
            _say(person, field, value)
    missing = [field for field in _needed(plan, person.get("sector")) if field not in cells]
    return ReadRow(number, person, [*(Problem(field, _what_to_write(field, choices)) for field in missing), *problems])


def _needed(plan: Plan, sector: Sector | None) -> Iterator[str]:
    """Yield the fields that must be filled in; what is asked of a sector only where it is known."""
    yield from NEEDED
    if plan.modes:
        yield "mode"
    if sector is not None:
        yield from (f"answers.{one.id}" for one in plan.questions if one.required and one.is_for(sector))


def _what_to_write(field: str, choices: Mapping[str, Choice]) -> Text:
    return MISSING.get(field) or (_one_of(choices[field]) if field in choices else AN_ANSWER)


def _one_of(choice: Choice) -> Text:
    return Text(f"Skriv {choice.listed.sv}.", f"Write {choice.listed.en}.")


def _say(person: dict[str, Any], field: str, value: str | None) -> None:
    kind, _, name = field.partition(".")
    if kind in KINDS:
        person[kind][name] = value
    elif kind != "sessions":
        person[field] = value
    elif value == YES:
        person["sessions"].append(name)
