"""Problem documents (RFC 9457): every error answer says which rule refused, and where.

A service's domain names its errors after the broken rule (`ConferenceFullError`); their slug (`conference-full`) is the
last part of `type` and never changes. `title` and `detail` follow the request's `Accept-Language`: Swedish or English.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Literal, Protocol, runtime_checkable

from fastapi import Request
from fastapi.responses import JSONResponse

Language = Literal["sv", "en"]
MEDIA_TYPE = "application/problem+json"


@runtime_checkable
class Explained(Protocol):
    """An error that explains itself to people, in both languages."""

    sv: str
    en: str


class ProblemError(Exception):
    """A problem that the technique itself finds (unreadable body, no token, storage away)."""

    def __init__(
        self,
        status: int,
        slug: str,
        sv: str,
        en: str,
        *,
        errors: Sequence[Mapping[str, str]] = (),
        retry_after: int = 0,
    ) -> None:
        super().__init__(slug)
        self.status, self.slug, self.sv, self.en = status, slug, sv, en
        self.errors, self.retry_after = errors, retry_after


@dataclass(frozen=True, slots=True)
class ErrorTable:
    """A service's one table from its domain's errors to HTTP statuses."""

    statuses: Mapping[type[Exception], int]

    def status_of(self, error: Exception) -> int:
        """Return the status of this error or of the nearest class above it."""
        return next(status for kind in type(error).__mro__ if (status := self.statuses.get(kind)) is not None)


def slug_of(error: type[Exception]) -> str:
    """Return the slug of an error class: `ConferenceFullError` gives `conference-full`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", error.__name__.removesuffix("Error")).lower()


def language_of(header: str | None) -> Language:
    """Return the first of sv and en that an `Accept-Language` header wants; Swedish where it wants neither."""
    wishes: list[tuple[float, int, Language]] = []
    for place, part in enumerate((header or "").lower().split(",")):
        tag, _, quality = part.strip().partition(";q=")
        weight = float(quality) if re.fullmatch(r"[01](\.\d{1,3})?", quality) else 1.0
        if weight > 0 and tag[:2] in {"sv", "en"} and tag[2:3] in {"", "-"}:
            wishes.append((-weight, place, "sv" if tag[:2] == "sv" else "en"))
    return min(wishes)[2] if wishes else "sv"


def answer(
    request: Request,
    status: int,
    slug: str,
    text: Explained,
    *,
    errors: Sequence[Mapping[str, str]] = (),
    retry_after: int = 0,
) -> JSONResponse:
    """Return a problem document for this request."""
    language = language_of(request.headers.get("accept-language"))
    body: dict[str, Any] = {
        "type": f"/problems/{slug}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": text.sv if language == "sv" else text.en,
        "instance": request.url.path,
    }
    if errors:
        body["errors"] = list(errors)
    headers = {"Content-Language": language} | ({"Retry-After": str(retry_after)} if retry_after else {})
    return JSONResponse(body, status, headers, MEDIA_TYPE)
