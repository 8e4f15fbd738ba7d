"""The knowledge base: the list of articles by track, and each article."""

from typing import Literal
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gateway.rendering import page
from gateway.services import Services

OK, GONE = 200, 410
ON_A_PAGE = 20
TRACKS = ("social-considerations", "iop")
TrackWanted = Literal["social-considerations", "iop"]


def articles(services: Services) -> APIRouter:
    """Return the routes of the list and of an article."""
    router = APIRouter(include_in_schema=False)

    @router.get("/articles", response_class=HTMLResponse)
    async def show_list(request: Request, track: str = "", cursor: str = "") -> Response:
        wanted = {"limit": str(ON_A_PAGE)} | ({"track": track} if track in TRACKS else {})
        wanted |= {"cursor": cursor} if cursor else {}
        status, found = await services.ask("GET", f"/articles?{urlencode(wanted)}")
        if status != OK:  # a cursor that is none: begin again
            return RedirectResponse("/articles", 303)
        chosen = track if track in TRACKS else ""
        return page(request, "articles.html", articles=found, track=chosen, tracks=TRACKS, more=urlencode)

    @router.get("/articles/{slug}", response_class=HTMLResponse)
    async def show(slug: str, request: Request) -> Response:
        if not slug.isascii() or not slug.replace("-", "").isalnum():
            raise HTTPException(404)
        status, article = await services.ask("GET", f"/articles/{slug}")
        if status == GONE:
            return page(request, "article_gone.html", GONE)
        if status != OK:
            raise HTTPException(404)
        return page(request, "article.html", article=article)

    return router
