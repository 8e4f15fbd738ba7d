"""Publishes the first articles through the public API. What is there already stays as its editors have made it."""

from typing import Any

import httpx
from rich.progress import Progress

from .asking import checked

UNKNOWN = 404


def publish_articles(api: httpx.Client, bodies: list[dict[str, Any]], bar: Progress) -> int:
    """Draft and publish what is not there yet, and publish what an earlier attempt only drafted; how many were new."""
    return sum(_publish(api, body) for body in bar.track(bodies, description="articles"))


def _publish(api: httpx.Client, body: dict[str, Any]) -> bool:
    path = f"/articles/{body['slug']}"
    found = checked(api.get(path), allow=UNKNOWN)
    if found.status_code == UNKNOWN:
        found = checked(api.post("/articles", json=body, headers={"Idempotency-Key": f"article-{body['slug']}"}))
    if found.json()["status"] != "draft":
        return False
    checked(api.post(f"{path}/publication"))
    return True
