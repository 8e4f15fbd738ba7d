"""The links in mails: an id, perhaps how often it was renewed, and a signature; whose thing it is checks them."""

from typing import Any

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse

from gateway.rendering import page

NOT_FOUND, GONE = 404, 410
WHY = {
    "/problems/link-expired": "expired",
    "/problems/link-withdrawn": "withdrawn",
    "/problems/person-erased": "erased",
    "/problems/interest-withdrawn": "interest",
}


class NoLinkError(HTTPException):
    """What stands in a link's place cannot be one; perhaps a mail program broke it."""

    def __init__(self) -> None:
        super().__init__(NOT_FOUND)


def authorization(token: str) -> dict[str, str]:
    """Return the header that opens what the link is to."""
    return {"Authorization": f"Link {token}"}


def id_in(token: str) -> str:
    """Return the id at the beginning. Raises NoLinkError where something else is in its place."""
    found, dot, _ = token.partition(".")
    if (
        not (dot and found.isascii() and found.replace("-", "").isalnum())
        or not token.isascii()
        or not token.isprintable()
    ):
        raise NoLinkError
    return found


def refused(request: Request, answer: dict[str, Any]) -> HTMLResponse:
    """Return the page that says why a link does not open what it is to, and what to do."""
    why = WHY.get(answer.get("type", ""), "wrong")
    return page(request, "link_wrong.html", NOT_FOUND if why == "wrong" else GONE, why=why)
