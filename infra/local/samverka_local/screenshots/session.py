"""Plays the demo's story on a system of its own, and takes the pages between its chapters."""

import io
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from rich.console import Console

from samverka_local import seed
from samverka_local.demo import chapters
from samverka_local.demo.facts import Facts
from samverka_local.demo.post import Post
from samverka_local.demo.stage import Stage
from samverka_local.demo.world import World
from samverka_local.ports import free_port
from samverka_local.public_api import PublicApi
from samverka_local.python_part import PythonPart
from samverka_local.stack import Stack

from . import answers, door, places, scenes, work
from .camera import Scene, camera
from .signed_in import Browsers

STORY = (
    (lambda _world: None, answers.nothing_yet),
    (lambda world: seed.load(world.api), scenes.at_first),
    (chapters.people_register, scenes.registered),
    (chapters.the_line_moves, scenes.moved),
    (chapters.the_day_is_held, scenes.held),
    (chapters.harryda_books, scenes.booked),
    (chapters.the_news_goes_out, scenes.told),
    (lambda _world: None, answers.answers),
)


def _what_is_planned(world: World, browsers: Browsers) -> list[Scene]:
    """Conferences to come, and one that is today."""
    return [*places.places(world, browsers), *door.door(world, browsers)]


Chapter = Callable[[World], object]
WORK: Mapping[Chapter, Callable[[World, Browsers], list[Scene]]] = {
    chapters.people_register: work.before_the_day,
    chapters.harryda_books: work.after_the_day,
    chapters.the_news_goes_out: _what_is_planned,
}


def take_screenshots(home: Path, out: Path, base: int, only: str, console: Console) -> None:
    """Take every page in every state into `out`; tell how many, and which pages were too wide for the window."""
    began = time.monotonic()
    shutil.rmtree(home, ignore_errors=True)
    try:
        with Stack(home, base=base) as stack, camera(out, only) as taking:
            for site, told in story(stack):
                taking.take(site, told)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    console.print(f"{len(taking.taken)} pictures in {out}, in {time.monotonic() - began:.0f} s.", highlight=False)
    for page in taking.too_wide:
        console.print(f"[red]wider than its window:[/] {page}", highlight=False)


def story(stack: Stack) -> Iterator[tuple[str, list[Scene]]]:
    """Play the story; give, after each chapter, the site and what there is to see on it."""
    with _world(stack) as world, closing(Browsers(stack, world.post)) as browsers:
        for chapter, told in STORY:
            chapter(world)
            yield stack.status["gateway"], [*told(world), *_work(chapter, world, browsers)]
        with _gateway_without_content(stack) as gateway:
            yield gateway.url, scenes.away(world)


def _work(chapter: Chapter, world: World, browsers: Browsers) -> list[Scene]:
    """Give what those see who are signed in, after the chapters that change it."""
    told = WORK.get(chapter)
    return told(world, browsers) if told else []


@contextmanager
def _world(stack: Stack) -> Iterator[World]:
    with PublicApi(stack.home, stack.status["gateway"]) as api, Facts(stack.status["kafka"]) as facts:
        silent = Stage(Console(file=io.StringIO()), facts, 0)
        yield World(api, Post(stack.home.mailbox), facts, silent)


def _gateway_without_content(stack: Stack) -> PythonPart:
    environment = {
        "SAMVERKA_MONGODB_URI": stack.status["mongodb"],
        "SAMVERKA_MONGODB_DATABASE": "gateway",
        "SAMVERKA_REGISTRATION_URL": stack.status["services"]["registration"]["instances"][0]["url"],
        "SAMVERKA_CONTENT_URL": f"http://127.0.0.1:{free_port()}",
    }
    log = stack.home.log("gateway-alone")
    return PythonPart("gateway", free_port(), log=log, environment=lambda: environment, migrates=False)
