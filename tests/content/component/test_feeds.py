"""The feeds tell what is new, and nothing to those who have it already."""

from collections.abc import AsyncIterator

import feedparser
import httpx
import pytest

from tests.conftest import Run
from tests.content.manuscripts import published

Client = httpx.AsyncClient
Headers = dict[str, str]
FORMS = ["atom.xml", "rss.xml", "feed.json"]


@pytest.fixture(scope="module")
async def feeds(run: Run, content: Client) -> AsyncIterator[Client]:
    """A client at the root of the same content service."""
    async with httpx.AsyncClient(base_url=str(content.base_url).removesuffix("/api/v1/"), timeout=30) as client:
        yield client


def titles(answer: httpx.Response) -> list[str]:
    if answer.headers["content-type"].startswith("application/feed+json"):
        return [one["title"] for one in answer.json()["items"]]
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo
    return [entry.title for entry in parsed.entries]


async def test_feeds_tell_the_latest_first_by_track_and_language(
    content: Client, feeds: Client, staff: Headers
) -> None:
    only = {"summary": {"sv": "i"}, "body": {"sv": "t"}}
    await published(content, staff, title={"sv": "Ett", "en": "One"})
    await published(content, staff, title={"sv": "Två"}, **only, tracks=["social-considerations"])
    for form in FORMS:
        assert titles(await feeds.get(f"/feeds/{form}")) == ["Två", "Ett"]
        assert titles(await feeds.get(f"/feeds/{form}?track=iop")) == ["Ett"]
        assert titles(await feeds.get(f"/feeds/{form}?language=en")) == ["One"]


@pytest.mark.parametrize("form", FORMS)
async def test_feed_is_sent_again_only_when_it_is_new(
    content: Client, feeds: Client, staff: Headers, form: str
) -> None:
    article = await published(content, staff, title={"sv": f"Nytt i {form}", "en": "New"})
    first = await feeds.get(f"/feeds/{form}")
    tag, changed = first.headers["etag"], first.headers["last-modified"]
    for known in ({"If-None-Match": tag}, {"If-None-Match": f'"x", W/{tag}'}, {"If-Modified-Since": changed}):
        again = await feeds.get(f"/feeds/{form}", headers=known)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    both = {"If-None-Match": '"old"', "If-Modified-Since": changed}
    assert (await feeds.get(f"/feeds/{form}", headers=both)).status_code == 200
    await content.post(f"/articles/{article['slug']}/withdrawal", headers=staff)
    after = await feeds.get(f"/feeds/{form}", headers={"If-None-Match": tag})
    assert after.status_code == 200
    assert f"Nytt i {form}" not in titles(after)


async def test_unknown_track_is_refused(feeds: Client) -> None:
    assert (await feeds.get("/feeds/atom.xml?track=fotboll")).status_code == 422
