"""A file to fill in for a conference: its columns, and for those with few values what one can write."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence

from xlsxwriter import Workbook

from registration.domain.import_errors import MOST_ROWS
from registration.domain.plan import Plan
from registration.domain.texts import Language
from registration.reading.choices import Choice, choices_of
from registration.reading.heads import NEEDED, asked_columns
from registration.rendering.columns import heads_of
from registration.rendering.rows import harmless
from registration.rendering.words import said

WIDE, LONGEST_LIST = 24, 255
"""Characters; a list of values that is longer Excel does not take."""
SEPARATORS: Mapping[Language, str] = {"sv": ";", "en": ","}
"""What spreadsheets in each language expect, for the comma is in Swedish numbers."""
GUIDE: Mapping[Language, tuple[str, str, str, str]] = {
    "sv": ("Så fyller du i", "Kolumn", "Skriv", "behövs"),
    "en": ("How to fill in", "Column", "Write", "needed"),
}


async def rows_of_template(plan: Plan, language: Language) -> AsyncIterator[Sequence[str]]:
    """Yield the heads alone."""
    yield heads_of(asked_columns(plan), language)


async def workbook_to_fill_in(plan: Plan, language: Language) -> bytes:
    """Return a workbook: the heads with the values to choose among, and a sheet that explains them."""
    return await asyncio.to_thread(_written, plan, language)


def _written(plan: Plan, language: Language) -> bytes:
    with tempfile.TemporaryFile() as file:
        book = Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(asked_columns(plan)), WIDE)
        for place, (head, values) in enumerate(_columns(plan, language)):
            sheet.write_string(0, place, head, bold)
            if _can_be_offered(values):
                sheet.data_validation(1, place, MOST_ROWS, place, {"validate": "list", "source": values})
        _explain(book, bold, plan, language)
        book.close()
        file.seek(0)
        return file.read()


def _columns(plan: Plan, language: Language) -> list[tuple[str, list[str]]]:
    """Return the head of each column, and the words of its values where they are few."""
    choices, columns = choices_of(plan), asked_columns(plan)
    heads = zip(columns, heads_of(columns, language), strict=True)
    return [(head, _words(choices.get(column.field), language)) for column, head in heads]


def _can_be_offered(values: Sequence[str]) -> bool:
    """Tell whether a workbook can hold these as a list to choose from: it puts commas between them."""
    return 0 < len(",".join(values)) <= LONGEST_LIST and not any("," in one or '"' in one for one in values)


def _words(choice: Choice | None, language: Language) -> list[str]:
    return [said(text, language) for text in choice.words.values()] if choice else []


def _explain(book: Workbook, bold: object, plan: Plan, language: Language) -> None:
    title, column_head, write, needed = GUIDE[language]
    sheet = book.add_worksheet(title)
    sheet.set_column(0, 2, WIDE * 2)
    for place, word in enumerate((column_head, write)):
        sheet.write_string(0, place, word, bold)
    fields = [one.field for one in asked_columns(plan)]
    for row, (field, (head, values)) in enumerate(zip(fields, _columns(plan, language), strict=True), 1):
        sheet.write_string(row, 0, f"{head} ({needed})" if field in NEEDED else head)
        sheet.write_string(row, 1, harmless(" / ".join(values)))
