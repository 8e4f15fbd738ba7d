"""A file as a table: its heads, and its rows with their numbers, whatever program has written it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from registration.domain.import_errors import (
    MOST_ROWS,
    FileEmptyError,
    FileLockedError,
    FileTooLargeError,
    TooManyColumnsError,
    TooManyRowsError,
)
from registration.reading.text_files import rows_of_text
from registration.reading.workbooks import LAST_ROW, MOST_COLUMNS, rows_of_workbook
from registration.rendering.rows import as_meant

LARGEST_FILE = 512 * 1024
"""Bytes. Sent along in a form it becomes a third longer, and has to go through the door."""
PACKED, LOCKED = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook begins; and the container of old workbooks, in which those with a password are wrapped."""


@dataclass(frozen=True, slots=True)
class Table:
    """What was read: the heads, each row that is not empty with its number in the file, and which sheet it was."""

    heads: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    sheet: str | None = None
    sheets_not_read: Sequence[str] = ()


def read_table(content: bytes, is_head: Callable[[str], bool]) -> Table:
    """Return the table in a file. `is_head` tells heads from other words.

    Raises FileTooLargeError, FileLockedError, FileUnreadableError, FileEmptyError, TooManyRowsError or
    TooManyColumnsError.
    """
    if len(content) > LARGEST_FILE:
        raise FileTooLargeError
    if content.startswith(LOCKED):
        raise FileLockedError
    if content.startswith(PACKED):
        sheet, others, rows = rows_of_workbook(content)
        return _table(rows, sheet, others)
    return _table(rows_of_text(content, is_head))


def _table(rows: Iterable[Sequence[str]], sheet: str | None = None, others: Sequence[str] = ()) -> Table:
    written = list(_written(rows))
    if not written[1:]:
        raise FileEmptyError
    (_, heads), *below = written
    return Table(heads, below, sheet, others)


def _written(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows in which something stands."""
    found = 0
    for number, row in enumerate(rows, 1):
        cells = [as_meant(cell.replace("\r\n", "\n").strip()) for cell in row]
        if any(cells):
            found += 1
            if any(cells[MOST_COLUMNS:]):
                raise TooManyColumnsError
            yield number, cells[: max(place for place, cell in enumerate(cells, 1) if cell)]
        if found > MOST_ROWS + 1 or number > LAST_ROW:
            raise TooManyRowsError
