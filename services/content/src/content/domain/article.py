"""An article: what editors have written, what readers see of it, and when that changed.

Editors write on without disturbing readers: an edit makes a new revision, and readers see it when it is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from content.domain.errors import (
    ArticleChangedMeanwhileError,
    ArticleNotPublishedError,
    ArticleUnknownError,
    ArticleWithdrawnError,
    EnglishIncompleteError,
    NothingNewToPublishError,
)
from content.domain.texts import Language, Text, Track

Status = Literal["draft", "published", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is known from: a title and, where there is one, an address."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What is written: title, summary and text (Markdown), the tracks it concerns, its sources."""

    title: Text
    summary: Text
    body: Text
    tracks: tuple[Track, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which all of it can be read. Swedish is always one."""
        return ("sv",) if None in {self.title.en, self.summary.en, self.body.en} else ("sv", "en")

    def ensure_whole(self) -> None:
        """Raise EnglishIncompleteError where only some of it is in English."""
        english = {text.en is None for text in (self.title, self.summary, self.body)}
        if len(english) > 1:
            raise EnglishIncompleteError


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `updated_at` is when what readers see changed last; of a draft, when it was edited."""

    id: str
    version: int
    slug: str
    status: Status
    revision: int
    manuscript: Manuscript
    updated_at: datetime
    shown: Manuscript | None = None
    shown_revision: int | None = None
    first_published_at: datetime | None = None
    published_at: datetime | None = None

    def ensure_version(self, expected: int | None) -> None:
        """Raise ArticleChangedMeanwhileError where it is not the version that somebody read."""
        if expected is not None and expected != self.version:
            raise ArticleChangedMeanwhileError

    def ensure_public(self) -> None:
        """Raise ArticleUnknownError for a draft, ArticleWithdrawnError for what was public once."""
        if self.status == "draft":
            raise ArticleUnknownError
        if self.status == "withdrawn":
            raise ArticleWithdrawnError

    def change(self, changes: Mapping[str, Any], now: datetime) -> "Article":
        """Return the article with a new revision, or as it is where the changes change nothing."""
        manuscript = replace(self.manuscript, **changes)
        if manuscript == self.manuscript:
            return self
        updated_at = now if self.status == "draft" else self.updated_at
        return self._next(revision=self.revision + 1, manuscript=manuscript, updated_at=updated_at)

    def publish(self, now: datetime) -> "Article":
        """Return the article with its latest revision public. Raises the rule that refuses."""
        if self.status == "published" and self.shown_revision == self.revision:
            raise NothingNewToPublishError
        self.manuscript.ensure_whole()
        return self._next(
            status="published",
            shown=self.manuscript,
            shown_revision=self.revision,
            first_published_at=self.first_published_at or now,
            published_at=self.published_at if self.status == "published" else now,
            updated_at=now,
        )

    def withdraw(self, now: datetime) -> "Article":
        """Return the article withdrawn. Raises ArticleNotPublishedError."""
        if self.status != "published":
            raise ArticleNotPublishedError
        return self._next(status="withdrawn", updated_at=now)

    def _next(self, **changes: Any) -> "Article":  # noqa: ANN401 - fields of this class
        return replace(self, version=self.version + 1, **changes)


@dataclass(frozen=True, slots=True)
class Revision:
    """What was written at one time; never changed afterwards."""

    id: str
    version: int
    article_id: str
    number: int
    manuscript: Manuscript
    written_at: datetime


@dataclass(frozen=True, slots=True)
class ArticlePublished:
    """The article can be read, for the first time or again."""

    article: Article


@dataclass(frozen=True, slots=True)
class ArticleRevised:
    """Readers see a newer revision; a significant one is worth telling those who follow."""

    article: Article
    significant: bool


@dataclass(frozen=True, slots=True)
class ArticleWithdrawn:
    """The article can no longer be read."""

    article: Article


def revision_of(article: Article, now: datetime) -> Revision:
    """Return what is written now, to be kept."""
    id_ = f"{article.id}.{article.revision:06}"
    return Revision(id_, 1, article.id, article.revision, article.manuscript, now)
