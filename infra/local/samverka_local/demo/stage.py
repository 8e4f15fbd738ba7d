"""What the audience sees: the story on the left, the facts on the right; without a terminal, plain lines."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from .facts import Facts, PassedFact

LOOK = 0.1  # seconds between two looks at the facts
TOLD_OF_DATA = ("municipality_code", "track", "sector", "mode", "slug", "template")


class Stage:
    """Tells what is done, and shows the facts that follow from it."""

    def __init__(self, console: Console, facts: Facts, pace: float) -> None:
        """`pace` is the pause after each deed, in seconds; 0 plays as fast as the system goes."""
        self._console, self._facts, self._pace = console, facts, pace
        self._told: list[Text] = []
        self._shown = 0

    def chapter(self, title: str) -> None:
        """Begin a chapter."""
        self._tell(Text(f"\n{title}", style="bold"))

    def say(self, sentence: str) -> None:
        """Tell one deed, and give the audience time for it."""
        self._tell(Text(f"  {sentence}"))
        time.sleep(self._pace)

    def _tell(self, line: Text) -> None:
        self._told.append(line)
        if not self._console.is_terminal:
            self._console.print(line, soft_wrap=True)

    @contextmanager
    def open(self) -> Iterator[None]:
        """Show until the end of the block, and once more after it."""
        ended = threading.Event()
        watcher = threading.Thread(target=self._live if self._console.is_terminal else self._plain, args=(ended,))
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()

    def _plain(self, ended: threading.Event) -> None:
        while not ended.wait(LOOK):
            self._print_news()
        self._print_news()

    def _print_news(self) -> None:
        news = self._facts.passed[self._shown :]
        self._shown += len(news)
        for fact in news:
            self._console.print(Text("      ").append(_line(fact)), style="dim", soft_wrap=True)

    def _live(self, ended: threading.Event) -> None:
        with Live(console=self._console, refresh_per_second=10, screen=False) as live:
            while not ended.wait(LOOK):
                live.update(self._picture())
            live.update(self._picture())

    def _picture(self) -> RenderableType:
        width, height = self._console.size
        half, rows = max(40, width // 2 - 2), max(8, height - 4)
        story = Group(*self._told[-rows // 2 :])
        stream = Table.grid(expand=True)
        for fact in self._facts.passed[-rows:]:
            stream.add_row(_line(fact))
        return Columns(
            [Panel(story, title="the story", width=half), Panel(stream, title="facts on Kafka", width=half)], padding=0
        )


def _line(fact: PassedFact) -> Text:
    data = "  ".join(str(fact.data[name]) for name in TOLD_OF_DATA if fact.data.get(name))
    service, _, rest = fact.type.partition(".")
    line = Text(no_wrap=True, overflow="ellipsis")
    return line.append(f"{service}.", "dim").append(rest.removesuffix(".v1"), "cyan").append(f"  {data}", "dim")
