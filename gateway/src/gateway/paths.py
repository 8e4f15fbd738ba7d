"""Ids out of addresses: only what can be one goes on to a service."""

from fastapi import HTTPException


def safe(id_: str) -> str:
    """Return an id as it is; anything else in its place is a page that is not there."""
    if not (id_.isascii() and id_.replace("-", "").replace("_", "").isalnum()):
        raise HTTPException(404)
    return id_
