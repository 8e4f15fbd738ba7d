"""An editor writes on; readers see it when it is published."""

from collections.abc import Mapping
from typing import Any

from chassis.clock import now
from chassis.storage import UnitOfWork
from content.domain.article import Article, revision_of
from content.storage.kinds import ARTICLES, REVISIONS
from content.use_cases.get_article import get_article


async def change_article(
    unit: UnitOfWork, slug: str, changes: Mapping[str, Any], expected_version: int | None
) -> Article:
    """Return the changed article; every change is kept as a revision. Raises the rule that refuses."""
    before = await get_article(unit, slug)
    before.ensure_version(expected_version)
    article = before.change(changes, now())
    if article is not before:
        unit.save(ARTICLES, article)
        unit.save(REVISIONS, revision_of(article, now()))
    return article
