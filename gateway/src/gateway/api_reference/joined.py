"""One OpenAPI document for all services, put together from theirs.

Two services may call different things by the same name; in the joined document a schema's name begins with its service.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from gateway.api_reference.documents import Document

SCHEMES = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token, or an API key: `smv_<id>_<secret>`. The door hands on a short-lived token of its own.",
    },
    "link": {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "description": "`Link <token>`: what stands at the end of a personal link. It opens that one thing.",
    },
}
ABOUT = {
    "registration": "Interest, conferences and attendees.",
    "scheduling": "Advisers, times, booking windows and consultations.",
    "notification": "Messages and subscriptions.",
    "content": "Articles, the search and the feeds.",
    "gateway": "What the door itself answers.",
}


def joined(documents: Mapping[str, Document], away: Sequence[str], public_url: str) -> Document:
    """Return the one document."""
    note = f" Away just now: {', '.join(away)}." if away else ""
    together: Document = {
        "openapi": "3.1.0",
        "info": {"title": "Samverka", "version": "1", "description": "All services behind one door." + note},
        "servers": [{"url": public_url.rstrip("/")}],
        "tags": [{"name": name, "description": ABOUT[name]} for name in documents],
        "paths": {},
        "components": {"schemas": {}, "securitySchemes": SCHEMES},
    }
    for name, document in documents.items():
        for path, operations in document["paths"].items():
            together["paths"][path] = {method: _belonging(one, name) for method, one in operations.items()}
        together["components"]["schemas"] |= document["components"]["schemas"]
    return together


def _belonging(operation: Mapping[str, Any], service: str) -> dict[str, Any]:
    """Return an operation with its service as first tag, and with what must be shown to be let in."""
    tags = [service, *operation.get("tags", ())]
    return {**operation, "tags": tags} | security_of(operation.get("x-who-may"))


def security_of(who: Sequence[str] | None) -> dict[str, Any]:
    """Return what OpenAPI calls security, of who may; nothing where that is not said."""
    if who is None:
        return {}
    ways: list[dict[str, list[str]]] = [{}] if "anyone" in who else []
    if any(one not in {"anyone", "link"} for one in who):
        ways.append({"bearer": []})
    return {"security": [*ways, *([{"link": []}] if "link" in who else [])]}
