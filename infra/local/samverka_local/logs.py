"""Reading the parts' log files together."""

import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from .errors import SetupError
from .home import Home

LOOK = 0.2  # seconds between two looks when following


def files_of(home: Home, part: str | None) -> list[Path]:
    """The log file of a part, or of all."""
    folder = home.root / "logs"
    found = sorted(folder.glob(f"{part or '*'}.log"))
    if not found:
        known = ", ".join(sorted(file.stem for file in folder.glob("*.log"))) or "none yet"
        raise SetupError(f"There is no log of {part or 'anything'} in {folder}.", f"one of: {known}")
    return found


def show(home: Home, part: str | None, *, lines: int, follow: bool) -> None:
    """Print the last lines of each file, then, if asked, what is added until Ctrl-C."""
    files = files_of(home, part)
    ends = {file: file.stat().st_size for file in files}
    for file in files:
        with file.open(errors="replace") as text:
            _print(file, deque(text, lines), named=len(files) > 1)
    while follow:
        time.sleep(LOOK)
        for file in files:
            _print(file, _added(file, ends), named=len(files) > 1)


def _added(file: Path, ends: dict[Path, int]) -> Iterator[str]:
    size = file.stat().st_size
    if size < ends[file]:
        ends[file] = 0  # it was set aside and begun anew
    with file.open("rb") as content:
        content.seek(ends[file])
        for line in content:
            ends[file] += len(line)
            yield line.decode(errors="replace")


def _print(file: Path, lines: deque[str] | Iterator[str], *, named: bool) -> None:
    for line in lines:
        sys.stdout.write(f"{file.stem:<14} {line}" if named else line)
    sys.stdout.flush()
