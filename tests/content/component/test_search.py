"""The search finds public articles by the stems of their words, in both languages."""

import httpx
import pytest

from tests.content.manuscripts import published

Client = httpx.AsyncClient
Headers = dict[str, str]
ARTICLE = {
    "title": {"sv": "Krav vid köp", "en": "Requirements when buying"},
    "summary": {"sv": "Om upphandling.", "en": "On procurement."},
    "body": {
        "sv": "Kommunen **ställer** villkor om praktikplatser.",
        "en": "The municipality sets conditions on jobs.",
    },
    "tracks": ["social-considerations"],
}


@pytest.fixture(scope="module")
async def slug(content: Client, staff: Headers) -> str:
    return str((await published(content, staff, **ARTICLE))["slug"])


async def slugs(content: Client, **query: str) -> list[str]:
    answer = await content.get("/search", params=query)
    assert answer.status_code == 200, answer.text
    return [one["slug"] for one in answer.json()["items"]]


@pytest.mark.parametrize("word", ["upphandlingar", "upphandlingen", "UPPHANDLING", "praktikplatsen", "kommunernas"])
async def test_swedish_finds_every_form_of_a_word(content: Client, slug: str, word: str) -> None:
    assert await slugs(content, q=word) == [slug]


@pytest.mark.parametrize("word", ["procurements", "municipalities", "job", "condition"])
async def test_english_finds_every_form_of_a_word(content: Client, slug: str, word: str) -> None:
    assert await slugs(content, q=word, language="en") == [slug]
    assert await slugs(content, q=word, language="sv") == []


async def test_language_of_the_search_is_the_readers(content: Client, slug: str) -> None:
    answer = await content.get("/search?q=procurement", headers={"Accept-Language": "en"})
    [found] = answer.json()["items"]
    assert (found["slug"], found["language"], found["title"]) == (slug, "en", "Requirements when buying")


async def test_match_shows_the_words_in_their_company_without_marks(content: Client, slug: str) -> None:
    answer = await content.get("/search", params={"q": "praktikplatserna"})
    assert answer.json()["items"][0]["excerpt"] == "Kommunen ställer villkor om praktikplatser."


async def test_search_keeps_to_a_track_and_to_words_in_quotation_marks(content: Client, slug: str) -> None:
    assert await slugs(content, q="upphandling", track="iop") == []
    assert await slugs(content, q='"villkor om praktikplatser"') == [slug]
    assert await slugs(content, q="upphandling -villkor") == []


@pytest.mark.parametrize("words", ["och att det", "-", '"', "$where", "xyz", "{}", "\\"])
async def test_odd_words_find_nothing_and_break_nothing(content: Client, slug: str, words: str) -> None:
    assert await slugs(content, q=words) == []


async def test_nothing_to_look_for_is_refused(content: Client) -> None:
    assert (await content.get("/search?q=%20")).status_code == 422


async def test_edit_is_found_when_it_is_published_and_nothing_after_a_withdrawal(
    content: Client, staff: Headers
) -> None:
    article = await published(content, staff, body={"sv": "Om hästar.", "en": "On horses."}, tracks=[])
    path = f"/articles/{article['slug']}"
    changes = {"body": {"sv": "Om kaniner.", "en": "On rabbits."}}
    await content.patch(path, json=changes, headers=staff | {"If-Match": '"2"'})
    assert (await slugs(content, q="häst"), await slugs(content, q="kanin")) == ([article["slug"]], [])
    await content.post(f"{path}/publication", headers=staff)
    assert (await slugs(content, q="häst"), await slugs(content, q="kanin")) == ([], [article["slug"]])
    await content.post(f"{path}/withdrawal", headers=staff)
    assert await slugs(content, q="kanin") == []
