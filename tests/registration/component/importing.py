"""Somebody who brings files of people for a conference."""

from collections import Counter
from typing import Any

import httpx

from tests.registration.files import text
from tests.registration.plans import announced

Client = httpx.AsyncClient
Headers = dict[str, str]
REGISTER = {"privacy_notice": "true"}


class Desk:
    """Somebody who brings files for one conference."""

    def __init__(self, client: Client, conference: str, headers: Headers) -> None:
        self._client, self._headers = client, headers
        self.path = f"/conferences/{conference}"

    async def bring(self, content: bytes, key: str = "", **choices: str) -> httpx.Response:
        """Bring a file."""
        headers = self._headers | ({"Idempotency-Key": key} if key else {}) | {"Content-Type": "text/csv"}
        path = f"{self.path}/attendee-imports"
        return await self._client.post(path, content=content, params=choices, headers=headers)

    async def preview(self, *rows: Any, **choices: str) -> dict[str, Any]:
        """What would become of these rows."""
        answer = await self.bring(text(*rows), preview="true", **choices)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def register(self, *rows: Any, **choices: str) -> dict[str, Any]:
        """What became of these rows."""
        answer = await self.bring(text(*rows), **REGISTER, **choices)
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def people(self) -> Counter[tuple[str, str]]:
        """Who is registered, and how they stand."""
        found = await self._client.get(f"{self.path}/attendees", headers=self._headers, params={"limit": "500"})
        return Counter((one["name"], one["status"]) for one in found.raise_for_status().json()["items"])


async def desk(registration: Client, staff: Headers, who: Headers | None = None, **plan: Any) -> Desk:
    """Staff, or who else, with a new conference of three places."""
    return Desk(registration, await announced(registration, staff, **plan), who or staff)


def standings(answer: dict[str, Any]) -> list[tuple[int, str]]:
    """How each row stands."""
    return [(one["row"], one["standing"]) for one in answer["rows"]]


def told(answer: dict[str, Any], number: int) -> list[tuple[str, str]]:
    """What is wrong in a row."""
    [one] = [one for one in answer["rows"] if one["row"] == number]
    return [(problem["column"], problem["message"]) for problem in one["problems"]]
