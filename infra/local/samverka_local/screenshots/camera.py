"""Takes pictures of a page as it is: at three widths, light and dark; once for each language.

A page is opened once for each language; only its width and colours change between the pictures.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from samverka_local.errors import SetupError

WIDTHS = (390, 820, 1440)  # px: a phone, a tablet, a desk
HEIGHT = 900
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOCALES = {"sv": "sv-SE", "en": "en-GB"}
PATIENCE = 15_000  # milliseconds for a page
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def _as_it_is(_page: Page) -> None:
    """Do nothing with a page before its picture."""


@dataclass(frozen=True)
class Scene:
    """A page to take: its name, where it is, what is done on it first (press a button, say), and in whose session."""

    name: str
    path: str
    act: Callable[[Page], None] = _as_it_is
    session: str = ""


def show(page: Page, site: str, scene: Scene) -> None:
    """Open the page of a scene, signed in as the scene has it."""
    page.context.clear_cookies(name="session")
    if scene.session:
        page.context.add_cookies([{"name": "session", "value": scene.session, "url": site}])
    page.goto(site + scene.path)
    scene.act(page)


class Camera:
    """Takes scenes into a folder: `<scene>.<language>.<width>.<scheme>.png`."""

    def __init__(self, browser: Browser, folder: Path, only: str) -> None:
        """`only` leaves out the scenes that do not have it in their names."""
        self._browser, self._folder, self._only = browser, folder, only
        self.taken: list[Path] = []
        self.too_wide: list[str] = []

    def take(self, site: str, scenes: list[Scene]) -> None:
        """Take all pictures of these scenes, and note which pages are wider than the window."""
        wanted = [scene for scene in scenes if self._only in scene.name]
        for language, locale in LOCALES.items():
            with self._browser.new_context(locale=locale) as context:
                page = context.new_page()
                page.set_default_timeout(PATIENCE)
                for scene in wanted:
                    self._take(page, site, scene, language)

    def _take(self, page: Page, site: str, scene: Scene, language: str) -> None:
        page.set_viewport_size({"width": WIDTHS[-1], "height": HEIGHT})
        show(page, site, scene)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                self.too_wide.append(f"{scene.name} ({language}, {width} px)")
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                file = self._folder / f"{scene.name}.{language}.{width}.{scheme}.png"
                page.screenshot(path=file, full_page=True, animations="disabled")
                self.taken.append(file)


@contextmanager
def camera(folder: Path, only: str) -> Iterator[Camera]:
    """Give a camera that takes into this folder. Raises SetupError without a browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SetupError("Chromium is not installed.", "on Debian or Ubuntu: sudo apt-get install chromium")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield Camera(browser, folder, only)
        browser.close()
