"""Each component of the design system, alone with the stylesheets: everybody can use it before a page does."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gateway import dates, texts
from gateway.forms import Form
from gateway.rendering import TEMPLATES
from samverka_local.screenshots.camera import Scene
from tests.journeys.eyes import look

pytestmark = pytest.mark.browser

HOME = texts.LOCALES.parent
PAGE = Path(__file__).with_name("design.html")
FIELDS = ("name", "email", "message", "file", "sector", "mode", "tracks", "consent", "own")


@pytest.fixture(scope="module")
def page_of_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with every component in it, every field wrong."""
    form = Form.empty(FIELDS)
    form.errors = dict.fromkeys(FIELDS, "error_missing")
    html = TEMPLATES.from_string(PAGE.read_text(encoding="utf-8")).render(
        t=texts.Texts("sv"), language="sv", other="", dates=dates, path="/", contact_email="a@b.example", form=form
    )
    file = tmp_path_factory.mktemp("design") / "design.html"
    file.write_text(html.replace("/static/", f"{HOME / 'static'}/"), encoding="utf-8")
    return file


def test_everybody_can_use_every_component(browser: Browser, page_of_all: Path) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        seen = look(context.new_page(), "file://", Scene("design", str(page_of_all)), "sv")
    assert seen.violations == []
    assert (seen.too_wide, seen.cut_off, seen.not_reached, seen.no_focus) == ([], [], [], [])
    assert seen.summary_has_focus


def test_page_of_all_components_has_them_all() -> None:
    shown = PAGE.read_text(encoding="utf-8")
    macros = {
        name
        for path in (HOME / "templates" / "components").glob("*.html")
        for name in re.findall(r"{% macro (\w+)\(", path.read_text(encoding="utf-8"))
    }
    assert len(macros) > 15
    assert {name for name in macros if not re.search(rf"\b{name}\(", shown)} == set()


def test_stylesheets_name_colours_in_one_place() -> None:
    named = {
        path.name: re.findall(r"#[0-9a-f]{3,8}\b", path.read_text(encoding="utf-8"))
        for path in (HOME / "static" / "style").glob("*.css")
        if path.name != "tokens.css"
    }
    assert {name: colours for name, colours in named.items() if colours} == {}
