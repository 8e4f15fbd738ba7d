"""The route of the joined OpenAPI document."""

from typing import Any

from fastapi import APIRouter, Request

from gateway.api_reference.documents import Documents
from gateway.api_reference.joined import joined


def openapi(documents: Documents, public_url: str) -> APIRouter:
    """Return the route."""
    router = APIRouter(include_in_schema=False)

    @router.get("/openapi.json")
    async def document(request: Request) -> dict[str, Any]:
        return joined(*await documents.all(request.app.openapi()), public_url)

    return router
