"""Text with separated values, as spreadsheets write it: whichever separator, whichever way to write å, ä and ö."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator

from registration.domain.import_errors import FileUnreadableError

SEPARATORS = ";,\t"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
OF_OLD = "cp1252"
"""What Excel in Swedish writes where it is asked for plain CSV."""


def rows_of_text(content: bytes, is_head: Callable[[str], bool]) -> Iterator[list[str]]:
    """Yield the rows. Raises FileUnreadableError."""
    text = _decoded(content)
    separator = ""
    if text.lower().startswith("sep=") and text[4:5] in SEPARATORS:  # Excel's own way to name it; not a row
        separator, text = text[4:5], text.partition("\n")[2]
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text, is_head))
    except csv.Error as error:
        raise FileUnreadableError from error


def _decoded(content: bytes) -> str:
    encoding = next((encoding for mark, encoding in MARKS if content.startswith(mark)), "")
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            raise FileUnreadableError from error
        text = _of_old(content)
    if "\0" in text:
        raise FileUnreadableError
    return text


def _of_old(content: bytes) -> str:
    try:
        return content.decode(OF_OLD)
    except UnicodeDecodeError as error:
        raise FileUnreadableError from error


def _separator(text: str, is_head: Callable[[str], bool]) -> str:
    """Return what separates the heads: with it more of them are understood than with another."""

    def understood(separator: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        heads = next((row for row in rows if any(row)), [])
        return sum(map(is_head, heads)), len(heads)

    return max(SEPARATORS, key=understood)
