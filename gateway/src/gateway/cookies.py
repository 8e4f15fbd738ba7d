"""The two cookies of the sign-in: the session's, and the one by which a browser is known again that asked for a link.

Over HTTPS their names begin with `__Host-`: then no neighbour under the same domain can set them (RFC 6265bis, 4.1.3).
Neither can be read by a script; both are sent with links that lead here, for mails do.
"""

from collections.abc import Mapping
from datetime import timedelta

from starlette.responses import Response

from gateway.domain.secret import new_secret

ASKED_FOR = timedelta(hours=1)


class Cookies:
    """Sets and reads them; they are `Secure` when the public address is."""

    def __init__(self, public_url: str) -> None:
        self._secure = public_url.startswith("https:")
        start = "__Host-" if self._secure else ""
        self._session, self._browser = start + "session", start + "browser"

    def session(self, sent: Mapping[str, str]) -> tuple[str, str] | None:
        """Return the id and the secret of the session that a browser carries."""
        id_, _, secret = sent.get(self._session, "").partition(".")
        return (id_, secret) if id_ and secret else None

    def begin(self, response: Response, session_id: str, secret: str) -> None:
        """Let the browser carry this session, until it is closed."""
        self._set(response, self._session, f"{session_id}.{secret}", None)

    def end(self, response: Response) -> None:
        """Let it carry none."""
        response.delete_cookie(self._session, secure=self._secure, httponly=True, samesite="lax")

    def sign_out(self, response: Response) -> None:
        """Let it carry none, and forget what pages have kept on the device (W3C Clear Site Data)."""
        self.end(response)
        response.headers["Clear-Site-Data"] = '"storage"'

    def browser(self, sent: Mapping[str, str]) -> str:
        """Return by what the browser is known again; empty where it is not."""
        return sent.get(self._browser, "")

    def know_again(self, response: Response, sent: Mapping[str, str]) -> str:
        """Let the browser carry something to be known by; return it."""
        known = self.browser(sent) or new_secret()
        self._set(response, self._browser, known, ASKED_FOR)
        return known

    def _set(self, response: Response, name: str, value: str, lasts: timedelta | None) -> None:
        age = int(lasts.total_seconds()) if lasts else None
        response.set_cookie(name, value, max_age=age, secure=self._secure, httponly=True, samesite="lax")
