"""The articles that the knowledge base begins with are whole, and are published once however often they are loaded."""

import re
from collections.abc import Iterator

import httpx
import pytest
from rich.progress import Progress
from tests.conftest import Run

from content.rendering.markdown import html_of
from samverka_local.articles import articles
from samverka_local.seed_articles import publish_articles

BODIES = articles()


@pytest.mark.parametrize("body", BODIES, ids=lambda body: str(body["slug"]))
def test_article_is_in_both_languages_with_its_sources(body: dict[str, dict[str, str]]) -> None:
    for part in ("title", "summary", "body"):
        assert body[part].keys() == {"sv", "en"}
        assert all(text.strip() for text in body[part].values())
    assert not any(text.startswith("#") for text in body["title"].values())
    assert body["sources"]
    assert body["tracks"]


def test_links_between_articles_lead_to_articles() -> None:
    html = "".join(html_of(body["body"][language]) for body in BODIES for language in ("sv", "en"))
    linked = set(re.findall(r'href="/articles/([^"]+)"', html))
    assert linked
    assert linked <= {body["slug"] for body in BODIES}


def test_each_track_has_a_guide_and_the_programmes_own_page_comes_first() -> None:
    assert BODIES[0]["slug"] == "lokalt-stod-social-hansyn"
    assert {tuple(body["tracks"]) for body in BODIES[1:]} == {("social-considerations",), ("iop",)}


@pytest.fixture
def api(run: Run, staff: dict[str, str]) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=run("content").url + "/api/v1", headers=staff, timeout=30) as api:
        yield api


def test_articles_are_published_once_and_edits_of_them_stay(api: httpx.Client) -> None:
    with Progress(disable=True) as bar:
        assert publish_articles(api, BODIES, bar) == len(BODIES)
        before = api.get("/articles").json()
        assert [one["status"] for one in before["items"]] == ["published"] * len(BODIES)
        slug, version = before["items"][0]["slug"], before["items"][0]["version"]
        api.patch(f"/articles/{slug}", json={"tracks": []}, headers={"If-Match": f'"{version}"'}).raise_for_status()
        edited = api.get("/articles").json()
        assert publish_articles(api, BODIES, bar) == 0
    assert api.get("/articles").json() == edited
