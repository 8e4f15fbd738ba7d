"""Files of people as somebody would fill them in."""

import csv
import io
import zipfile
from collections.abc import Sequence

from xlsxwriter import Workbook

HEADS = ("Namn", "E-postadress", "Organisation", "Kommun", "Område", "Roll")
Cells = Sequence[object]


def row(name: str, kommun: str = "Mölndal", **changes: str) -> list[str]:
    """Somebody as a row below `HEADS`."""
    address = f"{name.lower().replace(' ', '.')}@molndal.se"
    cells = {"Namn": name, "E-postadress": address, "Organisation": "Staden"}
    cells |= {"Kommun": kommun, "Område": "Upphandling", "Roll": "Medarbetare"}
    return [{**cells, **changes}[head] for head in HEADS]


def text(*rows: Cells, heads: Cells = HEADS, separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """A CSV file."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows([heads, *rows])
    return written.getvalue().encode(encoding)


def workbook(*rows: Cells, heads: Cells = HEADS, more_sheets: Sequence[str] = ()) -> bytes:
    """A workbook; cells keep their kinds."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Deltagare")
    for number, cells in enumerate([heads, *rows]):
        for place, cell in enumerate(cells):
            write = sheet.write_string if isinstance(cell, str) else sheet.write
            write(number, place, cell)
    for name in more_sheets:
        book.add_worksheet(name)
    book.close()
    return file.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same workbook with one of its parts exchanged, or added."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            if one.filename != name:
                new.writestr(one.filename, old.read(one))
        new.writestr(name, part)
    return packed.getvalue()
