"""One OpenAPI document for all services, put together from theirs when it is asked for.

Two services may call different things by the same name; in the joined document a schema's name begins with its service.
"""

import asyncio
import json
from typing import Any

from fastapi import APIRouter

from gateway.services import PATHS, ServiceAwayError, Services, whole


def openapi(services: Services) -> APIRouter:
    """Return the route of the joined document."""
    router = APIRouter(include_in_schema=False)

    @router.get("/openapi.json")
    async def document() -> dict[str, Any]:
        found = await asyncio.gather(*[_of(services, name) for name in PATHS])
        away = [name for name, one in zip(PATHS, found, strict=True) if one is None]
        note = f" Away just now: {', '.join(away)}." if away else ""
        joined: dict[str, Any] = {
            "openapi": "3.1.0",
            "info": {"title": "Samverka", "version": "1", "description": "All services behind one door." + note},
            "paths": {},
            "components": {"schemas": {}},
        }
        for one in filter(None, found):
            joined["paths"] |= one["paths"]
            joined["components"]["schemas"] |= one.get("components", {}).get("schemas", {})
        return joined

    return router


async def _of(services: Services, name: str) -> dict[str, Any] | None:
    try:
        answer = await services.send(name, "GET", "/openapi.json", headers={})
        document = await whole(answer, name)
    except ServiceAwayError:
        return None
    return named_apart(document.decode(), name)


def named_apart(document: str, service: str) -> dict[str, Any]:
    """Return a service's document with its schemas called `<service>.<name>`."""
    found: dict[str, Any] = json.loads(document.replace('"#/components/schemas/', f'"#/components/schemas/{service}.'))
    components = found.setdefault("components", {})
    components["schemas"] = {f"{service}.{name}": schema for name, schema in components.get("schemas", {}).items()}
    return found
