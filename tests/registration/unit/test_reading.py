"""Files of people: whatever program has written them they are read alike, and what cannot be read is refused."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registration.domain.errors import RuleError
from registration.domain.import_errors import (
    FileEmptyError,
    FileLockedError,
    FileTooLargeError,
    FileUnreadableError,
    HeadsMissingError,
    HeadTwiceError,
    TooManyColumnsError,
    TooManyRowsError,
)
from registration.domain.questions import Question
from registration.domain.texts import Text
from registration.reading.people import PeopleRead, read_people
from registration.reading.tables import read_table
from registration.rendering.files import as_csv, as_workbook
from registration.rendering.rows import harmless
from tests.registration.files import HEADS, row, text, with_part, workbook
from tests.registration.plans import plan

ANNA = row("Anna Åkerlund")
SHEET = "xl/worksheets/sheet1.xml"
CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters="\n"), max_size=30)
TABLES = st.lists(st.lists(CELLS.map(str.strip), min_size=3, max_size=3).filter(any), min_size=2, max_size=6)


def read(content: bytes, **changes: object) -> PeopleRead:
    return read_people(content, plan(**changes))


def person(content: bytes, **changes: object) -> dict[str, object]:
    """The only person of a file."""
    [one] = read(content, **changes).rows
    assert one.problems == []
    return dict(one.person)


def cells_of(content: bytes) -> list[Sequence[str]]:
    table = read_table(content, lambda _: False)
    return [table.heads, *(cells for _, cells in table.rows)]


def written(rows: Sequence[Sequence[str]], form: str) -> bytes:
    """The rows as our own lists are written."""

    async def each() -> AsyncIterator[list[str]]:
        for one in rows:
            yield [harmless(cell) for cell in one]

    async def whole() -> bytes:
        pieces = as_csv(each(), ";") if form == "csv" else as_workbook(each())
        return b"".join([piece async for piece in pieces])

    return asyncio.run(whole())


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@given(rows=TABLES)
@settings(max_examples=60, deadline=None)
def test_any_table_that_we_write_is_read_back_the_same(form: str, rows: list[list[str]]) -> None:
    found = cells_of(written(rows, form))
    assert [[*cells, *[""] * 3][:3] for cells in found] == rows
    assert all(not any(cells[3:]) for cells in found)


@given(st.one_of(st.binary(max_size=300), st.binary(max_size=300).map(lambda more: b"PK\x03\x04" + more)))
@settings(max_examples=300, deadline=None)
def test_garbage_is_refused_by_a_rule_that_says_so(content: bytes) -> None:
    with pytest.raises(RuleError):
        read(content)


@given(st.integers(0, 6_000), st.binary(min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_broken_workbook_is_read_or_refused(place: int, noise: bytes) -> None:
    content = workbook(ANNA)
    with suppress(RuleError):
        read(content[:place] + noise + content[place + len(noise) :])


@pytest.mark.parametrize(("separator", "encoding"), list(product(";,\t", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])))
def test_text_is_read_however_a_spreadsheet_has_written_it(separator: str, encoding: str) -> None:
    found = person(text(ANNA, separator=separator, encoding=encoding))
    assert (found["name"], found["municipality_code"]) == ("Anna Åkerlund", "1481")


def test_separator_is_what_makes_heads_understood_and_not_what_is_most_frequent() -> None:
    label = Text("Hej, vad, vill, du, äta, i, dag, då?", "x")
    asked = {"questions": (Question("eat", "text", label),)}
    content = text([*ANNA, "Soppa"], heads=[*HEADS, f"Fråga: {label.sv}"])
    assert person(content, **asked)["answers"] == {"eat": "Soppa"}
    assert person(b"sep=;\r\n" + text([*ANNA, "Soppa"], heads=[*HEADS, label.sv], encoding="utf-8"), **asked)["answers"]


def test_heads_are_understood_in_either_language_in_any_order_and_way_of_writing() -> None:
    heads = ("role", "  SECTOR ", "municipality", "ORGANISATION", "e-mail  address", "NaMe")
    found = person(text(["Chef", " non-profit", "1480", "Föreningen", "anna@x.se", "Anna"], heads=heads))
    assert (found["role"], found["sector"], found["municipality_code"]) == ("manager", "non-profit", "1480")


def test_cells_keep_line_breaks_and_what_was_made_harmless_is_as_it_was() -> None:
    heads = (*HEADS, "Mat")
    found = person(text([*row("Anna", Organisation="'=1+1"), "Ingen fisk\r\nHelst inte ägg"], heads=heads))
    assert (found["organisation"], found["needs"]) == ("=1+1", {"dietary": "Ingen fisk\nHelst inte ägg"})


def test_numbers_days_and_truths_of_a_workbook_are_words() -> None:
    questions = [Question(one, "text", Text(one, one)) for one in ("antal", "andel", "dag", "stund")]
    asked = (*questions, Question("buss", "yes-no", Text("buss", "bus")))
    moment = dt.datetime(2015, 9, 29, 13, 30)  # noqa: DTZ001 - cells know of no time zones
    cells = [*ANNA[:3], 1480, *ANNA[4:], 3, 2.5, dt.date(2015, 9, 29), moment, True]
    found = person(workbook(cells, heads=[*HEADS, "antal", "andel", "dag", "stund", "buss"]), questions=asked)
    assert found["municipality_code"] == "1480"
    said = {"antal": "3", "andel": "2.5", "dag": "2015-09-29", "stund": "2015-09-29 13:30", "buss": "yes"}
    assert found["answers"] == said


def test_formula_gives_its_value_and_is_never_run() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>'
        b"</worksheet>"
    )
    cell = b'<c t="str"><f>HYPERLINK("http://x")</f><v>%s</v></c>'
    rows = b"".join(
        b"<row>" + b"".join(cell % str(value).encode() for value in cells) + b"</row>" for cells in (HEADS, ANNA)
    )
    assert person(with_part(workbook(ANNA), SHEET, sheet % rows))["name"] == "Anna Åkerlund"


def test_rows_are_numbered_as_the_spreadsheet_shows_them_and_empty_ones_left_out() -> None:
    for content in (text(ANNA, [], ["", " "], row("Bo B")), workbook(ANNA, [], ["", " "], row("Bo B"))):
        assert [one.number for one in read(content).rows] == [2, 5]
    broken = text([*row("Anna", Organisation="Två\nrader")], row("Bo B"))
    assert [one.number for one in read(broken).rows] == [2, 3]


def test_first_sheet_is_read_and_the_others_named() -> None:
    table = read(workbook(ANNA, more_sheets=["Anteckningar"])).table
    assert (table.sheet, list(table.sheets_not_read)) == ("Deltagare", ["Anteckningar"])


def test_five_hundred_people_are_read_and_one_more_is_too_many() -> None:
    people = [row(f"Anna {number}") for number in range(501)]
    for write in (text, workbook):
        assert len(read(write(*people[:500])).rows) == 500
        with pytest.raises(TooManyRowsError):
            read(write(*people))


def test_row_at_the_end_of_the_world_is_not_waited_for() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="99999999999"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
    )
    with pytest.raises((TooManyRowsError, FileUnreadableError)):
        read(with_part(workbook(ANNA), SHEET, sheet))


def test_too_many_columns_are_refused() -> None:
    for write in (text, workbook):
        with pytest.raises(TooManyColumnsError):
            read(write(ANNA, heads=[*HEADS, *(f"k{number}" for number in range(16_000))]))


def test_small_file_that_unpacks_into_a_large_one_is_refused_before_it_is_parsed() -> None:
    bomb = with_part(workbook(ANNA), SHEET, b" " * 40_000_000)
    assert len(bomb) < 100_000
    many = b"<worksheet><sheetData><row>" + b"<c/>" * 2_000_000 + b"</row></sheetData></worksheet>"
    for content in (bomb, with_part(workbook(ANNA), SHEET, many)):
        with pytest.raises(FileTooLargeError):
            read(content)


def test_entities_are_refused() -> None:
    entities = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><worksheet>&b;</worksheet>'
    with pytest.raises(FileUnreadableError):
        read(with_part(workbook(ANNA), SHEET, entities))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, FileLockedError),
        (workbook(ANNA)[:900], FileUnreadableError),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileUnreadableError),
        (b"x" * (512 * 1024 + 1), FileTooLargeError),
        (b"", FileEmptyError),
        (text(), FileEmptyError),
        (text(["Anna"], heads=["Namn"]), HeadsMissingError),
        (text([*ANNA, "x"], heads=[*HEADS, "E-post"]), HeadTwiceError),
    ],
)
def test_file_that_cannot_be_read_says_why(content: bytes, error: type[RuleError]) -> None:
    with pytest.raises(error):
        read(content)
