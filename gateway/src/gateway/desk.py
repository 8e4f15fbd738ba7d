"""The desk of somebody signed in: the services are asked in their name and language.

A page of work has several parts from several services. One that rests leaves its own part out, and a part that the
visitor may not see is not there.
"""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import Request

from chassis.problems import ProblemError
from gateway.rendering import reader_language
from gateway.services import ServiceAwayError, Services

REFUSED, FORBIDDEN = 400, 403
A_PAGE = 500
MOST_PAGES = 10
T = TypeVar("T")


class TurnedDownError(ProblemError):
    """A service refuses; it says why in the reader's own language."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A part of a page: what it shows, or the service that rests; neither where it is not for the visitor."""

    value: T | None = None
    away: ServiceAwayError | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not done: the rule's name, its sentence, and the fields that are wrong."""

    rule: str
    sentence: str
    fields: tuple[str, ...] = ()


async def part(asked: Awaitable[T]) -> Part[T]:
    """Return a part of a page, whatever becomes of it."""
    try:
        return Part(await asked)
    except ServiceAwayError as away:
        return Part(away=away)
    except TurnedDownError as refused:
        if refused.status != FORBIDDEN:
            raise
        return Part()


class Desk:
    """Asks for one page."""

    def __init__(self, services: Services, request: Request) -> None:
        self._services = services
        self.language = reader_language(request)

    async def get(self, path: str, **query: str) -> Any:  # noqa: ANN401 - JSON
        """Return what is there. Raises TurnedDownError or ServiceAwayError."""
        wanted = urlencode({name.rstrip("_"): value for name, value in query.items() if value})
        status, answer = await self._ask("GET", f"{path}?{wanted}" if wanted else path)
        if status >= REFUSED:
            raise TurnedDownError(status, answer["type"].rpartition("/")[2], answer["detail"], answer["detail"])
        return answer

    async def all(self, path: str, **query: str) -> list[dict[str, Any]]:
        """Return a whole list, up to a few thousand items."""
        items: list[dict[str, Any]] = []
        for _ in range(MOST_PAGES):
            found = await self.get(path, **query)
            items += found["items"]
            if not found.get("next_cursor"):
                break
            query["cursor"] = found["next_cursor"]
        return items

    async def do(self, method: str, path: str, body: object = None, **headers: str) -> tuple[Any, Refusal | None]:
        """Do something; return the answer, or why not. Raises ServiceAwayError."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return _outcome(*await self._ask(method, path, body, sent))

    async def hand_in(
        self, path: str, content: bytes, query: Mapping[str, str], **headers: str
    ) -> tuple[Any, Refusal | None]:
        """Hand in a file; return the answer, or why it is not taken. Raises ServiceAwayError."""
        sent = {"Accept-Language": self.language} | {name.replace("_", "-"): one for name, one in headers.items()}
        return _outcome(*await self._services.hand_in(f"{path}?{urlencode(query)}", content, sent))

    async def _ask(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        sent = {"Accept-Language": self.language, **(headers or {})}
        return await self._services.ask(method, path, json=body, headers=sent)


def _outcome(status: int, answer: Any) -> tuple[Any, Refusal | None]:  # noqa: ANN401 - JSON
    if status < REFUSED:
        return answer, None
    fields = tuple(one["field"] for one in answer.get("errors", ()))
    return None, Refusal(answer["type"].rpartition("/")[2], answer["detail"], fields)
