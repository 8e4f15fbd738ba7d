"""How each event of the domain becomes a letter to the topic."""

from typing import Any

from chassis.facts import letter
from chassis.storage.outbox import Letter
from content.domain.article import Article, ArticlePublished, ArticleRevised, ArticleWithdrawn
from content.domain.erasure import PersonErased
from content.messaging.published import PUBLISHED, PersonErasedData


def letter_of(event: object) -> Letter:
    """Return the letter that tells this event."""
    match event:
        case ArticlePublished(article):
            return _letter("published", article, _public_fields(article))
        case ArticleRevised(article, significant):
            own = {"revision": article.shown_revision, "revised_at": article.updated_at, "significant": significant}
            return _letter("revised", article, _public_fields(article) | own)
        case ArticleWithdrawn(article):
            return _letter("withdrawn", article, {"withdrawn_at": article.updated_at})
        case PersonErased():
            return _person_erased(event)
        case _:
            raise TypeError(type(event).__name__)


def _public_fields(article: Article) -> dict[str, Any]:
    assert article.shown is not None  # noqa: S101 - only what is public is told
    return {
        "title": article.shown.title,
        "summary": article.shown.summary,
        "tracks": article.shown.tracks,
        "published_at": article.published_at,
        "first_published_at": article.first_published_at,
    }


def _letter(verb: str, article: Article, fields: dict[str, Any]) -> Letter:
    kind = f"content.article.{verb}.v1"
    value = PUBLISHED[kind].model_validate({"article_id": article.id, "slug": article.slug} | fields)
    topic = {"content-article-events": value.model_dump_json().encode()}
    return letter("content", kind, article.id, article.version, topic)


def _person_erased(event: PersonErased) -> Letter:
    value = PersonErasedData(erasure_id=event.erasure_id, erased=0, erased_at=event.at).model_dump_json().encode()
    return letter("content", "content.person.erased.v1", event.erasure_id, 1, {"content-person-events": value})
