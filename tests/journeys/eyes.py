"""Looks at one page as people do who cannot see it, see it large, see it on a phone, or have no mouse."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

from samverka_local.screenshots.camera import SCHEMES, Scene, show

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
ASKED = {"light": RULES, "dark": COLOURS}  # in the dark the page is the same but for its colours
DESK: ViewportSize = {"width": 1280, "height": 900}
NARROWEST: ViewportSize = {"width": 320, "height": 640}
MOST_PARTS = 12  # of one field, or of a mail in its frame
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CUT_OFF = """[...document.querySelectorAll('body *:not(input, select, textarea, svg *)')].filter(one =>
  one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
  && ['hidden', 'clip'].includes(getComputedStyle(one).overflowX)).map(one => one.outerHTML.slice(0, 100))"""
# A radio button that is not chosen is reached with the arrows, from the one that is, or from the first of its name.
# A mail in its frame is a page of its own, and is walked through.
CONTROLS = """[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0 && !one.disabled)
  .filter((one, _, all) => one.type !== 'radio' || one.checked || (
    !all.some(other => other.name === one.name && other.checked) && all.find(other => other.name === one.name) === one))
  .map((one, place) => { one.dataset.place = place; return one.outerHTML.slice(0, 100) })"""
FOCUSED = """(() => { const one = document.activeElement, style = getComputedStyle(one);
  return { place: one.dataset.place ?? null, html: one.outerHTML.slice(0, 100), name: one.tagName,
    shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      && one.getBoundingClientRect().width > 1 } })()"""
STRUCTURE = """({ h1: document.querySelectorAll('h1').length, main: document.querySelectorAll('main').length,
  header: document.querySelectorAll('body > header').length, footer: document.querySelectorAll('body > footer').length,
  lang: document.documentElement.lang, title: document.title,
  levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(one => Number(one.tagName[1])) })"""


@dataclass
class Seen:
    """What was found on one page."""

    name: str
    violations: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    cut_off: list[str] = field(default_factory=list)
    not_reached: list[str] = field(default_factory=list)
    no_focus: list[str] = field(default_factory=list)
    structure: dict[str, Any] = field(default_factory=dict)
    first_reached: str = ""
    summary_has_focus: bool = True


def look(page: Page, site: str, scene: Scene, language: str) -> Seen:
    """Open a page and look at it in every way."""
    seen = Seen(f"{scene.name} ({language})")
    page.set_viewport_size(DESK)
    show(page, site, scene)
    if page.locator(".summary").count():
        seen.summary_has_focus = page.evaluate("document.activeElement.matches('.summary')")
    seen.structure = page.evaluate(STRUCTURE)
    seen.violations = list(_violations(page))
    _look_closely(page, seen)
    if language == "sv":
        _walk_with_tab(page, seen)
    return seen


def _violations(page: Page) -> Iterator[str]:
    page.evaluate(AXE_SCRIPT)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate(
            "options => axe.run(document, options)", {"runOnly": ASKED[scheme], "resultTypes": ["violations"]}
        )
        for one in found["violations"]:
            for node in one["nodes"]:
                yield f"{scheme}: {one['id']} {node['html'][:160]} {node.get('failureSummary', '')[:300]}"


def _look_closely(page: Page, seen: Seen) -> None:
    """The width of a phone held in one hand (WCAG 1.4.10), and text twice as large (WCAG 1.4.4)."""
    page.set_viewport_size(NARROWEST)
    if page.evaluate(TOO_WIDE):
        seen.too_wide.append("320 px")
    page.set_viewport_size(DESK)
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    if page.evaluate(TOO_WIDE):
        seen.too_wide.append("200 % text")
    seen.cut_off = page.evaluate(CUT_OFF)
    page.evaluate("document.documentElement.style.fontSize = ''")


def _walk_with_tab(page: Page, seen: Seen) -> None:
    """Press Tab from the beginning, as often as there are controls: each is to be reached, in order, and to show it."""
    page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    page.evaluate("document.body.tabIndex = -1, document.body.focus(), document.body.removeAttribute('tabindex')")
    controls = page.evaluate(CONTROLS)
    for place, html in enumerate(controls):
        focused = _after_tab(page, place)
        seen.first_reached = seen.first_reached or focused["html"]
        if focused["place"] != str(place):
            seen.not_reached.append(f"{html}, but {focused['html']}")
            break
        if not focused["shown"]:
            seen.no_focus.append(focused["html"])


def _after_tab(page: Page, place: int) -> dict[str, Any]:
    """Press Tab; in a field of several parts, such as a date, and in a mail's frame as often as these have parts."""
    for _ in range(MOST_PARTS):
        page.keyboard.press("Tab")
        focused: dict[str, Any] = page.evaluate(FOCUSED)
        if focused["place"] != str(place - 1) and focused["name"] != "IFRAME":
            break
    return focused
