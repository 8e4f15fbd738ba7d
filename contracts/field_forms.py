"""Brings a service's model and a contract's schema to one form, so that they can be compared field by field."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from contracts.schema_forms import Schema, alternatives

Json = dict[str, Any]


@dataclass
class Form:
    """What is said about one field: the JSON types it may have, the values it may take, whether it is always there."""

    types: set[str] = field(default_factory=set)
    values: set[str] = field(default_factory=set)
    required: bool = True


def forms(schema: Schema) -> dict[str, Form]:
    """Every field at any depth by its path, such as `personal.name` and `tracks[]`."""
    found: dict[str, Form] = {}
    _collect(schema, schema, "", found)
    return found


def _collect(schema: Schema, document: Schema, path: str, found: dict[str, Form]) -> None:
    for form in alternatives(schema, document):
        here = found.setdefault(path, Form())
        here.types.add(form["type"])
        values: list[str] = form.get("enum") or form.get("x-known-values") or []
        here.values.update(values)
        if "items" in form:
            _collect(form["items"], document, f"{path}[]", found)
        for name, part in form.get("properties", {}).items():
            below = f"{path}.{name}" if path else name
            _collect(part, document, below, found)
            found[below].required = name in form.get("required", [])


def variants(schema: Schema, value: Json) -> Iterator[tuple[str, Json]]:
    """The value as the contract lets it vary: null where null is allowed, values nobody knows yet, fields to come."""
    for path, edit in _edits(schema, value, ()):
        changed = deepcopy(value)
        parent: Any = changed
        for step in path[:-1]:
            parent = parent[step]
        parent[path[-1]] = edit
        yield ".".join(map(str, path)) + f" = {edit!r}", changed


def _edits(
    schema: Schema, value: object, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    if path and "null" in schema.get("type", []):
        yield path, None
    if "x-known-values" in schema:
        yield path, "not-known-yet"
    if isinstance(value, dict) and "properties" in schema:
        yield (*path, "field_to_come"), {"more": [1, "two", None]}
        for name, part in schema["properties"].items():
            yield from _edits(part, value[name], (*path, name))
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _edits(schema["items"], each, (*path, index))
