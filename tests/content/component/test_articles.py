"""Articles are written, published, changed and withdrawn: over HTTP, on the real database and Kafka."""

import asyncio
import uuid
from typing import Any

import httpx
import pytest

from samverka_local import keys
from samverka_local.home import Home
from tests.conftest import Run
from tests.content.manuscripts import BODY, drafted, published

Client = httpx.AsyncClient
Headers = dict[str, str]


def kind(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


async def test_draft_is_seen_by_editors_alone(content: Client, staff: Headers, home: Home) -> None:
    slug = (await drafted(content, staff, title={"sv": "Ett utkast"}))["slug"]
    editor = {"Authorization": f"Bearer {keys.token(home, 'editor')}"}
    assert (await content.get(f"/articles/{slug}", headers=editor)).json()["status"] == "draft"
    assert kind(await content.get(f"/articles/{slug}")) == (404, "article-unknown")
    assert slug not in {one["slug"] for one in (await content.get("/articles?limit=100")).json()["items"]}
    adviser = {"Authorization": f"Bearer {keys.token(home, 'adviser')}"}
    assert (await content.post("/articles", json=BODY, headers=adviser)).status_code == 403
    assert (await content.post("/articles", json=BODY)).status_code == 401


async def test_published_article_is_read_safe_with_its_sources(content: Client, staff: Headers) -> None:
    body = {"sv": "## När?\n\n<script>x()</script>[s](https://a.example)"}
    texts = {"title": {"sv": "Säkert"}, "summary": {"sv": "Ingress"}, "body": body}
    slug = (await published(content, staff, **texts))["slug"]
    answer = await content.get(f"/articles/{slug}")
    article = answer.json()
    assert article["html"]["en"] is None
    assert article["html"]["sv"].startswith('<h2 id="h-nar">När?</h2>')
    assert "<script" not in article["html"]["sv"]
    assert article["sources"] == BODY["sources"]
    assert (article["status"], article["revision"], article["tracks"]) == ("published", 1, ["iop"])
    assert article["published_at"] == article["first_published_at"] == article["updated_at"]
    assert answer.headers["etag"] == f'"{article["version"]}"'


async def test_slug_stays_when_the_title_changes_and_is_never_given_twice(content: Client, staff: Headers) -> None:
    title = {"sv": "Så här går det till på Öckerö", "en": "How it is done"}
    first, second = await drafted(content, staff, title=title), await drafted(content, staff, title=title)
    assert (first["slug"], second["slug"]) == ("sa-har-gar-det-till-pa-ockero", "sa-har-gar-det-till-pa-ockero-2")
    changed = await content.patch(
        f"/articles/{first['slug']}",
        json={"title": {"sv": "Annat", "en": "Other"}},
        headers=staff | {"If-Match": '"1"'},
    )
    assert (changed.json()["slug"], changed.json()["title"]["sv"]) == (first["slug"], "Annat")
    taken = await content.post("/articles", json=BODY | {"slug": first["slug"]}, headers=staff)
    assert kind(taken) == (409, "slug-taken")


async def test_slugs_differ_however_many_write_the_same_title_at_once(content: Client, staff: Headers) -> None:
    title = {"sv": "Alla på en gång", "en": "All at once"}
    articles = await asyncio.gather(*[drafted(content, staff, title=title) for _ in range(12)])
    assert len({one["slug"] for one in articles}) == 12


async def test_address_is_given_once_also_by_two_instances(content: Client, staff: Headers, run: Run) -> None:
    async with Client(base_url=run("content", "content-2").url + "/api/v1", timeout=30) as other:
        rivals = [content, other] * 10
        draft = BODY | {"slug": "samma-adress"}
        answers = await asyncio.gather(*[rival.post("/articles", json=draft, headers=staff) for rival in rivals])
        titled = await asyncio.gather(*[drafted(rival, staff, title={"sv": "På två håll"}) for rival in rivals[:4]])
    assert sorted(one.status_code for one in answers) == [201] + [409] * 19
    assert len({one["slug"] for one in titled}) == 4


async def test_of_two_editors_at_once_the_second_is_told(content: Client, staff: Headers) -> None:
    article = await drafted(content, staff, title={"sv": "Två skriver"})
    mine = {"If-Match": '"1"'} | staff

    async def write(text: str) -> httpx.Response:
        changes = {"body": {"sv": text}}
        return await content.patch(f"/articles/{article['slug']}", json=changes, headers=mine)

    answers = await asyncio.gather(write("Anna skrev"), write("Bo skrev"))
    assert sorted(one.status_code for one in answers) == [200, 412]
    [refused] = [one for one in answers if one.status_code == 412]
    assert kind(refused) == (412, "article-changed-meanwhile")
    [won] = [one.json()["body"]["sv"] for one in answers if one.status_code == 200]
    assert (await content.get(f"/articles/{article['slug']}", headers=staff)).json()["body"]["sv"] == won
    without = await content.patch(f"/articles/{article['slug']}", json={"tracks": []}, headers=staff)
    assert kind(without) == (428, "if-match-missing")
    late = await content.post(f"/articles/{article['slug']}/publication", headers=mine)
    assert kind(late) == (412, "article-changed-meanwhile")


async def test_every_edit_is_kept_and_readers_see_the_published_one(content: Client, staff: Headers) -> None:
    article = await published(content, staff, title={"sv": "Tre gånger", "en": "Three times"})
    path = f"/articles/{article['slug']}"
    for version, text in ((2, "andra"), (3, "tredje")):
        changes = {"body": {"sv": text, "en": text}}
        await content.patch(path, json=changes, headers=staff | {"If-Match": f'"{version}"'})
    seen = (await content.get(path)).json()
    assert (seen["body"]["sv"], seen["revision"]) == (BODY["body"]["sv"], 1)
    kept = (await content.get(f"{path}/revisions", headers=staff)).json()["items"]
    assert [(one["revision"], one["body"]["sv"], one["shown"]) for one in kept] == [
        (3, "tredje", False),
        (2, "andra", False),
        (1, BODY["body"]["sv"], True),
    ]
    await content.post(f"{path}/publication", json={"significant": True}, headers=staff)
    now = (await content.get(path)).json()
    assert (now["body"]["sv"], now["revision"]) == ("tredje", 3)
    assert now["published_at"] == article["published_at"] < now["updated_at"]
    again = await content.post(f"{path}/publication", headers=staff)
    assert kind(again) == (409, "nothing-new-to-publish")
    assert (await content.get(f"{path}/revisions")).status_code == 401


async def test_half_english_is_refused_by_name(content: Client, staff: Headers) -> None:
    article = await drafted(content, staff, title={"sv": "Halv", "en": None})
    refused = await content.post(f"/articles/{article['slug']}/publication", headers=staff)
    assert kind(refused) == (409, "english-incomplete")


async def test_withdrawn_article_is_gone_and_can_come_back(content: Client, staff: Headers) -> None:
    path = f"/articles/{(await published(content, staff))['slug']}"
    withdrawn = await content.post(f"{path}/withdrawal", headers=staff)
    assert (withdrawn.status_code, withdrawn.json()["status"]) == (200, "withdrawn")
    assert kind(await content.get(path)) == (410, "article-withdrawn")
    assert kind(await content.post(f"{path}/withdrawal", headers=staff)) == (409, "article-not-published")
    back = await content.post(f"{path}/publication", headers=staff)
    assert back.json()["first_published_at"] < back.json()["published_at"]


async def test_list_shows_what_changed_last_first_page_by_page(content: Client, staff: Headers) -> None:
    made = [(await published(content, staff, tracks=["social-considerations"]))["slug"] for _ in range(3)]
    seen: list[str] = []
    cursor = ""
    while len(seen) < 3:
        page = (await content.get(f"/articles?track=social-considerations&limit=2{cursor}")).json()
        seen += [one["slug"] for one in page["items"]]
        cursor = f"&cursor={page['next_cursor'] or ''}".replace("+", "%2B")
    assert seen[:3] == made[::-1]
    assert "html" not in page["items"][0]
    assert kind(await content.get("/articles?cursor=nonsense")) == (422, "cursor-not-valid")


async def test_repeated_request_drafts_once(content: Client, staff: Headers) -> None:
    headers = staff | {"Idempotency-Key": uuid.uuid4().hex}
    first = await content.post("/articles", json=BODY, headers=headers)
    second = await content.post("/articles", json=BODY, headers=headers)
    assert first.json() == second.json()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": {"sv": "  "}}, "title.sv"),
        ({"body": {"sv": "a\x01b"}}, "body.sv"),
        ({"body": {"sv": "x" * 100_001}}, "body.sv"),
        ({"slug": "Så här"}, "slug"),
        ({"tracks": ["fotboll"]}, "tracks.0"),
        ({"sources": [{"title": "x", "url": "javascript:alert(1)"}]}, "sources.0.url"),
        ({"author": "x"}, "author"),
    ],
)
async def test_what_cannot_be_an_article_is_refused_with_its_field(
    content: Client, staff: Headers, changes: dict[str, Any], field: str
) -> None:
    answer = await content.post("/articles", json=BODY | changes, headers=staff)
    assert kind(answer) == (422, "invalid-request")
    assert [one["field"] for one in answer.json()["errors"]] == [field]
