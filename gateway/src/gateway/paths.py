"""Ids out of addresses: only what can be one goes on to a service."""

import re

from fastapi import HTTPException

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:~-]{0,299}")


def safe(id_: str) -> str:
    """Return an id as it is; anything else in its place is a page that is not there."""
    if not _ID.fullmatch(id_):
        raise HTTPException(404)
    return id_
