"""The facts as they leave content: strict models of what the contracts promise. They tell of nobody."""

from collections.abc import Mapping

from chassis.wire import Moment, Strict
from content.domain.texts import Track


class Text(Strict):
    """The same in both languages; English may be missing."""

    sv: str
    en: str | None


class ArticlePublishedData(Strict):
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


class ArticleWithdrawnData(Strict):
    """content.article.withdrawn.v1."""

    article_id: str
    slug: str
    withdrawn_at: Moment


class PersonErasedData(Strict):
    """content.person.erased.v1."""

    erasure_id: str
    erased: int
    erased_at: Moment


PUBLISHED: Mapping[str, type[Strict]] = {
    "content.article.published.v1": ArticlePublishedData,
    "content.article.revised.v1": ArticleRevisedData,
    "content.article.withdrawn.v1": ArticleWithdrawnData,
    "content.person.erased.v1": PersonErasedData,
}
