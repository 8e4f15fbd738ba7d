"""JSON Schema in words: the fields of a body, and an example of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]
DEEPEST = 4
BY_FORMAT = {
    "date-time": "2099-09-29T07:00:00Z",
    "date": "2099-09-29",
    "email": "anna@example.org",
    "uri": "https://example.org",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
BY_TYPE: Mapping[str, Any] = {"string": "…", "integer": 1, "number": 1.5, "boolean": True, "null": None}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name with those it lies in, what it holds, whether it must be there, what it means."""

    name: str
    kind: str
    required: bool
    meaning: str


class Schemas:
    """The schemas of a document, with their references followed."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._named = document["components"]["schemas"]

    def plain(self, schema: Schema) -> Schema:
        """Return a schema without references, and without "or null"."""
        while True:
            if "$ref" in schema:
                schema = self._named[schema["$ref"].rpartition("/")[2]] | {
                    k: v for k, v in schema.items() if k != "$ref"
                }
            elif len(others := [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]) == 1:
                schema = {k: v for k, v in schema.items() if k != "anyOf"} | others[0]
            else:
                return schema

    def fields(self, schema: Schema, start: str = "", depth: int = 0) -> Iterator[Field]:
        """Yield the fields of an object, and of those in it: `attendees[].name`."""
        schema = self.plain(schema)
        if schema.get("type") == "array":
            yield from self.fields(schema.get("items", {}), start + "[]", depth)
            return
        for name, one in schema.get("properties", {}).items():
            path = f"{start}.{name}" if start else name
            required = name in schema.get("required", ())
            yield Field(path, self.kind(one), required, str(self.plain(one).get("description", "")))
            if depth < DEEPEST:
                yield from self.fields(one, path, depth + 1)

    def kind(self, schema: Schema) -> str:
        """Return what a value is, in a few words."""
        may_be_null = any(one.get("type") == "null" for one in schema.get("anyOf", ()))
        return self._kind(self.plain(schema)) + (" | null" if may_be_null else "")

    def _kind(self, found: Schema) -> str:
        if "enum" in found or "const" in found:
            return " | ".join(map(str, found.get("enum", [found.get("const")])))
        if found.get("type") == "array":
            return f"[{self.kind(found.get('items', {}))}]"
        if several := found.get("anyOf") or found.get("oneOf"):
            return " | ".join(self.kind(one) for one in several)
        return " ".join(filter(None, (str(found.get("format") or found.get("type", "")), bounds(found))))

    def example(self, schema: Schema, depth: int = 0) -> Any:  # noqa: ANN401 - any JSON
        """Return a value that fits, as short as it may be."""
        found = self.plain(schema)
        if "examples" in found:
            return found["examples"][0]
        if "enum" in found or "const" in found:
            return found.get("const", (found.get("enum") or [None])[0])
        if found.get("type") == "array":
            return [self.example(found.get("items", {}), depth + 1)]
        if "properties" in found and depth <= DEEPEST:
            needed = found.get("required", ())
            return {name: self.example(one, depth + 1) for name, one in found["properties"].items() if name in needed}
        return BY_FORMAT.get(str(found.get("format")), BY_TYPE.get(str(found.get("type")), {}))


def bounds(schema: Schema) -> str:
    """Return how much there may be: `1–200`, `≤ 500`."""
    least = next((schema[name] for name in ("minLength", "minimum", "minItems") if name in schema), None)
    most = next((schema[name] for name in ("maxLength", "maximum", "maxItems") if name in schema), None)
    if least is not None and most is not None:
        return f"{least}–{most}"
    return f"≤ {most}" if most is not None else f"≥ {least}" if least is not None else ""
