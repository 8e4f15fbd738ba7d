"""Articles that tests begin from."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from content.domain.article import Article, Manuscript
from content.domain.texts import Text

Headers = Mapping[str, str]
NOW = datetime(2015, 9, 30, 7, tzinfo=UTC)
BODY: dict[str, Any] = {
    "title": {"sv": "Vad är IOP?", "en": "What is IOP?"},
    "summary": {"sv": "Ett partnerskap, inte ett köp.", "en": "A partnership, not a purchase."},
    "body": {"sv": "## När?\n\nNär ingen marknad finns.", "en": "## When?\n\nWhen there is no market."},
    "tracks": ["iop"],
    "sources": [{"title": "SOU 2019:56", "url": "https://www.regeringen.se/"}],
}


def manuscript(**changes: Any) -> Manuscript:
    """What somebody has written, in both languages."""
    fields: dict[str, Any] = {
        "title": Text("Vad är IOP?", "What is IOP?"),
        "summary": Text("Ett partnerskap.", "A partnership."),
        "body": Text("Svensk text.", "English text."),
        "tracks": ("iop",),
    }
    return Manuscript(**(fields | changes))


def draft(**changes: Any) -> Article:
    """An article that nobody has read yet."""
    fields: dict[str, Any] = {
        "id": "0123456789abcdef0123456789abcdef",
        "version": 1,
        "slug": "vad-ar-iop",
        "status": "draft",
        "revision": 1,
        "manuscript": manuscript(),
        "updated_at": NOW,
    }
    return Article(**(fields | changes))


async def drafted(content: httpx.AsyncClient, staff: Headers, **changes: Any) -> dict[str, Any]:
    """Draft an article over HTTP; return it as answered."""
    answer = await content.post("/articles", json=BODY | changes, headers=staff)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def published(content: httpx.AsyncClient, staff: Headers, **changes: Any) -> dict[str, Any]:
    """Draft and publish an article over HTTP; return it as answered."""
    slug = (await drafted(content, staff, **changes))["slug"]
    answer = await content.post(f"/articles/{slug}/publication", headers=staff)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())
