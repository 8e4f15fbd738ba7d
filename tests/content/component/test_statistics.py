"""Everybody may see how much there is to read, and nothing of what is not public."""

import httpx

from tests.content.manuscripts import drafted, published


async def test_statistics_count_what_there_is(content: httpx.AsyncClient, staff: dict[str, str]) -> None:
    await drafted(content, staff)
    await published(content, staff, tracks=["iop", "social-considerations"])
    only_swedish = {"title": {"sv": "a"}, "summary": {"sv": "b"}, "body": {"sv": "c"}, "tracks": ["iop"]}
    await published(content, staff, **only_swedish)
    gone = await published(content, staff)
    await content.post(f"/articles/{gone['slug']}/withdrawal", headers=staff)
    root = str(content.base_url).removesuffix("/api/v1/")
    async with httpx.AsyncClient(base_url=root, timeout=30) as client:
        counted = (await client.get("/statistics")).json()
    assert counted == {
        "articles": {"draft": 1, "published": 2, "withdrawn": 1},
        "published_by_track": {"social-considerations": 1, "iop": 2},
        "published_by_language": {"sv": 2, "en": 1},
        "revisions": 4,
    }
