"""Tells which changes between two versions of one schema break somebody.

Facts are read by programs we do not know and are kept for ever, so old readers meet new facts and new readers meet
old ones: in a fact only an optional addition, a new known value and a change of words are allowed. A request may ask
for less than before, an answer may tell more; see `Side`.
"""

import json
from collections.abc import Iterator
from enum import StrEnum

from contracts.schema_forms import Schema, alternatives


class Side(StrEnum):
    """What the schema describes, and thereby who is broken by a change of it."""

    FACT = "fact"
    REQUEST = "request"
    RESPONSE = "response"


Break = tuple[str, str]
Part = Schema | bool

_LOWER = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"})
_UPPER = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"})
_STRUCTURE = frozenset({"type", "properties", "required", "items", "additionalProperties"})
_TOLD_BY_AN_ANSWER = frozenset({"format", "contentEncoding", "contentMediaType"})


def breaking_changes(
    old: Part, new: Part, side: Side, *, old_document: Schema | None = None, new_document: Schema | None = None
) -> list[Break]:
    """All breaking changes as (path, what broke).

    The documents hold what local references point to; by default these are the schemas themselves.
    """
    documents = (old_document or _as_document(old), new_document or _as_document(new))
    return list(_Comparison(side, *documents).compare(old, new, ""))


def _as_document(part: Part) -> Schema:
    return {} if isinstance(part, bool) else part


class _Comparison:
    def __init__(self, side: Side, old_document: Schema, new_document: Schema) -> None:
        self._side = side
        self._old_document = old_document
        self._new_document = new_document
        self._entered: set[tuple[str, str]] = set()

    def compare(self, old: Part, new: Part, path: str) -> Iterator[Break]:
        pair = (_text(old), _text(new))
        if pair in self._entered:  # a schema that contains itself
            return
        self._entered.add(pair)
        yield from self._alternatives(
            alternatives(old, self._old_document), alternatives(new, self._new_document), path
        )
        self._entered.remove(pair)

    def _alternatives(self, old: list[Schema], new: list[Schema], path: str) -> Iterator[Break]:
        old_types, new_types = _names(old), _names(new)
        for name in sorted(old_types - new_types):
            if self._side is not Side.RESPONSE and not _widened_number(name, new_types):
                yield path, f"the type {name} is no longer allowed"
        for name in sorted(new_types - old_types):
            if self._side is not Side.REQUEST and not _widened_number(name, old_types):
                yield path, f"the type {name} is newly allowed, and readers do not expect it"
        for name in sorted(old_types & new_types):
            yield from self._same_type(_of(old, name), _of(new, name), path)

    def _same_type(self, old: list[Schema], new: list[Schema], path: str) -> Iterator[Break]:
        changed_old = [form for form in old if form not in new]
        changed_new = [form for form in new if form not in old]
        for was, now in zip(changed_old, changed_new, strict=False):
            yield from self._plain(was, now, path)
        for was in changed_old[len(changed_new) :]:
            if self._side is not Side.RESPONSE:
                yield path, f"one of the forms of type {was['type']} is no longer allowed"
        for now in changed_new[len(changed_old) :]:
            if self._side is not Side.REQUEST:
                yield path, f"another form of type {now['type']} is newly allowed, and readers do not expect it"
        # The same forms on both sides may still differ in what their references point to.
        for form in old:
            if form in new:
                yield from self._plain(form, form, path)

    def _plain(self, old: Schema, new: Schema, path: str) -> Iterator[Break]:
        yield from self._annotations(old, new, path)
        for keyword in sorted((old.keys() | new.keys()) - _STRUCTURE):
            yield from self._keyword(keyword, old.get(keyword), new.get(keyword), path)
        if old["type"] == "array":
            yield from self.compare(old.get("items", True), new.get("items", True), f"{path}[]")
        if old["type"] == "object":
            yield from self._properties(old, new, path)
            yield from self._other_properties(
                old.get("additionalProperties", True), new.get("additionalProperties", True), path
            )

    def _annotations(self, old: Schema, new: Schema, path: str) -> Iterator[Break]:
        if self._side is not Side.FACT:
            return
        for gone in sorted(set(old.get("x-known-values", [])) - set(new.get("x-known-values", []))):
            yield path, f"the known value {gone!r} was removed"
        if "x-known-values" in new and "x-known-values" not in old:
            yield path, "any value was allowed, now there is a list of known ones"
        if old.get("x-personal") and not new.get("x-personal"):
            yield path, "it was personal data and is no longer marked so"

    def _keyword(self, keyword: str, old: object, new: object, path: str) -> Iterator[Break]:
        if old == new or keyword.startswith("x-"):
            return
        said = f"{keyword} was {_shown(old)} and is {_shown(new)}"
        tightened = _tightened(keyword, old, new)
        if self._side is Side.FACT:
            yield path, f"{said} ({'narrowed' if tightened else 'widened'})"
        elif self._side is Side.REQUEST and tightened:
            yield path, f"{said}: what was accepted is refused"
        elif self._side is Side.RESPONSE and keyword in _TOLD_BY_AN_ANSWER:
            yield path, f"{said}: readers expect the old form"

    def _properties(self, old: Schema, new: Schema, path: str) -> Iterator[Break]:
        old_properties, new_properties = old.get("properties", {}), new.get("properties", {})
        for name in sorted(old_properties.keys() - new_properties.keys()):
            yield _below(path, name), "the property was removed"
        yield from self._required(set(old.get("required", [])), set(new.get("required", [])), path, new_properties)
        for name in old_properties.keys() & new_properties.keys():
            yield from self.compare(old_properties[name], new_properties[name], _below(path, name))

    def _required(self, old: set[str], new: set[str], path: str, properties: Schema) -> Iterator[Break]:
        if self._side is not Side.RESPONSE:
            for name in sorted(new - old):
                yield _below(path, name), "the property is newly required"
        if self._side is not Side.REQUEST:
            for name in sorted((old - new) & properties.keys()):
                yield _below(path, name), "the property is no longer required, and readers count on it"

    def _other_properties(self, old: Part, new: Part, path: str) -> Iterator[Break]:
        if isinstance(old, dict) and isinstance(new, dict):
            yield from self.compare(old, new, f"{path}{{}}")
        elif self._side is not Side.RESPONSE and old != new and (new is not True or self._side is Side.FACT):
            yield path, f"additionalProperties was {_shown(old)} and is {_shown(new)}"


def _tightened(keyword: str, old: object, new: object) -> bool:
    """Whether the keyword allows less than before. A keyword we cannot weigh counts as tighter when it is there."""
    if old is None or new is None:
        return new is not None
    if isinstance(old, list) and isinstance(new, list) and keyword == "enum":
        return any(value not in new for value in old)
    if isinstance(old, int | float) and isinstance(new, int | float) and keyword in _LOWER | _UPPER:
        return new > old if keyword in _LOWER else new < old
    return True


def _widened_number(name: str, others: set[str]) -> bool:
    return name == "integer" and "number" in others


def _names(forms: list[Schema]) -> set[str]:
    return {form["type"] for form in forms}


def _of(forms: list[Schema], name: str) -> list[Schema]:
    return [form for form in forms if form["type"] == name]


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _shown(value: object) -> str:
    return "absent" if value is None else json.dumps(value, ensure_ascii=False)


def _text(part: Part) -> str:
    return json.dumps(part, sort_keys=True)
