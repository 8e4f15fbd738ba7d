"""What a feed tells: the articles that changed last."""

from datetime import datetime

from chassis.storage import Storage
from content.domain.article import Article
from content.domain.texts import Language, Track
from content.storage.kinds import ARTICLES

MOST = 50
LATEST = [("updated_at", -1), ("_id", -1)]


async def list_news(storage: Storage, track: Track | None, language: Language) -> tuple[list[Article], datetime | None]:
    """Return the articles, and when anything at all changed last for readers (None: never).

    A withdrawal is a change too, and so is a track that an article no longer has: the time is that of all articles.
    """
    where = {"shown.tracks": track} if track else {}
    written = {"shown.body.en": {"$ne": None}} if language == "en" else {}
    articles = await storage.find(ARTICLES, {"status": "published"} | where | written, order=LATEST, limit=MOST)
    last = await storage.find(ARTICLES, {"status": {"$ne": "draft"}}, order=LATEST, limit=1)
    return articles, last[0].updated_at if last else None
