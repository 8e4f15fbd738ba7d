"""Validates values against the contract schemas, openly as a consumer must or strictly as a producer must."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker

from contracts.schema_forms import Schema

_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("date-time", raises=ValueError)
def is_date_time(value: object) -> bool:
    """RFC 3339 with an offset."""
    return not isinstance(value, str) or datetime.fromisoformat(value).utcoffset() is not None


@_FORMATS.checks("uri", raises=ValueError)
def is_uri(value: object) -> bool:
    """An absolute http or https address."""
    return not isinstance(value, str) or (urlsplit(value).scheme in {"http", "https"} and bool(urlsplit(value).netloc))


@_FORMATS.checks("email")
def is_email(value: object) -> bool:
    """Something on both sides of one at sign."""
    return not isinstance(value, str) or [bool(side) for side in value.split("@")] == [True, True]


def problems(schema: Schema, value: object) -> list[str]:
    """What the schema says against the value, as a tolerant consumer sees it: unknown fields are no problem."""
    found = Draft202012Validator(schema, format_checker=_FORMATS).iter_errors(value)
    return [f"{'.'.join(str(step) for step in error.absolute_path) or 'the value'}: {error.message}" for error in found]


def strict_problems(schema: Schema, value: object) -> list[str]:
    """What the schema says against the value, as a producer must see it: only what the schema names may be there."""
    return problems(strict(schema), value)


def strict(schema: Schema) -> Schema:
    """The producer's reading of a schema: no fields and no values but those it names."""
    closed = {key: _strict_below(key, below) for key, below in schema.items()}
    if "properties" in schema:
        closed["additionalProperties"] = False
    if "x-known-values" in schema:
        closed["enum"] = schema["x-known-values"] + ([None] if "null" in schema.get("type", []) else [])
    return closed


def _strict_below(key: str, below: Any) -> Any:  # noqa: ANN401 - any part of a JSON schema
    if key in {"properties", "$defs"}:
        return {name: strict(part) for name, part in below.items()}
    if key in {"anyOf", "oneOf", "allOf"}:
        return [strict(part) for part in below]
    return strict(below) if key == "items" else below


def fields(schema: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    """Every property at any depth with its path, such as `personal.name` and `tracks[]`."""
    for name, part in schema.get("properties", {}).items():
        here = f"{path}.{name}" if path else name
        yield here, part
        yield from fields(part, here)
    if "items" in schema:
        yield f"{path}[]", schema["items"]
        yield from fields(schema["items"], f"{path}[]")
