"""A reader finds a guide, in both languages and on a phone: as people see it."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from samverka_local.articles import articles
from samverka_local.stack import Stack

pytestmark = pytest.mark.browser

GUIDE = articles()[1]
LONG = "arbetsmarknadsverksamhetsutvecklingssamarbetsformer"
AWKWARD = {
    "slug": "besvarlig",
    "title": {"sv": f"Om {LONG}"},
    "summary": {"sv": f"Ord som {LONG} ryms också."},
    "body": {
        "sv": f"| {LONG} | {LONG} |\n|---|---|\n| 1 | 2 |\n\nhttps://a.example/{'lang/' * 20}\n\n    {LONG * 3}\n"
    },
}


@pytest.fixture(scope="module")
def site(stack: Stack) -> str:
    """The pages, with one guide published."""
    headers = {"Authorization": f"Bearer {stack.token('editor')}"}
    with httpx.Client(base_url=f"{stack.status['gateway']}/api/v1", headers=headers, timeout=30) as api:
        for article in (AWKWARD, GUIDE):
            api.post("/articles", json=article).raise_for_status()
            api.post(f"/articles/{article['slug']}/publication").raise_for_status()
    return str(stack.status["gateway"])


@pytest.fixture
def asked() -> list[str]:
    """Every address that the browser asks for."""
    return []


@pytest.fixture
def page(browser: Browser, asked: list[str]) -> Iterator[Page]:
    context = browser.new_context(locale="sv-SE", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()


def test_reader_searches_with_another_form_of_the_word_and_reads_the_guide(
    site: str, page: Page, asked: list[str]
) -> None:
    page.goto(site)
    page.get_by_role("navigation", name="Meny").get_by_role("link", name="Kunskap").click()
    page.wait_for_url("**/articles")
    page.get_by_label("Vad letar du efter?").fill("leverantörernas")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("link", name=GUIDE["title"]["sv"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(GUIDE["title"]["sv"])
    expect(page.get_by_role("heading", name="Källor")).to_be_visible()
    expect(page.get_by_text("Senast uppdaterad")).to_be_visible()
    page.get_by_role("link", name="In English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(GUIDE["title"]["en"])
    assert [address for address in asked if not address.startswith(site)] == []


@pytest.mark.parametrize(
    "path", ["/", "/articles", f"/search?q={LONG}", f"/articles/{GUIDE['slug']}", "/articles/besvarlig"]
)
def test_nothing_is_wider_than_a_phone(site: str, page: Page, path: str) -> None:
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_page_tells_a_browser_of_its_feeds(site: str, page: Page) -> None:
    page.goto(f"{site}/articles")
    feeds = page.locator("link[rel=alternate]").evaluate_all("links => links.map(link => link.type)")
    assert feeds == ["application/atom+xml", "application/rss+xml", "application/feed+json"]
