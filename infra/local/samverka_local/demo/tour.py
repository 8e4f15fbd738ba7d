"""Starts a system for the tour, plays the story on it, and throws it away."""

import shutil
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from samverka_local import seed
from samverka_local.home import Home
from samverka_local.public_api import PublicApi
from samverka_local.stack import Stack

from .chapters import CHAPTERS
from .facts import Facts
from .post import Post
from .stage import Stage
from .world import World


def tour(folder: Path, base: int, pace: float, console: Console, *, stay: bool) -> World:
    """Play the whole story; return the world as it is in the end. With `stay` people may look around before that.

    Raises SetupError or NeverCameError where the story does not go as it should.
    """
    shutil.rmtree(folder, ignore_errors=True)
    began = time.monotonic()
    console.print("Starting a system of its own for the tour; yours, if one runs, is left alone …")
    try:
        with Stack(folder, base=base) as stack:
            console.print(f"Started in {time.monotonic() - began:.0f} s. You can look at it too:", highlight=False)
            console.print(f"  pages {stack.status['gateway']}   mails {stack.status['gateway']}/mailbox\n")
            world = play(stack.home, stack.status, pace, console)
            _sum_up(world, console)
            if stay:
                console.input("\nLook around as long as you like. Enter ends the tour and throws its system away. ")
            return world
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def play(home: Home, status: dict[str, str], pace: float, console: Console) -> World:
    """Load the programme and play all chapters on a running system that is empty."""
    with PublicApi(home, status["gateway"]) as api, Facts(status["kafka"]) as facts:
        seed.load(api)
        world = World(api, Post(home.mailbox), facts, Stage(console, facts, pace))
        with world.stage.open():
            for chapter in CHAPTERS:
                chapter(world)
        return world


def _sum_up(world: World, console: Console) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("facts on the public topics")
    table.add_column("", justify="right")
    types = [fact.type for fact in world.facts.passed]
    for type_ in sorted(set(types)):
        table.add_row(type_, str(types.count(type_)))
    console.print()
    console.print(table)
    console.print(f"\n{len(types)} facts, none with a name or an address in it, and {len(world.post.all())} mails.")
