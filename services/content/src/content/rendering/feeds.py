"""The articles that changed last, as feeds.

An entry's id is made of the article's id, not of its address. Addresses within a text are made whole, for feeds are
read elsewhere.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import urlencode

from feedgenerator import Atom1Feed, Rss201rev2Feed

from content.domain.article import Article, Manuscript
from content.domain.texts import Language, Text, Track
from content.rendering.markdown import html_of, writable

BEGINNING = datetime(2015, 9, 29, tzinfo=UTC)  # what a feed without articles calls its last change
AUTHOR = "Göteborgsregionens kommunalförbund"
TITLE = Text("Kunskap om social hänsyn i upphandling och IOP", "Knowledge of social considerations and IOP")
TITLES: dict[Track, Text] = {
    "social-considerations": Text("Kunskap om social hänsyn i upphandling", "Knowledge of social considerations"),
    "iop": Text("Kunskap om idéburet offentligt partnerskap", "Knowledge of non-profit public partnership"),
}
ABOUT = Text("Det senaste ur programmets kunskapsbank.", "The latest from the programme's knowledge base.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in the language of the feed."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    tracks: Sequence[Track]
    published_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is made of: where it lies, what it is about, and its articles with the latest first."""

    public_url: str
    name: str
    track: Track | None
    language: Language
    articles: Sequence[Article]
    changed_at: datetime

    @property
    def title(self) -> str:
        """What the feed is called."""
        return (TITLES[self.track] if self.track else TITLE).told_in(self.language)

    @property
    def page(self) -> str:
        """The address of the list that the feed tells of."""
        return f"{self.public_url}/articles{self._query({'track': self.track}, 'lang')}"

    @property
    def address(self) -> str:
        """The feed's own address."""
        return f"{self.public_url}/feeds/{self.name}{self._query({'track': self.track}, 'language')}"

    def entries(self) -> list[Entry]:
        """Return the articles as the feed shows them."""
        return [self._entry(one, one.shown) for one in self.articles if one.shown]

    def _entry(self, article: Article, shown: Manuscript) -> Entry:
        return Entry(
            id=f"urn:uuid:{article.id[:8]}-{article.id[8:12]}-{article.id[12:16]}-{article.id[16:20]}-{article.id[20:]}",
            url=f"{self.public_url}/articles/{article.slug}{self._query({}, 'lang')}",
            title=writable(shown.title.told_in(self.language)),
            summary=writable(shown.summary.told_in(self.language)),
            html=html_of(shown.body.told_in(self.language), self.public_url),
            tracks=shown.tracks,
            published_at=article.first_published_at or article.updated_at,
            updated_at=article.updated_at,
        )

    def _query(self, fields: dict[str, str | None], language: str) -> str:
        chosen = {name: value for name, value in fields.items() if value}
        query = urlencode(chosen | ({language: "en"} if self.language == "en" else {}))
        return f"?{query}" if query else ""


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom (RFC 4287)."""
    return _written(Atom1Feed, feed, whole=True)


def rss(feed: Feed) -> bytes:
    """Return the feed as RSS 2.0."""
    return _written(Rss201rev2Feed, feed, whole=False)


def _written(form: Any, feed: Feed, *, whole: bool) -> bytes:  # noqa: ANN401 - a class of a library without types
    about = {"description": ABOUT.told_in(feed.language), "author_name": AUTHOR, "language": feed.language}
    made = form(title=feed.title, link=feed.page, feed_url=feed.address, feed_guid=feed.address, **about)
    made.latest_post_date = lambda: feed.changed_at  # else a feed without articles is new each time
    for entry in feed.entries():
        made.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(entry.summary),
            content=entry.html if whole else None,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            categories=entry.tracks,
        )
    text: str = made.writeString("utf-8")
    return text.encode()


def json_feed(feed: Feed) -> bytes:
    """Return the feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "description": ABOUT.told_in(feed.language),
        "language": feed.language,
        "authors": [{"name": AUTHOR}],
        "items": [_item(entry) for entry in feed.entries()],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published_at.isoformat(timespec="seconds"),
        "date_modified": entry.updated_at.isoformat(timespec="seconds"),
        "tags": list(entry.tracks),
    }
