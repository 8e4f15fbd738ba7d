"""What came of a file of people, and how its rows become people."""

import uuid
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, Field, ValidationError

from registration.domain.import_errors import Problem
from registration.domain.importing import Outcome, Row, Standing
from registration.domain.plan import Plan
from registration.domain.texts import Language, Text
from registration.reading.people import PeopleRead, ReadRow
from registration.rendering.columns import columns_of
from registration.rendering.words import said
from registration.web.attendee_models import PersonIn

WRONG: Mapping[str, Text] = {
    "name": Text(
        "Skriv namnet på en rad, med högst 200 tecken.", "Write the name on one line, 200 characters at most."
    ),
    "email": Text(
        "Skriv hela e-postadressen, som anna@harryda.se.", "Write the whole e-mail address, like anna@harryda.se."
    ),
    "organisation": Text("Skriv högst 200 tecken på en rad.", "Write 200 characters at most, on one line."),
}
TOO_LONG = Text("Skriv högst 1 000 tecken.", "Write 1,000 characters at most.")


def row_of(read: ReadRow) -> Row:
    """Return a row as the domain takes it; there is a person only where nothing is wrong with any cell."""
    known = {one.field for one in read.problems}
    problems, person = list(read.problems), None
    try:
        person = PersonIn.model_validate(read.person)
    except ValidationError as error:
        wrong = dict.fromkeys(".".join(map(str, one["loc"])) for one in error.errors())
        problems += [Problem(field, WRONG.get(field, TOO_LONG)) for field in wrong if field not in known]
    return Row(read.number, uuid.uuid4().hex, person.person() if person and not problems else None, tuple(problems))


class ProblemOut(BaseModel):
    """What is wrong in a row: the field as the API names it, the column as the file does, what to do, what is written.

    `field` is empty where there is no room for the person at all.
    """

    field: str
    column: str
    message: str
    written: str | None


class RowOut(BaseModel):
    """What becomes of one row. Who it is stands here only in a preview."""

    row: int = Field(description="The number of the row in the file; its heads are in row 1.")
    standing: Standing
    waitlist_position: int | None
    attendee_id: str | None
    same_as_row: int | None
    name: str | None
    email: str | None
    municipality_code: str | None
    problems: list[ProblemOut]


class ImportOut(BaseModel):
    """What became of a file's rows, or would become of them (`preview`)."""

    preview: bool
    group_id: str | None
    sheet: str | None
    sheets_not_read: list[str]
    columns_not_understood: list[str]
    columns_left_aside: list[str]
    counts: dict[Standing, int]
    rows: list[RowOut]


class Shown:
    """Makes the answer in the reader's language."""

    def __init__(self, read: PeopleRead, plan: Plan, language: Language, *, preview: bool) -> None:
        self._read, self._language, self._preview = read, language, preview
        self._heads = {one.field: said(one.head, language) for one in columns_of(plan)}
        self._written = {one.number: one.person for one in read.rows}

    def answer(self, outcomes: Sequence[Outcome], group_id: str | None) -> ImportOut:
        """Return the answer."""
        table, heads = self._read.table, self._read.heads
        standings = [one.standing for one in outcomes]
        return ImportOut(
            preview=self._preview,
            group_id=group_id,
            sheet=table.sheet,
            sheets_not_read=list(table.sheets_not_read),
            columns_not_understood=list(heads.not_understood),
            columns_left_aside=list(heads.left_aside),
            counts={one: standings.count(one) for one in Standing.__args__},  # type: ignore[attr-defined]
            rows=[self._row(one) for one in outcomes],
        )

    def _row(self, outcome: Outcome) -> RowOut:
        row, event = outcome.row, outcome.event
        who = self._written[row.number] if self._preview else {}
        return RowOut(
            row=row.number,
            standing=outcome.standing,
            waitlist_position=outcome.position,
            attendee_id=event.attendee.id if event and not self._preview else None,
            same_as_row=outcome.same_as,
            name=who.get("name"),
            email=who.get("email"),
            municipality_code=row.person.municipality_code
            if row.person and self._preview
            else who.get("municipality_code"),
            problems=[self._problem(one) for one in sorted(row.problems, key=self._place)],
        )

    def _place(self, problem: Problem) -> int:
        """Return where in our lists the column stands."""
        return list(self._heads).index(problem.field) if problem.field in self._heads else len(self._heads)

    def _problem(self, problem: Problem) -> ProblemOut:
        return ProblemOut(
            field=problem.field,
            column=self._heads.get(problem.field, ""),
            message=said(problem.text, self._language),
            written=problem.written or None if self._preview else None,
        )
