"""Every page in every state is open to everybody: axe, keyboard, narrow windows, large text, both colour schemes.

WCAG 2.2 A and AA and axe's best practices; every scene of `./samverka screenshots`, in both languages.
"""

from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from samverka_local.ports import free_base
from samverka_local.screenshots.camera import LOCALES, Scene
from samverka_local.screenshots.session import story
from samverka_local.stack import Stack
from tests.journeys.eyes import Seen, look

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

FEWEST = 200  # pages in two languages; fewer means that the story was not played
BAD = """<!doctype html><title>x</title>
<a id="hidden" href="x" style="outline: none; color: #ccc">Pale words</a><img src="x">
<p id="cut" style="overflow: hidden; width: 5rem; white-space: nowrap">A line that is longer than its box</p>
<div style="width: 80rem">Wide</div><input><input id="first" tabindex="5"><div class="summary">Errors</div>"""


@pytest.fixture(scope="module")
def seen(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """Everything, looked at once: the story of the demo is played on a system of its own."""
    with Stack(tmp_path_factory.mktemp("story"), base=free_base()) as stack:
        return list(_looked_at(browser, stack))


def _looked_at(browser: Browser, stack: Stack) -> Iterator[Seen]:
    for site, scenes in story(stack):
        for language, locale in LOCALES.items():
            with browser.new_context(locale=locale, reduced_motion="reduce") as context:
                page = context.new_page()
                page.set_default_timeout(15_000)
                for scene in scenes:
                    yield look(page, site, scene, language)


def test_eyes_notice_what_is_wrong(browser: Browser) -> None:
    with browser.new_context() as context:
        bad = look(context.new_page(), "data:text/html,", Scene("bad", quote(BAD)), "sv")
    found = " ".join(bad.violations)
    assert all(rule in found for rule in ("light: color-contrast", "dark: color-contrast", "image-alt", "label"))
    assert bad.too_wide == ["320 px", "200 % text"]
    assert "cut" in bad.cut_off[0]
    assert "first" in bad.not_reached[0]
    assert "hidden" in bad.no_focus[0]
    assert not bad.summary_has_focus


def test_axe_finds_nothing_in_either_language_and_colour_scheme(seen: list[Seen]) -> None:
    assert len(seen) >= FEWEST
    assert {one.name: one.violations for one in seen if one.violations} == {}


def test_no_page_is_wider_than_a_narrow_window_or_with_large_text(seen: list[Seen]) -> None:
    assert {one.name: one.too_wide for one in seen if one.too_wide} == {}


def test_large_text_is_not_cut_off(seen: list[Seen]) -> None:
    assert {one.name: one.cut_off for one in seen if one.cut_off} == {}


def test_tab_reaches_every_control_in_the_order_of_the_page(seen: list[Seen]) -> None:
    assert {one.name: one.not_reached for one in seen if one.not_reached} == {}
    assert [one.name for one in seen if one.first_reached and "#main" not in one.first_reached] == []


def test_whatever_has_the_focus_shows_it(seen: list[Seen]) -> None:
    assert {one.name: one.no_focus for one in seen if one.no_focus} == {}


def test_summary_of_errors_takes_the_focus(seen: list[Seen]) -> None:
    assert [one.name for one in seen if not one.summary_has_focus] == []


def test_page_has_one_heading_on_top_landmarks_and_a_title_in_its_language(seen: list[Seen]) -> None:
    odd = {}
    for one in seen:
        found = one.structure
        levels = found["levels"]
        steps = all(after <= before + 1 for before, after in pairwise(levels))
        parts = [found[name] for name in ("h1", "main", "header", "footer")]
        if parts != [1, 1, 1, 1] or not steps or f"({found['lang']})" not in one.name or not found["title"]:
            odd[one.name] = found
    assert odd == {}
