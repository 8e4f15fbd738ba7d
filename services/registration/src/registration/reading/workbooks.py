"""Workbooks (Office Open XML): the values of the first sheet, never formulas, and never more than is looked at."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import islice

from openpyxl import load_workbook

from registration.domain.import_errors import FileLockedError, FileTooLargeError, FileUnreadableError

LARGEST_UNPACKED = 16 * 1024 * 1024  # bytes, all parts together
MOST_TAGS = 1_000_000  # in all parts; a list of 500 people has about a tenth of it
MOST_PARTS = 1_000
MOST_COLUMNS = 200
LAST_ROW = 10_000  # a file may say that a row is at the end of the world, and the rows before it are made up
ENCRYPTED = 0x1
Sheet = tuple[str, Sequence[str], Sequence[Sequence[str]]]


def rows_of_workbook(content: bytes) -> Sheet:
    """Return the first sheet's name, the names of the others, and the first one's rows.

    Raises FileUnreadableError, FileLockedError or FileTooLargeError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _ensure_harmless(packed)
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl would lose if it wrote the file again
            return _first_sheet(content)
    except (FileLockedError, FileTooLargeError):
        raise
    except Exception as error:  # a broken file breaks its reader in any way there is
        raise FileUnreadableError from error


def _ensure_harmless(packed: zipfile.ZipFile) -> None:
    """Raise where a small file would unpack into a large one, or hold what no spreadsheet writes."""
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > LARGEST_UNPACKED:
        raise FileTooLargeError
    tags = 0
    for one in parts:
        if one.flag_bits & ENCRYPTED:
            raise FileLockedError
        unpacked = packed.read(one)  # never more than it has said of itself
        tags += unpacked.count(b"<") if one.filename.endswith((".xml", ".rels")) else 0
        if b"<!DOCTYPE" in unpacked:
            raise FileUnreadableError
    if tags > MOST_TAGS:
        raise FileTooLargeError


def _first_sheet(content: bytes) -> Sheet:
    """Return the first sheet that is shown; where the file says how large it is, that is not believed."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        shown = [one for one in book.worksheets if one.sheet_state == "visible"] or book.worksheets
        first, *others = shown
        first.reset_dimensions()
        return first.title, [one.title for one in others], list(islice(_rows(first), LAST_ROW + 1))
    finally:
        book.close()


def _rows(sheet: object) -> Iterator[list[str]]:
    for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):  # type: ignore[attr-defined]
        yield [_as_text(value) for value in row]


def _as_text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
        case _:
            return str(value)
