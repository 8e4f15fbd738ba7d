"""What content really writes to Kafka is what the contracts say, in the order in which it happened."""

import json
from typing import Any

import httpx
from contracts.catalog import Catalog
from contracts.values import strict_problems
from tests.content.manuscripts import published
from tests.probing import until

from chassis.messaging import tail
from samverka_local.kafka import Kafka

CATALOG = Catalog()
TOPIC = "content-article-events"
Told = list[tuple[dict[str, str], dict[str, Any]]]


async def told_of(kafka: Kafka, article_id: str) -> Told:
    """The facts of one article, in the order of the topic."""
    return [
        ({name: value.decode() for name, value in record.headers}, json.loads(record.value))
        async for record in tail.read(kafka.bootstrap, [TOPIC])
        if record.key == article_id.encode()
    ]


async def test_every_fact_of_an_article_keeps_its_contract(
    content: httpx.AsyncClient, staff: dict[str, str], kafka: Kafka
) -> None:
    article = await published(content, staff)
    path = f"/articles/{article['slug']}"
    await content.patch(path, json={"tracks": []}, headers=staff | {"If-Match": f'"{article["version"]}"'})
    await content.post(f"{path}/publication", json={"significant": True}, headers=staff)
    await content.post(f"{path}/withdrawal", headers=staff)
    back = (await content.post(f"{path}/publication", headers=staff)).json()

    async def all_told() -> Told | None:
        told = await told_of(kafka, article["id"])
        return told if len(told) >= 4 else None

    told = await until(all_told, "the four facts of the article") or []
    verbs = ["published", "revised", "withdrawn", "published"]
    assert [headers["ce_type"] for headers, _ in told] == [f"content.article.{verb}.v1" for verb in verbs]
    assert [headers["ce_sequence"] for headers, _ in told] == ["2", "4", "5", "6"]
    for headers, value in told:
        assert strict_problems(CATALOG.envelope(), headers) == []
        assert strict_problems(CATALOG.schemas()[headers["ce_type"]], value) == []
    assert (told[1][1]["revision"], told[1][1]["significant"], told[1][1]["tracks"]) == (2, True, [])
    assert told[3][1]["published_at"] == back["published_at"] > told[3][1]["first_published_at"]
