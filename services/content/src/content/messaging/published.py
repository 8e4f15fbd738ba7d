"""The facts as they leave content: strict models of what the contracts promise. They tell of nobody."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer

from chassis.clock import rfc3339
from content.domain.texts import Track

Moment = Annotated[datetime, PlainSerializer(rfc3339, when_used="json")]


class Model(BaseModel):
    """A strict model: nothing more, nothing of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, from_attributes=True)


class Text(Model):
    """The same in both languages; English may be missing."""

    sv: str
    en: str | None


class ArticlePublishedData(Model):
    """content.article.published.v1."""

    article_id: str
    slug: str
    title: Text
    summary: Text
    tracks: tuple[Track, ...]
    published_at: Moment
    first_published_at: Moment


class ArticleRevisedData(ArticlePublishedData):
    """content.article.revised.v1."""

    revision: int
    revised_at: Moment
    significant: bool


class ArticleWithdrawnData(Model):
    """content.article.withdrawn.v1."""

    article_id: str
    slug: str
    withdrawn_at: Moment


PUBLISHED: Mapping[str, type[Model]] = {
    "content.article.published.v1": ArticlePublishedData,
    "content.article.revised.v1": ArticleRevisedData,
    "content.article.withdrawn.v1": ArticleWithdrawnData,
}
