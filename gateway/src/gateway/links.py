"""The links in mails: a token is a thing's id, a dot and a signature, checked by the service that owns the thing."""

from fastapi import HTTPException


def authorization(token: str) -> dict[str, str]:
    """Return the header that opens what the link is to."""
    return {"Authorization": f"Link {token}"}


def id_in(token: str) -> str:
    """Return the id in front of the signature; anything else in its place is a page that is not there."""
    found = token.rpartition(".")[0]
    if not (found.isascii() and found.replace("-", "").isalnum()) or not token.isascii() or not token.isprintable():
        raise HTTPException(404)
    return found
