"""How an article comes in and goes out."""

from typing import Annotated, Any

from pydantic import BaseModel, Field, HttpUrl

from chassis.wire import Line, Moment, Request
from content.domain.article import Article, Manuscript, Revision, Source, Status
from content.domain.texts import Text, Track
from content.rendering.markdown import html_of
from content.web.models import BodyIn, Slug, SummaryIn, TitleIn

Tracks = Annotated[list[Track], Field(max_length=10)]


class SourceIn(Request):
    """Where something is known from."""

    title: Line
    url: Annotated[HttpUrl, Field(max_length=500)] | None = None


Sources = Annotated[list[SourceIn], Field(max_length=50)]


class ArticleIn(Request):
    """A new article; without a slug it gets one from its Swedish title."""

    slug: Slug | None = None
    title: TitleIn
    summary: SummaryIn
    body: BodyIn
    tracks: Tracks = Field(default_factory=list)
    sources: Sources = Field(default_factory=list)

    def manuscript(self) -> Manuscript:
        """Return what is written, as the domain has it."""
        return Manuscript(
            self.title.text(), self.summary.text(), self.body.text(), _once(self.tracks), _sources(self.sources)
        )


class ChangesIn(Request):
    """What an editor changes; fields left out, or null, stay as they are."""

    title: TitleIn | None = None
    summary: SummaryIn | None = None
    body: BodyIn | None = None
    tracks: Tracks | None = None
    sources: Sources | None = None

    def changes(self) -> dict[str, Any]:
        """Return the changed fields as the domain has them."""
        texts = {"title": self.title, "summary": self.summary, "body": self.body}
        changes: dict[str, Any] = {name: sent.text() for name, sent in texts.items() if sent}
        if self.tracks is not None:
            changes["tracks"] = _once(self.tracks)
        if self.sources is not None:
            changes["sources"] = _sources(self.sources)
        return changes


class PublicationIn(Request):
    """Whether the change is worth telling those who follow; says nothing of an article that is new."""

    significant: bool = False


def _once(tracks: list[Track]) -> tuple[Track, ...]:
    return tuple(dict.fromkeys(tracks))


def _sources(sources: list[SourceIn]) -> tuple[Source, ...]:
    return tuple(Source(one.title, str(one.url) if one.url else None) for one in sources)


class ArticleListed(BaseModel):
    """An article in a list. Readers see what is published, editors what is written."""

    id: str
    slug: str
    title: Text
    summary: Text
    tracks: list[Track]
    status: Status
    revision: int
    published_revision: int | None
    first_published_at: Moment | None
    published_at: Moment | None
    updated_at: Moment
    version: int

    @classmethod
    def of(cls, article: Article, *, written: bool) -> "ArticleListed":
        """Return how an article is listed; `written` shows what is not public yet as well."""
        return cls(**_listed(article, written=written))


class ArticleOut(ArticleListed):
    """An article with its text, as written (`body`) and ready to show (`html`, sanitised)."""

    body: Text
    html: Text
    sources: list[Source]

    @classmethod
    def of(cls, article: Article, *, written: bool) -> "ArticleOut":
        """Return how an article is shown; `written` shows what is not public yet as well."""
        body = _seen(article, written=written).body
        html = Text(html_of(body.sv), html_of(body.en) if body.en is not None else None)
        sources = list(_seen(article, written=written).sources)
        return cls(**_listed(article, written=written), body=body, html=html, sources=sources)


def _seen(article: Article, *, written: bool) -> Manuscript:
    return article.manuscript if written or article.shown is None else article.shown


def _listed(article: Article, *, written: bool) -> dict[str, Any]:
    own = ("id", "slug", "status", "first_published_at", "published_at", "updated_at", "version")
    seen = _seen(article, written=written)
    revision = article.revision if written or article.shown_revision is None else article.shown_revision
    return {name: getattr(article, name) for name in own} | {
        "title": seen.title,
        "summary": seen.summary,
        "tracks": list(seen.tracks),
        "revision": revision,
        "published_revision": article.shown_revision,
    }


class ArticlesOut(BaseModel):
    """A page of articles."""

    items: list[ArticleListed]
    next_cursor: str | None


class RevisionOut(BaseModel):
    """What was written at one time; `shown` is the one that readers see."""

    revision: int
    shown: bool
    written_at: Moment
    title: Text
    summary: Text
    body: Text
    tracks: list[Track]
    sources: list[Source]

    @classmethod
    def of(cls, revision: Revision, article: Article) -> "RevisionOut":
        """Return how a revision is shown."""
        written = revision.manuscript
        return cls(
            revision=revision.number,
            shown=article.status == "published" and article.shown_revision == revision.number,
            written_at=revision.written_at,
            title=written.title,
            summary=written.summary,
            body=written.body,
            tracks=list(written.tracks),
            sources=list(written.sources),
        )


class RevisionsOut(BaseModel):
    """A page of revisions, the latest first."""

    items: list[RevisionOut]
    next_cursor: str | None
