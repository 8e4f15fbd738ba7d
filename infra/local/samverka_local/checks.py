"""`./samverka test`: every check in order, each with its time, and the time of all together."""

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import debian, process
from .errors import SetupError
from .home import CHECKOUT, Home
from .progress import console

BROWSER = Path("/usr/bin/chromium")
TYPED = ("libs", "gateway", "services", "infra/local", "infra/containers", "contracts", "tests", "benchmarks")
# The linter's own module does nothing when run with -m; the test runs its command and shows what it said.
IMPORT_DIRECTIONS = "tests/architecture/test_import_directions.py::test_all_parts_keep_to_the_import_directions"
STORES = "SAMVERKA_TEST_STORES"  # tests/stores.py reads it
# Two processes, each with stores of its own: a test mostly waits for one of them. A file's tests stay together, and
# files come in the order of their names in each.
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
NO_TESTS_CHOSEN = 5  # pytest's exit code when what one asked for is not in this half of the tests


@dataclass(frozen=True)
class Check:
    """One command with a title that people understand."""

    title: str
    module: str
    arguments: Sequence[str]


def checks(*, quick: bool, extra: Sequence[str]) -> list[Check]:
    """All checks; `quick` leaves out the tests that start services or take minutes, `extra` goes to pytest."""
    # The browser's driver keeps an event loop running in the main thread, where other tests want their own: so apart.
    browser = [] if quick else [Check("tests in a browser", "pytest", [*SIDE_BY_SIDE, "-m", "browser", *extra])]
    subset = "not slow and not browser" if quick else "not browser"
    return [
        Check("format", "ruff", ["format", "--check", "."]),
        Check("lint", "ruff", ["check", "."]),
        Check("types", "mypy", ["--strict", *(folder for folder in TYPED if (CHECKOUT / folder).exists())]),
        Check("import directions", "pytest", ["-q", IMPORT_DIRECTIONS]),
        Check("contracts", "contracts", []),
        Check("tests", "pytest", [*SIDE_BY_SIDE, "-m", subset, *extra]),
        *browser,
    ]


def run_checks(home: Home, *, quick: bool, containers: bool, extra: Sequence[str]) -> int:
    """Run them all, the cheap ones first; answers the exit code (0: all passed)."""
    began = time.monotonic()
    if containers:
        os.environ[STORES] = "containers"
    if not quick:
        _provide_browser(home)
    failed = [check.title for check in checks(quick=quick, extra=extra) if not _passes(check)]
    verdict = f"[red]failed: {', '.join(failed)}[/]" if failed else "[green]all passed[/]"
    _say(f"{verdict} in {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


def _passes(check: Check) -> bool:
    _say(f"[bold]{check.title}[/]")
    began = time.monotonic()
    code = process.run([sys.executable, "-m", check.module, *check.arguments], cwd=CHECKOUT)
    passed = code == 0 or (check.module == "pytest" and code == NO_TESTS_CHOSEN)
    _say(f"{check.title}: {'passed' if passed else '[red]failed[/]'} in {time.monotonic() - began:.1f} s")
    return passed


def _say(line: str) -> None:
    console.print(f"── {line}", highlight=False)


def _provide_browser(home: Home) -> None:
    """Chromium for the journeys: installed where we may; in CI there is no excuse."""
    if BROWSER.exists():
        return
    try:
        _say("installing Chromium for the browser journeys (once)")
        debian.install("chromium", home.log("apt"))
    except SetupError as error:
        if os.environ.get("CI"):
            raise
        _say(f"[yellow]the browser journeys will be skipped[/]: {error}")
