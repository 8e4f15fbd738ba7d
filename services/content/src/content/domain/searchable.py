"""What the search looks through: each article once in every language it is written in."""

from dataclasses import dataclass
from datetime import datetime

from content.domain.article import Article
from content.domain.texts import Language, Track


@dataclass(frozen=True, slots=True)
class Searchable:
    """A public article in one language, as plain text. What was withdrawn is kept empty and not public."""

    id: str
    version: int
    article_id: str
    slug: str
    language: Language
    public: bool
    title: str = ""
    summary: str = ""
    text: str = ""
    tracks: tuple[Track, ...] = ()
    updated_at: datetime | None = None


def searchable_id(article: Article, language: Language) -> str:
    """Return the id under which an article's words in a language are kept."""
    return f"{article.id}.{language}"


def searchable(article: Article, language: Language, version: int, text: str) -> Searchable:
    """Return the article's words in a language; none where it is not public in it. `text` is its body without marks."""
    id_ = searchable_id(article, language)
    shown = article.shown if article.status == "published" else None
    if shown is None or language not in shown.languages:
        return Searchable(id_, version, article.id, article.slug, language, public=False)
    title, summary = shown.title.told_in(language), shown.summary.told_in(language)
    return Searchable(
        id_,
        version,
        article.id,
        article.slug,
        language,
        public=True,
        title=title,
        summary=summary,
        text=text,
        tracks=shown.tracks,
        updated_at=article.updated_at,
    )
