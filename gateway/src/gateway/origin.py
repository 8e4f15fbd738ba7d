"""Forms are accepted from our own pages only: what the browser says of the sender must agree with where it sends."""

from urllib.parse import urlsplit

from fastapi import HTTPException, Request


async def same_origin(request: Request) -> None:
    """FastAPI dependency. Raises 403 for a form that another site sends."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    foreign = origin is not None and origin != "null" and urlsplit(origin).netloc != request.headers.get("host")
    if foreign or (site is not None and site not in {"same-origin", "none"}):
        raise HTTPException(403)
