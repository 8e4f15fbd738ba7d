"""One article."""

from chassis.storage import Storage, UnitOfWork
from content.domain.article import Article
from content.domain.errors import ArticleUnknownError
from content.storage.kinds import ARTICLES


async def get_article(source: Storage | UnitOfWork, slug: str) -> Article:
    """Return the article as stored, or as a unit of work sees it. Raises ArticleUnknownError."""
    where = {"slug": slug}
    found = await (
        source.find(ARTICLES, where, limit=1)
        if isinstance(source, Storage)
        else source.first(ARTICLES, where, lambda one: one.slug == slug, order="slug", limit=1)
    )
    if not found:
        raise ArticleUnknownError
    return found[0]
