"""All three feeds say the same, and readers of feeds can read them."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import feedparser
import pytest

from content.domain.texts import Language, Text, Track
from content.rendering.feeds import BEGINNING, Feed, atom, json_feed, rss
from tests.content.manuscripts import NOW, draft, manuscript

Write = Callable[[Feed], bytes]
PUBLIC = "https://samverka.example"


def feed(*articles: Any, track: Track | None = None, language: Language = "sv", at: datetime = NOW) -> Feed:
    return Feed(PUBLIC, "atom.xml", track, language, articles, at)


@pytest.mark.parametrize("write", [atom, rss])
def test_feed_parses_without_a_complaint_and_says_what_is_new(write: Write) -> None:
    parsed = feedparser.parse(write(feed(draft().publish(NOW))))
    assert not parsed.bozo
    [entry] = parsed.entries
    assert entry.title == "Vad är IOP?"
    assert entry.link == f"{PUBLIC}/articles/vad-ar-iop"
    assert entry.id == "urn:uuid:01234567-89ab-cdef-0123-456789abcdef"
    assert entry.summary == "Ett partnerskap."
    assert [tag.term for tag in entry.tags] == ["iop"]
    assert entry.published_parsed[:6] == (2015, 9, 30, 7, 0, 0)
    assert parsed.feed.language == "sv"


def test_atom_holds_the_text_with_whole_addresses() -> None:
    article = draft(manuscript=manuscript(body=Text("[se](/articles/x)", "y"))).publish(NOW)
    [entry] = feedparser.parse(atom(feed(article))).entries
    assert f'href="{PUBLIC}/articles/x"' in entry.content[0].value


def test_json_feed_keeps_to_version_1_1() -> None:
    told = json.loads(json_feed(feed(draft().publish(NOW), track="iop", language="en")))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"] == "Knowledge of non-profit public partnership"
    assert told["home_page_url"] == f"{PUBLIC}/articles?track=iop&lang=en"
    assert told["feed_url"] == f"{PUBLIC}/feeds/atom.xml?track=iop&language=en"
    assert told["language"] == "en"
    [item] = told["items"]
    assert item == {
        "id": "urn:uuid:01234567-89ab-cdef-0123-456789abcdef",
        "url": f"{PUBLIC}/articles/vad-ar-iop?lang=en",
        "title": "What is IOP?",
        "summary": "A partnership.",
        "content_html": "<p>English text.</p>\n",
        "date_published": "2015-09-30T07:00:00+00:00",
        "date_modified": "2015-09-30T07:00:00+00:00",
        "tags": ["iop"],
    }


@pytest.mark.parametrize("write", [atom, rss, json_feed])
def test_feed_without_articles_is_the_same_each_time(write: Write) -> None:
    assert write(feed(at=BEGINNING)) == write(feed(at=BEGINNING))


@pytest.mark.parametrize("write", [atom, rss, json_feed])
def test_no_letter_breaks_a_feed(write: Write) -> None:
    strange = "a\x0b\ufffe]]>&<b>"
    article = draft(manuscript=manuscript(title=Text(strange), summary=Text(strange), body=Text(strange))).publish(NOW)
    written = write(feed(article))
    assert json.loads(written)["items"] if write is json_feed else not feedparser.parse(written).bozo
