"""The search learns of an article in the same transaction as its readers do."""

from chassis.storage import UnitOfWork
from content.domain.article import Article
from content.domain.searchable import searchable, searchable_id
from content.domain.texts import LANGUAGES
from content.rendering.markdown import plain
from content.storage.kinds import SEARCHABLES


async def index_article(unit: UnitOfWork, article: Article) -> None:
    """Keep what the search looks through, in both languages, as the article is public now."""
    for language in LANGUAGES:
        before = await unit.load(SEARCHABLES, searchable_id(article, language))
        version = before.version + 1 if before else 1
        text = plain(article.shown.body.told_in(language)) if article.shown else ""
        unit.save(SEARCHABLES, searchable(article, language, version, text))
