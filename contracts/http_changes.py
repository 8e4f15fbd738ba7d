"""Tells which changes between two OpenAPI documents of one service break its callers.

Callers must accept new fields and new enum values in an answer; a request that was right yesterday must be right today.
"""

import re
from collections.abc import Iterator

from contracts.schema_changes import Side, breaking_changes
from contracts.schema_forms import Schema, resolved

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def breaking_http_changes(old: Schema, new: Schema) -> list[str]:
    """What breaks a caller that was written against the old document."""
    comparison = _Documents(old, new)
    return sorted(f"{operation}: {problem}" for operation, problem in comparison.differences())


class _Documents:
    def __init__(self, old: Schema, new: Schema) -> None:
        self._old = old
        self._new = new

    def differences(self) -> Iterator[tuple[str, str]]:
        new = _operations(self._new)
        for name, operation in _operations(self._old).items():
            if name not in new:
                yield name, "the operation was removed"
                continue
            found = [*self._security(operation, new[name]), *self._parameters(operation, new[name])]
            found += [*self._body(operation, new[name]), *self._answers(operation, new[name])]
            yield from ((name, problem) for problem in found)

    def _security(self, old: Schema, new: Schema) -> Iterator[str]:
        before = old.get("security", self._old.get("security", []))
        after = new.get("security", self._new.get("security", []))
        if after and {} not in after and (not before or {} in before):
            yield "it newly needs a sign-in"

    def _parameters(self, old: Schema, new: Schema) -> Iterator[str]:
        before, after = _parameters(old, self._old), _parameters(new, self._new)
        for place, name in sorted(before.keys() - after.keys()):
            yield f"the {place} parameter {name} was removed"
        for (place, name), parameter in after.items():
            known = before.get((place, name), {})
            if parameter.get("required") and not known.get("required"):
                yield f"the {place} parameter {name} is newly required"
            if known:
                yield from self._schemas(known, parameter, Side.REQUEST, f"{place} parameter {name}")

    def _body(self, old: Schema, new: Schema) -> Iterator[str]:
        before, after = (
            resolved(old.get("requestBody", {}), self._old),
            resolved(new.get("requestBody", {}), self._new),
        )
        if after.get("required") and not before.get("required"):
            yield "a request body is newly required"
        yield from self._content(before, after, Side.REQUEST, "request")

    def _answers(self, old: Schema, new: Schema) -> Iterator[str]:
        for status, answer in old.get("responses", {}).items():
            before, after = resolved(answer, self._old), new.get("responses", {}).get(status)
            if after is None:
                if status.startswith("2"):
                    yield f"the answer {status} was removed"
                continue
            after = resolved(after, self._new)
            for header in sorted(before.get("headers", {}).keys() - after.get("headers", {}).keys()):
                yield f"the header {header} was removed from the answer {status}"
            yield from self._content(before, after, Side.RESPONSE, f"answer {status}")

    def _content(self, old: Schema, new: Schema, side: Side, where: str) -> Iterator[str]:
        before, after = old.get("content", {}), new.get("content", {})
        for media_type in before:
            if media_type not in after:
                yield f"{media_type} was removed from the {where}"
            else:
                yield from self._schemas(before[media_type], after[media_type], side, where)

    def _schemas(self, old: Schema, new: Schema, side: Side, where: str) -> Iterator[str]:
        breaks = breaking_changes(
            old.get("schema", {}), new.get("schema", {}), side, old_document=self._old, new_document=self._new
        )
        for path, problem in breaks:
            yield f"{where}{' at ' + path if path else ''}: {problem}"


def _operations(document: Schema) -> dict[str, Schema]:
    """Operations by method and path; what a path's variable is called is nobody's business."""
    return {
        f"{method.upper()} {re.sub(r'{[^}]*}', '{}', path)}": {
            **item[method],
            "parameters": [*item.get("parameters", []), *item[method].get("parameters", [])],
        }
        for path, item in document.get("paths", {}).items()
        for method in METHODS
        if method in item
    }


def _parameters(operation: Schema, document: Schema) -> dict[tuple[str, str], Schema]:
    parameters = [resolved(parameter, document) for parameter in operation["parameters"]]
    return {(found["in"], found["name"]): found for found in parameters if found["in"] != "path"}
