"""An editor drafts an article."""

from dataclasses import dataclass

from chassis.clock import now
from chassis.storage import UnitOfWork
from content.domain.article import Article, Manuscript, revision_of
from content.domain.errors import ArticleUnknownError, SlugTakenError
from content.domain.slug import candidates, slug_of
from content.storage.kinds import ARTICLES, REVISIONS
from content.use_cases.get_article import get_article


@dataclass(frozen=True, slots=True)
class CreateArticle:
    """What is written, and the slug it shall have (None: one made from its Swedish title)."""

    id: str
    slug: str | None
    manuscript: Manuscript


async def create_article(unit: UnitOfWork, command: CreateArticle) -> Article:
    """Return the new draft. Raises SlugTakenError where the chosen slug is another article's."""
    at = now()
    slug = await _free_slug(unit, command)
    article = Article(command.id, 1, slug, "draft", revision=1, manuscript=command.manuscript, updated_at=at)
    unit.save(ARTICLES, article)
    unit.save(REVISIONS, revision_of(article, at))
    return article


async def _free_slug(unit: UnitOfWork, command: CreateArticle) -> str:
    if command.slug is not None:
        if await _is_taken(unit, command.slug):
            raise SlugTakenError
        return command.slug
    numbered = candidates(slug_of(command.manuscript.title.sv))
    while await _is_taken(unit, slug := next(numbered)):
        pass
    return slug


async def _is_taken(unit: UnitOfWork, slug: str) -> bool:
    try:
        await get_article(unit, slug)
    except ArticleUnknownError:
        return False
    return True
