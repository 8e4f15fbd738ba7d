"""The services' own OpenAPI documents, asked for when they are needed and kept for a while.

A service that is away is described as it was when it last answered.
"""

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any

from gateway.services import OWNERS, PATHS, ServiceAwayError, Services, whole

Document = dict[str, Any]
ASKED_AGAIN_AFTER = 60.0  # seconds
OURS = "gateway"


class Documents:
    """The documents by their service, the gateway's own among them."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._kept: dict[str, tuple[float, Document]] = {}

    async def all(self, own: Document) -> tuple[Mapping[str, Document], list[str]]:
        """Return the documents that are known, and the services that are away and not known."""
        await asyncio.gather(*[self._ask(name) for name in PATHS if self._is_old(name)])
        known = {name: self._kept[name][1] for name in PATHS if name in self._kept}
        return {**known, OURS: named_apart(json.dumps(own), OURS)}, [name for name in PATHS if name not in known]

    def _is_old(self, name: str) -> bool:
        return name not in self._kept or self._kept[name][0] + ASKED_AGAIN_AFTER < time.monotonic()

    async def _ask(self, name: str) -> None:
        try:
            answer = await self._services.send(name, "GET", "/openapi.json", headers={})
            document = named_apart((await whole(answer, name)).decode(), name)
        except ServiceAwayError:
            return
        document["paths"] = {path: one for path, one in document["paths"].items() if is_passed_on(path)}
        self._kept[name] = (time.monotonic(), document)


def is_passed_on(path: str) -> bool:
    """Tell whether the door passes a path on; what the gateway alone asks for is nobody else's business."""
    _, place, *rest = path.split("/")
    return place == "feeds" or (place == "api" and rest[1] in OWNERS)


def named_apart(document: str, service: str) -> Document:
    """Return a service's document with its schemas called `<service>.<name>`."""
    found: Document = json.loads(document.replace('"#/components/schemas/', f'"#/components/schemas/{service}.'))
    components = found.setdefault("components", {})
    components["schemas"] = {f"{service}.{name}": schema for name, schema in components.get("schemas", {}).items()}
    return found
