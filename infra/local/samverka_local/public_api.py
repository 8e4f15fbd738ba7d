"""The public API as a member of staff uses it: what is refused is said with its cure, and lists come whole."""

from collections.abc import Mapping
from typing import Any, Self

import httpx

from . import keys
from .errors import SetupError
from .home import Home

TIMEOUT = 30.0  # seconds for one answer
PAGE = 100
UNKNOWN = 404
Json = dict[str, Any]


class PublicApi:
    """A client of the gateway's API; everything goes as staff unless other headers are given."""

    def __init__(self, home: Home, gateway: str) -> None:
        """Talk to the gateway at this address with a token of this home."""
        staff = {"Authorization": f"Bearer {keys.token(home, 'staff')}"}
        self._client = httpx.Client(base_url=f"{gateway}/api/v1", headers=staff, timeout=TIMEOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, path: str, **query: str) -> Json:
        """Answer one document."""
        return self._document("GET", path, params=query)

    def find(self, path: str) -> Json | None:
        """Answer one document; None where there is none."""
        answer = self.send("GET", path)
        return None if answer.status_code == UNKNOWN else _document_of(answer)

    def post(self, path: str, body: Json | None = None, headers: Mapping[str, str] | None = None) -> Json:
        """Create or do something; answer what the API says of it."""
        return self._document("POST", path, json=body, headers=headers)

    def change(self, path: str, changes: Json) -> Json:
        """Change what is there, as it is now."""
        tag = self.send("GET", path).headers["ETag"]
        return self._document("PATCH", path, json=changes, headers={"If-Match": tag})

    def all(self, path: str, **query: str) -> list[Json]:
        """Every item of a collection, page by page."""
        items: list[Json] = []
        cursor: str | None = ""
        while cursor is not None:
            page = self.get(path, **query, limit=str(PAGE), **({"cursor": cursor} if cursor else {}))
            items += page["items"]
            cursor = page.get("next_cursor")
        return items

    def send(self, method: str, path: str, **request: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own
        """Answer whatever comes, also a refusal."""
        return self._client.request(method, path, **request)

    def _document(self, method: str, path: str, **request: Any) -> Json:  # noqa: ANN401 - httpx's own
        return _document_of(self.send(method, path, **request))


def _document_of(answer: httpx.Response) -> Json:
    if not answer.is_success:
        asked = f"{answer.request.method} {answer.request.url}"
        raise SetupError(f"{asked} answered {answer.status_code}:\n  {answer.text[:500]}", "./samverka logs tells more")
    document: Json = answer.json() if answer.content else {}
    return document
