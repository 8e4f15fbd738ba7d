"""What was written of an article at each time."""

from chassis.storage import Page, Storage
from content.domain.article import Article, Revision
from content.storage.kinds import REVISIONS
from content.use_cases.get_article import get_article


async def list_revisions(
    storage: Storage, slug: str, *, cursor: str | None, limit: int
) -> tuple[Article, Page[Revision]]:
    """Return the article and a page of its revisions, the latest first. Raises ArticleUnknownError."""
    article = await get_article(storage, slug)
    where = {"article_id": article.id}
    return article, await storage.page(REVISIONS, where, cursor=cursor, limit=limit, newest_first=True)
