"""The heads and cells of a file of people: what is understood, and what is said of what is not."""

import asyncio
import io

import pytest
from openpyxl import load_workbook

from registration.domain.import_errors import FileEmptyError, HeadsMissingError
from registration.domain.plan import Plan
from registration.domain.questions import Choice, Question
from registration.domain.texts import Language, Text
from registration.reading.people import PeopleRead, read_people
from registration.reading.tables import read_table
from registration.reading.template import workbook_to_fill_in
from tests.registration.files import HEADS, row, text
from tests.registration.plans import plan

ANNA = row("Anna Åkerlund")


def read(content: bytes) -> PeopleRead:
    return read_people(content, plan())


def test_missing_heads_are_named() -> None:
    with pytest.raises(HeadsMissingError) as missing:
        read(text(["Anna", "a@x.se"], heads=["Namn", "E-post"]))
    assert "Organisation, Område, Roll" in missing.value.sv
    assert "Organisation, Sector, Role" in missing.value.en


def test_columns_that_are_not_read_are_named() -> None:
    heads = read(text([*ANNA, "x", "Har plats", "y"], heads=[*HEADS, "Skostorlek", "Läge", ""])).heads
    assert (list(heads.not_understood), list(heads.left_aside)) == (["Skostorlek", "I"], ["Läge"])


def test_each_cell_that_is_wrong_says_what_is_possible() -> None:
    [one] = read(text(row("Anna", kommun="Boden", Område="Kultur", Roll=""))).rows
    told = {problem.field: (problem.text.sv, problem.written) for problem in one.problems}
    assert told["role"] == ("Skriv Medarbetare eller Chef.", "")
    assert told["municipality_code"][1] == "Boden"
    assert "Göteborg" in told["municipality_code"][0]
    assert told["sector"][0].startswith("Skriv Upphandling, Näringsliv,")


def asking() -> Plan:
    """A plan that asks something of everybody, and something of some."""
    choices = (Choice("a", Text("Första", "First")), Choice("b", Text("Andra, helst", "Second")))
    return plan(
        online_capacity=5,
        questions=(
            Question("which", "choice", Text("Vilken?", "Which?"), required=True, choices=choices),
            Question("why", "text", Text("Varför?", "Why?"), required=True, sectors=("non-profit",)),
        ),
    )


def test_everything_that_must_be_filled_in_is_named_at_once() -> None:
    [one] = read_people(text(row("Anna", Område="Ideell sektor")), asking()).rows
    assert [problem.field for problem in one.problems] == ["mode", "answers.which", "answers.why"]
    [other] = read_people(
        text([*row("Bo"), "på plats", "andra helst"], heads=[*HEADS, "mode", "Vilken?"]), asking()
    ).rows
    assert (other.problems, other.person["answers"], other.person["mode"]) == ([], {"which": "b"}, "on-site")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_template_has_the_conferences_own_columns_and_nobody_in_it(language: Language) -> None:
    content = asyncio.run(workbook_to_fill_in(asking(), language))
    with pytest.raises(FileEmptyError):
        read_people(content, asking())
    assert len(read_table(with_one_more(content), lambda _: False).heads) == 12


def with_one_more(content: bytes) -> bytes:
    """A template with one cell filled in."""
    book, file = load_workbook(io.BytesIO(content)), io.BytesIO()
    book.worksheets[0]["A2"] = "Anna"
    book.save(file)
    return file.getvalue()
