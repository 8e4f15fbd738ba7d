"""Data becomes a PDF by a template in `templates/`. What people have written goes there as data, never as markup.

A file is set by a program of its own (`press.py`), beside the loop that answers requests.
"""

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from registration.domain.errors import TooSlowToPrintError
from registration.rendering.glyphs import writable

PRESS = Path(__file__).parent / "press.py"
LONGEST = 25.0  # seconds; the gateway waits thirty


class PressError(Exception):
    """The press did not print. What it says of why may quote what it was to print, so only its kind is kept."""


class Printer:
    """Prints one file at a time, so that memory is bounded; the others wait."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(1)

    async def print(self, template: str, data: Mapping[str, Any], codes: Sequence[str] = ()) -> bytes:
        """Return the PDF. `codes` become QR codes, which the template has under the same numbers. Raises PressError.

        What takes too long raises TooSlowToPrintError.
        """
        order = await asyncio.to_thread(_order, data, codes)
        try:
            async with self._free, asyncio.timeout(LONGEST):
                return await _press(template, order)
        except TimeoutError:
            raise TooSlowToPrintError from None


async def _press(template: str, order: bytes) -> bytes:
    pipe = asyncio.subprocess.PIPE
    press = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", str(PRESS), template), stdin=pipe, stdout=pipe, stderr=pipe
    )
    try:
        pdf, complaint = await press.communicate(order)
    finally:
        if press.returncode is None:
            press.kill()
            await press.wait()
    if press.returncode:
        kind = complaint.decode(errors="replace").strip().rpartition("\n")[2].partition(":")[0]
        raise PressError(f"{template}: {kind} ({press.returncode})")
    return pdf


def _order(data: Mapping[str, Any], codes: Sequence[str]) -> bytes:
    return json.dumps({**_written(data), "codes": codes}).encode()


def _written(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the value with all its texts as they can be set."""
    match value:
        case str():
            return writable(value)
        case Mapping():
            return {name: _written(one) for name, one in value.items()}
        case list() | tuple():
            return [_written(one) for one in value]
        case _:
            return value
