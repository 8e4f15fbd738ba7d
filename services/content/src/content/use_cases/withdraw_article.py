"""An editor takes an article back; its address says so from then on."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from content.domain.article import Article, ArticleWithdrawn
from content.storage.kinds import ARTICLES
from content.use_cases.get_article import get_article
from content.use_cases.index_article import index_article


async def withdraw_article(unit: UnitOfWork, slug: str, *, expected_version: int | None = None) -> Article:
    """Return the withdrawn article. Raises the rule that refuses."""
    before = await get_article(unit, slug)
    before.ensure_version(expected_version)
    article = before.withdraw(now())
    unit.save(ARTICLES, article, ArticleWithdrawn(article))
    await index_article(unit, article)
    return article
