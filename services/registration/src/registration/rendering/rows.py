"""The rows of an exported list, as words."""

import re
from collections.abc import Mapping
from datetime import datetime

from registration.domain.attendee import Attendee
from registration.domain.municipality import MUNICIPALITIES
from registration.domain.plan import Plan
from registration.domain.questions import Question
from registration.domain.texts import Language
from registration.rendering.times import HERE
from registration.rendering.words import said, word

LENGTH_OF_GROUP = 8
"""So much of a group's id tells it from the others of a list."""
_RUNS = re.compile(r"'*[=+\-@\t\r\n]")
"""What a spreadsheet takes for the beginning of a formula (OWASP: CSV injection), and that made harmless."""


def row_of(attendee: Attendee, plan: Plan, language: Language, position: int | None) -> list[str]:
    """Return the cells of one attendee; none of them is a formula, whatever people have written."""
    person = attendee.person
    cells = (
        person.name,
        person.email,
        person.organisation,
        MUNICIPALITIES.get(person.municipality_code or "", ""),
        *(word(one, language) for one in (person.sector, person.role, attendee.status)),
        person.needs.dietary or "",
        person.needs.accessibility or "",
        _moment(attendee.registered_at),
        _moment(attendee.checked_in_at),
        word(person.language, language),
        word(person.mode, language) if person.mode else "",
        str(position or ""),
        (attendee.group_id or "")[:LENGTH_OF_GROUP],
        *(word("yes", language) if one.id in person.sessions else "" for one in plan.sessions),
        *(_answer(one, person.answers, language) for one in plan.questions),
    )
    return [harmless(cell) for cell in cells]


def _answer(question: Question, answers: Mapping[str, str], language: Language) -> str:
    """Return an answer in words; one to what the question was before stays as it was given."""
    answer = answers.get(question.id, "")
    if question.kind == "yes-no" and question.takes(answer):
        return word(answer, language)
    return next((said(one.label, language) for one in question.choices if one.value == answer), answer)


def harmless(cell: str) -> str:
    """Return the text with an apostrophe before what would run as a formula."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def as_meant(cell: str) -> str:
    """Return the text that was made harmless as it was before."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(HERE).strftime("%Y-%m-%d %H:%M") if moment else ""
