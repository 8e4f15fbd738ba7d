"""Conditional requests (RFC 9110 §13): changing only what was read, and sending only what is new."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from fastapi import Request, Response

from chassis.problems import ProblemError

NEVER = -1  # a version that nothing has


def version_wanted(if_match: str | None) -> int | None:
    """Return the version that an `If-Match` header names: None without one, NEVER where it names none of ours."""
    if if_match is None:
        return None
    text = if_match.strip().removeprefix("W/").strip('"')
    return int(text) if text.isascii() and text.isdigit() else NEVER


def version_needed(if_match: str | None) -> int:
    """Return the version that `If-Match` names. Raises a 428 problem where the header is missing."""
    version = version_wanted(if_match)
    if version is None:
        raise ProblemError(428, "if-match-missing", "Ange vilken version du ändrar.", "Say which version you change.")
    return version


def answer(
    request: Request, content: bytes, media_type: str, changed_at: datetime, headers: Mapping[str, str]
) -> Response:
    """Return the content with its validators, or 304 where the caller has it already."""
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    validators = {**headers, "ETag": etag, "Last-Modified": format_datetime(changed_at.astimezone(UTC), usegmt=True)}
    if _has_already(request.headers, etag, changed_at):
        return Response(status_code=304, headers=validators)
    return Response(content, headers=validators, media_type=media_type)


def _has_already(headers: Mapping[str, str], etag: str, changed_at: datetime) -> bool:
    """Tell whether the caller's copy is this one; `If-Modified-Since` counts only where no tag is sent."""
    known = headers.get("if-none-match")
    if known is not None:
        return known.strip() == "*" or etag in {one.strip().removeprefix("W/") for one in known.split(",")}
    try:
        since = parsedate_to_datetime(headers.get("if-modified-since", ""))
        return changed_at.replace(microsecond=0) <= since
    except (ValueError, TypeError, OverflowError):
        return False
