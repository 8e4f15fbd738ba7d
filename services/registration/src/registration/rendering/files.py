"""The same rows as CSV (RFC 4180) and as a workbook (Office Open XML): in constant memory, however long the list is."""

import asyncio
import csv
import io
import tempfile
from collections.abc import AsyncIterator, Sequence
from typing import IO

from xlsxwriter import Workbook

BYTE_ORDER_MARK = "\ufeff"  # without it Excel does not see that å, ä and ö are UTF-8
AT_ONCE = 500
PIECE = 64 * 1024
Rows = AsyncIterator[Sequence[str]]


async def as_csv(rows: Rows, separator: str = ",") -> AsyncIterator[bytes]:
    """Yield the rows as CSV."""
    written = io.StringIO(BYTE_ORDER_MARK, newline="")
    written.seek(0, io.SEEK_END)
    writer = csv.writer(written, delimiter=separator)
    async for batch in _batches(rows):
        writer.writerows(batch)
        yield written.getvalue().encode()
        written.seek(0)
        written.truncate()


async def as_workbook(rows: Rows) -> AsyncIterator[bytes]:
    """Yield the rows as a workbook; it is written to a file first, for its directory stands at its end."""
    with tempfile.TemporaryFile() as file:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        book = Workbook(file, options)
        sheet, number = book.add_worksheet(), 0
        sheet.freeze_panes(1, 0)
        async for batch in _batches(rows):
            await asyncio.to_thread(_write, sheet, number, batch)
            number += len(batch)
        await asyncio.to_thread(book.close)
        file.seek(0)
        async for piece in _pieces(file):
            yield piece


def _write(sheet: object, first: int, rows: Sequence[Sequence[str]]) -> None:
    for number, row in enumerate(rows, first):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell)  # type: ignore[attr-defined]


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    while piece := await asyncio.to_thread(file.read, PIECE):
        yield piece


async def _batches(rows: Rows) -> AsyncIterator[list[Sequence[str]]]:
    batch: list[Sequence[str]] = []
    async for row in rows:
        batch.append(row)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
