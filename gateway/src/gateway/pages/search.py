"""The search page: what fits in the reader's language, else in the other one."""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from chassis.problems import Language
from gateway.rendering import page, reader_language
from gateway.services import Services

OK = 200
LONGEST = 200
OTHER: dict[Language, Language] = {"sv": "en", "en": "sv"}


def search(services: Services) -> APIRouter:
    """Return the route of the search page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/search", response_class=HTMLResponse)
    async def show(request: Request, q: str = "") -> HTMLResponse:
        words, mine = " ".join(q.split()), reader_language(request)
        if not words or len(words) > LONGEST:
            return page(request, "search.html", words=words[:LONGEST], found=[], found_in=mine, too_long=bool(words))
        found = await _matches(services, words, mine)
        others = [] if found else await _matches(services, words, OTHER[mine])
        found_in = OTHER[mine] if others else mine
        return page(request, "search.html", words=words, found=found or others, found_in=found_in, too_long=False)

    return router


async def _matches(services: Services, words: str, language: Language) -> list[dict[str, Any]]:
    status, found = await services.ask("GET", f"/search?{urlencode({'q': words, 'language': language})}")
    return list(found["items"]) if status == OK else []
