"""An editor makes what is written public: a new article, a newer text, or one that was withdrawn."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from content.domain.article import Article, ArticlePublished, ArticleRevised
from content.storage.kinds import ARTICLES
from content.use_cases.get_article import get_article
from content.use_cases.index_article import index_article


async def publish_article(
    unit: UnitOfWork, slug: str, *, significant: bool, expected_version: int | None = None
) -> Article:
    """Return the published article. Raises the rule that refuses."""
    before = await get_article(unit, slug)
    before.ensure_version(expected_version)
    article = before.publish(now())
    newer = before.status == "published"
    unit.save(ARTICLES, article, ArticleRevised(article, significant) if newer else ArticlePublished(article))
    await index_article(unit, article)
    return article
