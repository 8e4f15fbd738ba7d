"""The pages of the knowledge base, as a reader's browser and a reader of feeds get them."""

import re
from collections.abc import AsyncIterator

import feedparser
import httpx
import pytest

from samverka_local.python_part import PythonPart
from tests.conftest import Run
from tests.content.manuscripts import drafted, published

Client = httpx.AsyncClient
Headers = dict[str, str]
HTML = {"Accept": "text/html"}
ENGLISH = HTML | {"Accept-Language": "en"}
ONLY_SWEDISH = {"title": {"sv": "Bara svenska"}, "summary": {"sv": "En ingress."}, "body": {"sv": "Om hästar."}}


@pytest.fixture(scope="module")
def gateway(run: Run, content: Client) -> PythonPart:
    place = str(content.base_url).removesuffix("/api/v1/")
    return run("gateway", SAMVERKA_CONTENT_URL=place, SAMVERKA_REGISTRATION_URL=run("registration").url)


@pytest.fixture
async def reader(gateway: PythonPart) -> AsyncIterator[Client]:
    async with httpx.AsyncClient(base_url=gateway.url, timeout=30, headers=HTML) as reader:
        yield reader


async def test_article_is_read_in_the_readers_language(content: Client, reader: Client, staff: Headers) -> None:
    path = f"/articles/{(await published(content, staff))['slug']}"
    swedish, english = await reader.get(path), await reader.get(path, headers=ENGLISH)
    assert '<h2 id="h-nar">När?</h2>' in swedish.text
    assert '<h2 id="h-when">When?</h2>' in english.text
    assert "Senast uppdaterad" in swedish.text
    assert '<a href="https://www.regeringen.se/" rel="noopener noreferrer">SOU 2019:56</a>' in swedish.text
    assert "script-src" not in swedish.headers["content-security-policy"]


async def test_article_without_english_says_so_and_in_which_language_it_is(
    content: Client, reader: Client, staff: Headers
) -> None:
    path = f"/articles/{(await published(content, staff, **ONLY_SWEDISH))['slug']}"
    english = await reader.get(path, headers=ENGLISH)
    assert "This text is in Swedish only." in english.text
    assert '<article lang="sv">' in english.text


async def test_list_keeps_to_a_track_and_goes_on(content: Client, reader: Client, staff: Headers) -> None:
    for number in range(22):
        await published(content, staff, title={"sv": f"Lista {number}", "en": "List"}, tracks=["social-considerations"])
    first = await reader.get("/articles?track=social-considerations")
    assert "Lista 21" in first.text
    assert "Lista 1<" not in first.text
    older = first.text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Lista 1<" in (await reader.get(older)).text
    assert "Lista" not in (await reader.get("/articles?track=iop")).text


@pytest.mark.parametrize("path", ["/articles?track=fotboll", "/articles?track=", "/search?q=", "/search"])
async def test_odd_wishes_give_a_page_too(reader: Client, path: str) -> None:
    assert (await reader.get(path)).status_code == 200


async def test_list_begins_again_where_it_cannot_go_on(reader: Client) -> None:
    assert (await reader.get("/articles?cursor=nonsense")).headers["location"] == "/articles"


async def test_what_is_no_article_is_a_page_that_is_not_there(content: Client, reader: Client, staff: Headers) -> None:
    slug = (await drafted(content, staff, title={"sv": "Ett hemligt utkast"}))["slug"]
    for path in (f"/articles/{slug}", "/articles/finns-inte", "/articles/x%2F..%2Fy", "/articles/å"):
        assert (await reader.get(path)).status_code == 404


async def test_withdrawn_article_says_so_and_offers_the_search(content: Client, reader: Client, staff: Headers) -> None:
    path = f"/articles/{(await published(content, staff))['slug']}"
    await content.post(f"{path}/withdrawal", headers=staff)
    gone = await reader.get(path)
    assert gone.status_code == 410
    assert "Artikeln är tillbakadragen" in gone.text
    assert 'action="/search"' in gone.text


async def test_search_finds_and_else_looks_in_the_other_language(
    content: Client, reader: Client, staff: Headers
) -> None:
    slug = (await published(content, staff, **ONLY_SWEDISH))["slug"]
    assert f'href="/articles/{slug}"' in (await reader.get("/search?q=hästarna")).text
    english = await reader.get("/search?q=häst", headers=ENGLISH)
    assert "Nothing found in English for “häst”, but this in Swedish:" in english.text
    nothing = await reader.get("/search", params={"q": "<b>xyzzy</b>"})
    assert "Inget hittat för ”&lt;b&gt;xyzzy&lt;/b&gt;”" in nothing.text
    assert "Det blev för långt" in (await reader.get("/search", params={"q": "x" * 201})).text


async def test_pages_name_their_feeds_and_the_door_passes_them_on(
    content: Client, reader: Client, staff: Headers
) -> None:
    await published(content, staff)
    page = await reader.get("/articles?track=iop", headers=ENGLISH)
    [address] = re.findall(r'type="application/atom\+xml"[^>]* href="([^"]+)"', page.text)
    assert address == "/feeds/atom.xml?track=iop&amp;language=en"
    feed = await reader.get(address.replace("&amp;", "&"))
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert feedparser.parse(feed.content).entries[0].title == "What is IOP?"
    again = await reader.get("/feeds/rss.xml")
    known = {"If-None-Match": again.headers["etag"]}
    assert (await reader.get("/feeds/rss.xml", headers=known)).status_code == 304
    since = {"If-Modified-Since": again.headers["last-modified"]}
    assert (await reader.get("/feeds/rss.xml", headers=since)).status_code == 304
    assert (await reader.get("/feeds/unknown.xml")).status_code == 404


async def test_home_shows_what_is_new_to_read(content: Client, reader: Client, staff: Headers) -> None:
    await published(content, staff, title={"sv": "Allra nyast", "en": "Newest"})
    assert "Allra nyast" in (await reader.get("/")).text
