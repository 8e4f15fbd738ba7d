"""The articles, the one that changed last first."""

from chassis.storage import Page, Storage
from content.domain.article import Article, Status
from content.domain.texts import Track
from content.storage.kinds import ARTICLES


async def list_articles(
    storage: Storage, *, track: Track | None, status: Status | None, cursor: str | None, limit: int
) -> Page[Article]:
    """Return a page of articles; status None means all of them."""
    tracks = "shown.tracks" if status == "published" else "manuscript.tracks"
    where = ({"status": status} if status else {}) | ({tracks: track} if track else {})
    return await storage.page_by(ARTICLES, "updated_at", where, cursor=cursor, limit=limit)
