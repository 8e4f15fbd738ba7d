"""Each rule about what may change in a published schema, shown by a change that it refuses or allows."""

from typing import Any

import pytest
from contracts.schema_changes import Side, breaking_changes

Json = dict[str, Any]


def thing(properties: Json | None = None, required: list[str] | None = None, **more: object) -> Json:
    given = {"name": {"type": "string"}} if properties is None else properties
    return {"type": "object", "properties": given, "required": list(given) if required is None else required, **more}


def one(schema: Json) -> Json:
    return thing({"field": schema})


TEXT = {"type": "string"}
NULLABLE = {"type": ["string", "null"]}
PLACE = {"$ref": "#/$defs/place"}

REFUSED_IN_A_FACT = {
    "a property is removed": (thing(), thing({}), "name"),
    "a property below another is removed": (one(thing()), one(thing({})), "field.name"),
    "a property of an array's items is removed": (
        one({"type": "array", "items": thing()}),
        one({"type": "array", "items": thing({})}),
        "field[].name",
    ),
    "a property is newly required": (thing(required=[]), thing(), "name"),
    "an addition is required": (thing(), thing({"name": TEXT, "new": TEXT}), "new"),
    "a required property becomes optional": (thing(), thing(required=[]), "name"),
    "the type changes": (one(TEXT), one({"type": "integer"}), "field"),
    "a type is no longer allowed": (one(NULLABLE), one(TEXT), "field"),
    "null is newly allowed": (one(TEXT), one(NULLABLE), "field"),
    "null is newly allowed, written as a union": (one(TEXT), one({"anyOf": [TEXT, {"type": "null"}]}), "field"),
    "an integer becomes a number": (one({"type": "integer"}), one({"type": "number"}), "field"),
    "any type was allowed": (one({}), one(TEXT), "field"),
    "any value was allowed": (one({"type": "object"}), one({"type": "object", "additionalProperties": False}), "field"),
    "an enum loses a value": (one({"enum": ["a", "b"]}), one({"enum": ["a"]}), "field"),
    "an enum gains a value": (one({"enum": ["a"]}), one({"enum": ["a", "b"]}), "field"),
    "an enum loses null": (one({"enum": ["a", None]}), one({"enum": ["a"]}), "field"),
    "an enum appears": (one(TEXT), one({"type": "string", "enum": ["a"]}), "field"),
    "a constant changes": (one({"const": "1"}), one({"const": "2"}), "field"),
    "a list of known values loses one": (
        one({**TEXT, "x-known-values": ["a", "b"]}),
        one({**TEXT, "x-known-values": ["a"]}),
        "field",
    ),
    "a list of known values appears": (one(TEXT), one({**TEXT, "x-known-values": ["a"]}), "field"),
    "a format appears": (one(TEXT), one({**TEXT, "format": "email"}), "field"),
    "a format goes": (one({**TEXT, "format": "email"}), one(TEXT), "field"),
    "a pattern changes": (one({**TEXT, "pattern": "^a"}), one({**TEXT, "pattern": "^b"}), "field"),
    "a lower bound is raised": (
        one({"type": "integer", "minimum": 1}),
        one({"type": "integer", "minimum": 2}),
        "field",
    ),
    "an upper bound goes": (one({"type": "integer", "maximum": 9}), one({"type": "integer"}), "field"),
    "the items of an array change": (
        one({"type": "array", "items": TEXT}),
        one({"type": "array", "items": NULLABLE}),
        "field[]",
    ),
    "the items of an array become bound": (one({"type": "array"}), one({"type": "array", "items": TEXT}), "field[]"),
    "more is no longer allowed beside": (
        thing(additionalProperties=True),
        thing(additionalProperties=False),
        "",
    ),
    "a map's values change": (
        one({"type": "object", "additionalProperties": TEXT}),
        one({"type": "object", "additionalProperties": NULLABLE}),
        "field{}",
    ),
    "one form of a union goes": (
        one({"anyOf": [thing({"a": TEXT}), thing({"b": TEXT})]}),
        one({"anyOf": [thing({"a": TEXT})]}),
        "field",
    ),
    "another form joins a union": (
        one({"anyOf": [thing({"a": TEXT})]}),
        one({"anyOf": [thing({"a": TEXT}), thing({"b": TEXT})]}),
        "field",
    ),
    "a form inside a union loses a property": (
        one({"anyOf": [thing({"a": TEXT, "b": TEXT}), {"type": "null"}]}),
        one({"anyOf": [thing({"a": TEXT}), {"type": "null"}]}),
        "field.b",
    ),
    "a shared definition loses a property": (
        {**one(PLACE), "$defs": {"place": thing()}},
        {**one(PLACE), "$defs": {"place": thing({})}},
        "field.name",
    ),
    "one of several parts loses a property": (
        one({"allOf": [thing(), thing({"more": TEXT})]}),
        one({"allOf": [thing(), thing({})]}),
        "field.more",
    ),
    "personal data is declared harmless": (one({**TEXT, "x-personal": True}), one(TEXT), "field"),
    "a rule we cannot weigh changes": (thing(), thing(propertyNames={"pattern": "^a"}), ""),
}

ALLOWED_IN_A_FACT = {
    "an optional property is added": (thing(), thing({"name": TEXT, "new": TEXT}, ["name"])),
    "an optional property is added below": (one(thing()), one(thing({"name": TEXT, "new": TEXT}, ["name"]))),
    "a list of known values grows": (
        one({**TEXT, "x-known-values": ["a"]}),
        one({**TEXT, "x-known-values": ["a", "b"]}),
    ),
    "a description is put better": (one({**TEXT, "description": "Old."}), one({**TEXT, "description": "New."})),
    "a property is marked as personal": (one(TEXT), one({**TEXT, "x-personal": True})),
    "the order of properties changes": (thing({"a": TEXT, "b": TEXT}), thing({"b": TEXT, "a": TEXT})),
    "the order of types changes": (one(NULLABLE), one({"type": ["null", "string"]})),
    "null is written as a union": (one(NULLABLE), one({"anyOf": [TEXT, {"type": "null"}]})),
    "a definition is taken out to be shared": (one(thing()), {**one(PLACE), "$defs": {"place": thing()}}),
    "a constant is written as an enum": (one({"const": "1"}), one({"enum": ["1"]})),
    "parts are written as one": (one({"allOf": [thing()]}), one(thing())),
}


@pytest.mark.parametrize("case", REFUSED_IN_A_FACT)
def test_fact_refuses_when(case: str) -> None:
    old, new, path = REFUSED_IN_A_FACT[case]
    assert path in [where for where, _ in breaking_changes(old, new, Side.FACT)]


@pytest.mark.parametrize("case", ALLOWED_IN_A_FACT)
def test_fact_allows_when(case: str) -> None:
    old, new = ALLOWED_IN_A_FACT[case]
    assert breaking_changes(old, new, Side.FACT) == []


@pytest.mark.parametrize("case", REFUSED_IN_A_FACT)
def test_same_schema_breaks_nobody(case: str) -> None:
    for schema in REFUSED_IN_A_FACT[case][:2]:
        assert all(breaking_changes(schema, schema, side) == [] for side in Side)


def test_schema_that_contains_itself_is_compared_once() -> None:
    looped = {"$defs": {"node": {"type": "object", "properties": {"leaf": TEXT, "below": {"$ref": "#/$defs/node"}}}}}
    pruned = {"$defs": {"node": {"type": "object", "properties": {"below": {"$ref": "#/$defs/node"}}}}}
    found = breaking_changes({"$ref": "#/$defs/node", **looped}, {"$ref": "#/$defs/node", **pruned}, Side.FACT)
    assert ("leaf", "the property was removed") in found


def test_what_a_shared_definition_holds_counts_even_where_the_reference_stays_the_same() -> None:
    old, new = {"$defs": {"place": thing()}}, {"$defs": {"place": thing({})}}
    union = {"type": "array", "items": {"anyOf": [PLACE, {"type": "null"}]}}
    found = breaking_changes(union, union, Side.FACT, old_document=old, new_document=new)
    assert found == [("[].name", "the property was removed")]


REFUSED_IN_A_REQUEST = {
    "a property is removed": (thing(), thing({})),
    "a property is newly required": (thing(required=[]), thing()),
    "null is no longer accepted": (one(NULLABLE), one(TEXT)),
    "a number must be whole": (one({"type": "number"}), one({"type": "integer"})),
    "an enum loses a value": (one({"enum": ["a", "b"]}), one({"enum": ["a"]})),
    "a format appears": (one(TEXT), one({**TEXT, "format": "email"})),
    "an upper bound appears": (one({"type": "array"}), one({"type": "array", "maxItems": 20})),
    "an upper bound is lowered": (one({"type": "array", "maxItems": 20}), one({"type": "array", "maxItems": 10})),
    "unknown fields are refused": (thing(), thing(additionalProperties=False)),
    "one form of a union goes": (
        one({"anyOf": [thing({"a": TEXT}), thing({"b": TEXT})]}),
        one({"anyOf": [thing({"a": TEXT})]}),
    ),
}
ALLOWED_IN_A_REQUEST = {
    "an optional property is added": (thing(), thing({"name": TEXT, "new": TEXT}, ["name"])),
    "a required property becomes optional": (thing(), thing(required=[])),
    "null is newly accepted": (one(TEXT), one(NULLABLE)),
    "a whole number may have decimals": (one({"type": "integer"}), one({"type": "number"})),
    "an enum gains a value": (one({"enum": ["a"]}), one({"enum": ["a", "b"]})),
    "an upper bound is raised": (one({"type": "array", "maxItems": 20}), one({"type": "array", "maxItems": 30})),
    "unknown fields are let pass": (thing(additionalProperties=False), thing()),
    "a pattern goes": (one({**TEXT, "pattern": "^a"}), one(TEXT)),
}
REFUSED_IN_AN_ANSWER = {
    "a field is removed": (thing(), thing({})),
    "a field is no longer always there": (thing(), thing(required=[])),
    "a field may be null": (one(TEXT), one(NULLABLE)),
    "a whole number may have decimals": (one({"type": "integer"}), one({"type": "number"})),
    "a format goes": (one({**TEXT, "format": "date-time"}), one(TEXT)),
    "another form joins a union": (
        one({"anyOf": [thing({"a": TEXT})]}),
        one({"anyOf": [thing({"a": TEXT}), thing({"b": TEXT})]}),
    ),
}
ALLOWED_IN_AN_ANSWER = {
    "a field is added": (thing(), thing({"name": TEXT, "new": TEXT})),
    "a field is always there": (thing(required=[]), thing()),
    "a field is never null": (one(NULLABLE), one(TEXT)),
    "an enum gains a value": (one({"enum": ["a"]}), one({"enum": ["a", "b"]})),
    "an upper bound goes": (one({"type": "integer", "maximum": 9}), one({"type": "integer"})),
}


@pytest.mark.parametrize("case", REFUSED_IN_A_REQUEST)
def test_request_refuses_when(case: str) -> None:
    assert breaking_changes(*REFUSED_IN_A_REQUEST[case], Side.REQUEST)


@pytest.mark.parametrize("case", ALLOWED_IN_A_REQUEST)
def test_request_allows_when(case: str) -> None:
    assert breaking_changes(*ALLOWED_IN_A_REQUEST[case], Side.REQUEST) == []


@pytest.mark.parametrize("case", REFUSED_IN_AN_ANSWER)
def test_answer_refuses_when(case: str) -> None:
    assert breaking_changes(*REFUSED_IN_AN_ANSWER[case], Side.RESPONSE)


@pytest.mark.parametrize("case", ALLOWED_IN_AN_ANSWER)
def test_answer_allows_when(case: str) -> None:
    assert breaking_changes(*ALLOWED_IN_AN_ANSWER[case], Side.RESPONSE) == []
