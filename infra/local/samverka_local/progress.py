"""What people see while the system starts: a small table on a terminal, plain lines elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table

from .state import PartState, State

console = Console(stderr=True)
LOOK = 0.1  # seconds between two looks

_SIGNS = {"ready": "[green]✓[/]", "failed": "[red]✗[/]", "waiting": "[dim]·[/]", "restarting": "[yellow]↻[/]"}


def follow(read: Callable[[], State | None], is_over: Callable[[State | None], bool]) -> None:
    """Show the parts as they come, until it is over."""
    with _display() as show:
        while not is_over(state := read()):
            show(state)
            time.sleep(LOOK)
        show(state)


@contextmanager
def _display() -> Iterator[Callable[[State | None], None]]:
    if not console.is_terminal:
        told: set[str] = set()
        yield lambda state: _tell_news(state, told)
        return
    with Live(console=console, refresh_per_second=12, transient=False) as live:
        spinners: dict[str, Spinner] = {}
        yield lambda state: live.update(_table(state, spinners)) if state else None


def _tell_news(state: State | None, told: set[str]) -> None:
    for name, part in state.parts.items() if state else ():
        if part.phase == "ready" and name not in told:
            told.add(name)
            console.print(f"  ✓ {name:<14} {part.seconds:4.1f} s", highlight=False)


def _table(state: State, spinners: dict[str, Spinner]) -> Table:
    table = Table.grid(padding=(0, 1))
    for name, part in state.parts.items():
        sign = _SIGNS.get(part.phase) or spinners.setdefault(name, Spinner("dots", style="cyan"))
        table.add_row(" ", sign, name, _words(part))
    return table


def _words(part: PartState) -> str:
    if part.phase == "ready":
        return f"[dim]{part.seconds:.1f} s[/]"
    return f"[dim]{part.note or part.phase}[/]"
