"""Forms are accepted from our own pages only: what the browser says of the sender must agree with where it sends.

Every unsafe request to a page is judged. The API is not: it hears no cookie, so another site's form can do nothing
there in a visitor's name. Nor is the way out of a subscription, which a mail program may press for its reader (RFC
8058) and which is opened by the link alone.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from gateway import security
from gateway.edge.refusals import FOREIGN_FORM, refuse

SAFE = {"GET", "HEAD", "OPTIONS"}
NOT_PAGES = ("/api/v1/", "/unsubscribe/")


class Origins:
    """ASGI middleware: refuses forms that another site sends."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        page = scope["type"] == "http" and scope["method"] not in SAFE and not scope["path"].startswith(NOT_PAGES)
        if page and is_foreign(Headers(scope=scope), scope["scheme"]):
            security.tell("foreign-form")
            await refuse(FOREIGN_FORM, scope, receive, send)
            return
        await self._app(scope, receive, send)


def is_foreign(headers: Headers, scheme: str) -> bool:
    """Tell whether a browser says that another site sends this.

    `Sec-Fetch-Site` counts first, then `Origin`; a program that is no browser sends neither and carries no cookie.
    """
    if (site := headers.get("sec-fetch-site")) is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and origin != f"{scheme}://{headers.get('host', '')}"
