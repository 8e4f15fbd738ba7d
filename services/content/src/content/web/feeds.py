"""The feeds over HTTP, at the root: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, each read again only when it is new."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from chassis import conditions
from chassis.storage import Storage
from content.domain.texts import Language
from content.rendering.feeds import BEGINNING, Feed, atom, json_feed, rss
from content.use_cases.list_news import list_news
from content.web.models import TrackWanted
from content.web.rights import READ

FORMS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "atom.xml": (atom, "application/atom+xml"),
    "rss.xml": (rss, "application/rss+xml"),
    "feed.json": (json_feed, "application/feed+json"),
}
FRESH = {"Cache-Control": "public, max-age=300"}
LanguageWanted = Annotated[Language, Query(description="The language to read in; English holds what is written in it.")]


def feed_routes(storage: Storage, public_url: str) -> APIRouter:
    """Return the routes; addresses in the feeds begin with `public_url`."""
    router = APIRouter(prefix="/feeds", tags=["feeds"], dependencies=[Depends(READ)])

    async def answer(name: str, request: Request, track: TrackWanted, language: Language) -> Response:
        write, media_type = FORMS[name]
        articles, changed_at = await list_news(storage, track, language)
        changed_at = changed_at or BEGINNING
        feed = Feed(public_url, name, track, language, articles, changed_at)
        return conditions.answer(request, write(feed), media_type, changed_at, FRESH)

    @router.get("/atom.xml", response_class=Response, responses=_content("application/atom+xml"))
    async def as_atom(request: Request, track: TrackWanted = None, language: LanguageWanted = "sv") -> Response:
        """Follow the articles as Atom, with their whole text."""
        return await answer("atom.xml", request, track, language)

    @router.get("/rss.xml", response_class=Response, responses=_content("application/rss+xml"))
    async def as_rss(request: Request, track: TrackWanted = None, language: LanguageWanted = "sv") -> Response:
        """Follow the articles as RSS, with their summaries."""
        return await answer("rss.xml", request, track, language)

    @router.get("/feed.json", response_class=Response, responses=_content("application/feed+json"))
    async def as_json(request: Request, track: TrackWanted = None, language: LanguageWanted = "sv") -> Response:
        """Follow the articles as JSON Feed, with their whole text."""
        return await answer("feed.json", request, track, language)

    return router


def _content(media_type: str) -> dict[int | str, dict[str, object]]:
    return {
        200: {"description": "The feed.", "content": {media_type: {}}},
        304: {"description": "Nothing is new since the caller read it."},
    }
