"""Search: the public articles that hold what is looked for, in any of its forms."""

from chassis.storage import Match, Storage
from content.domain.searchable import Searchable
from content.domain.texts import Language, Track
from content.storage.kinds import SEARCHABLES


async def search_articles(
    storage: Storage, words: str, *, language: Language, track: Track | None, limit: int
) -> list[Match[Searchable]]:
    """Return the best matches first; only articles written in this language."""
    where = {"public": True, "language": language} | ({"tracks": track} if track else {})
    return await storage.search(SEARCHABLES, words, language=language, where=where, limit=limit)
