"""Brings JSON Schemas to one form, so that two ways of writing the same thing compare as the same.

A schema becomes its alternatives: one plain schema per type it allows. `{"type": ["string", "null"]}` and
`{"anyOf": [{"type": "string"}, {"type": "null"}]}` give the same two; a `$ref` gives what it points to.
"""

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]

ALL_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
ANNOTATIONS = frozenset(
    {"$schema", "$id", "$comment", "$defs", "title", "description", "example", "examples", "deprecated", "default"}
)
_KEYWORDS = {
    "array": {"items", "prefixItems", "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"},
    "object": {"properties", "required", "additionalProperties", "patternProperties", "propertyNames",
               "minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties"},
    "string": {"minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType"},
}  # fmt: skip
_KEYWORDS["integer"] = _KEYWORDS["number"]
_BOUND_TO_A_TYPE = frozenset().union(*_KEYWORDS.values())
_JSON_TYPES = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
    type(None): "null",
}


def resolved(schema: Schema, document: Schema) -> Schema:
    """The schema with a local `$ref` replaced by what it points to; keywords beside the `$ref` stay."""
    while "$ref" in schema:
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        schema = {**pointed_to(schema["$ref"], document), **beside}
    return schema


def pointed_to(reference: str, document: Schema) -> Schema:
    """What a local reference such as `#/$defs/place` points to. KeyError when it points nowhere."""
    found: Any = document
    for step in reference.removeprefix("#/").split("/"):
        found = found[step.replace("~1", "/").replace("~0", "~")]
    return dict(found)


def alternatives(schema: Schema | bool, document: Schema) -> list[Schema]:
    """The plain schemas, one type each, that together say the same as the schema."""
    if isinstance(schema, bool):
        return [{"type": name} for name in ALL_TYPES] if schema else []
    plain = _merged(resolved(schema, document), document)
    for choice in ("anyOf", "oneOf"):
        if choice in plain:
            rest = {key: value for key, value in plain.items() if key != choice}
            return [found for branch in plain[choice] for found in alternatives(_and(rest, branch, document), document)]
    return [_of_type(plain, name) for name in _types(plain) if _possible(plain, name)]


def _merged(schema: Schema, document: Schema) -> Schema:
    rest = {key: value for key, value in schema.items() if key != "allOf"}
    for part in schema.get("allOf", []):
        rest = _and(rest, part, document)
    return rest


def _and(rest: Schema, branch: Schema, document: Schema) -> Schema:
    plain = _merged(resolved(branch, document), document)
    both = {**{key: value for key, value in rest.items() if key not in ANNOTATIONS}, **plain}
    both["properties"] = {**rest.get("properties", {}), **plain.get("properties", {})}
    both["required"] = sorted({*rest.get("required", []), *plain.get("required", [])})
    return both


def _types(schema: Schema) -> list[str]:
    named = schema.get("type")
    if named is None:
        return sorted(set(_value_types(schema))) if "enum" in schema or "const" in schema else list(ALL_TYPES)
    return sorted(named) if isinstance(named, list) else [named]


def _value_types(schema: Schema) -> Iterator[str]:
    values = schema.get("enum", []) + ([schema["const"]] if "const" in schema else [])
    return (_JSON_TYPES[type(value)] for value in values)


def _possible(schema: Schema, name: str) -> bool:
    return "enum" not in schema or name in set(_value_types(schema)) or name == "number"


def _of_type(schema: Schema, name: str) -> Schema:
    fitting = _KEYWORDS.get(name, set())
    kept = {
        key: value
        for key, value in schema.items()
        if key not in ANNOTATIONS and (key not in _BOUND_TO_A_TYPE or key in fitting)
    }
    if "const" in kept:
        kept["enum"] = [kept.pop("const")]
    if "enum" in kept:
        kept["enum"] = [value for value in kept["enum"] if _JSON_TYPES[type(value)] == name]
    if name == "null":
        kept = {key: value for key, value in kept.items() if key != "enum" and not key.startswith("x-")}
    return {**kept, "type": name}
