"""The letter of one fact: its public record, and where a consumer needs the person its private one."""

from collections.abc import Callable
from typing import Any

from chassis.facts import letter
from chassis.storage.outbox import Letter
from chassis.wire import Strict
from registration.messaging import published as p

LinkOf = Callable[[str, int], str]
"""From a thing's id and the generation of its link to the address of its own page."""


def letter_for(
    aggregate: str,
    verb: str,
    subject: str,
    sequence: int,
    public: dict[str, Any],
    private: dict[str, Any] | None = None,
) -> Letter:
    """Return the letter that tells this of the aggregate; `subject` is the key of its records."""
    kind = f"registration.{aggregate}.{verb}.v1"
    values = {f"registration-{aggregate}-events": _json(p.PUBLISHED[kind], public)}
    if private is not None:
        values[f"registration-{aggregate}-private"] = _json(p.PUBLISHED_PRIVATE[kind], private)
    return letter("registration", kind, subject, sequence, values)


def _json(model: type[Strict], fields: dict[str, Any]) -> bytes:
    return model.model_validate(fields).model_dump_json().encode()
