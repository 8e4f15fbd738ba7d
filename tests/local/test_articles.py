"""The articles that the knowledge base begins with are whole, and are published once however often they are loaded."""

import re
from collections.abc import Iterator

import pytest
from tests.conftest import Run

from content.rendering.markdown import html_of
from samverka_local.articles import articles
from samverka_local.home import Home
from samverka_local.public_api import PublicApi
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


@pytest.fixture(scope="module")
def api(run: Run, home: Home) -> Iterator[PublicApi]:
    with PublicApi(home, run("content").url) as api:
        yield api


def test_articles_are_published_once_and_edits_of_them_stay(api: PublicApi) -> None:
    assert publish_articles(api, BODIES) == len(BODIES)
    before = api.all("/articles")
    assert [one["status"] for one in before] == ["published"] * len(BODIES)
    api.change(f"/articles/{before[0]['slug']}", {"tracks": []})
    edited = api.all("/articles")
    assert publish_articles(api, BODIES) == 0
    assert api.all("/articles") == edited
