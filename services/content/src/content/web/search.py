"""The search over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from pydantic import BaseModel, StringConstraints

from chassis.problems import language_of
from chassis.storage import Match, Storage
from chassis.wire import Moment
from content.domain.excerpt import excerpt
from content.domain.searchable import Searchable
from content.domain.texts import Language, Track
from content.use_cases.search_articles import search_articles
from content.web.models import Limit, TrackWanted
from content.web.rights import READ

Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    Query(description='What is looked for; words in "quotation marks" must stand so, a word after - must not.'),
]
LanguageWanted = Annotated[
    Language | None, Query(description="Which language to search in; else the one of `Accept-Language`.")
]


class MatchOut(BaseModel):
    """An article that fits, in the language of the search; the higher the score, the better."""

    slug: str
    language: Language
    title: str
    summary: str
    excerpt: str
    tracks: list[Track]
    updated_at: Moment | None
    score: float

    @classmethod
    def of(cls, match: Match[Searchable], words: str) -> "MatchOut":
        """Return how a match is shown."""
        found = match.found
        return cls(
            slug=found.slug,
            language=found.language,
            title=found.title,
            summary=found.summary,
            excerpt=excerpt(found.text, words),
            tracks=list(found.tracks),
            updated_at=found.updated_at,
            score=match.score,
        )


class MatchesOut(BaseModel):
    """The best matches, the very best first."""

    items: list[MatchOut]
    next_cursor: None = None


def search_routes(storage: Storage) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["search"])

    @router.get("/search", dependencies=[Depends(READ)])
    async def search(
        q: Words,
        language: LanguageWanted = None,
        track: TrackWanted = None,
        limit: Limit = 20,
        accept_language: Annotated[str | None, Header()] = None,
    ) -> MatchesOut:
        """Find articles by their words, in any of the words' forms."""
        chosen = language or language_of(accept_language)
        matches = await search_articles(storage, q, language=chosen, track=track, limit=limit)
        return MatchesOut(items=[MatchOut.of(one, q) for one in matches])

    return router
