"""Consumers are tolerant: they take what the contract allows, ignore the rest, and need nothing it does not promise."""

from importlib import import_module
from typing import Any

import pytest
from contracts.catalog import Catalog
from contracts.field_forms import Form, forms, variants
from contracts.values import problems
from pydantic import BaseModel

CATALOG = Catalog()
TOPICS, SCHEMAS, EXAMPLES = CATALOG.topics(), CATALOG.schemas(), CATALOG.examples()
HEARD = [
    (consumer, topic.schema_name(event_type))
    for topic in TOPICS.values()
    for consumer, types in topic.consumers.items()
    for event_type in types
]
each_heard = pytest.mark.parametrize(("consumer", "name"), HEARD, ids=[f"{who}-{name}" for who, name in HEARD])


def consumed(consumer: str) -> dict[str, type[BaseModel]]:
    """The models by type that a service consumes."""
    models: dict[str, type[BaseModel]] = import_module(f"{consumer}.messaging.consumed").CONSUMED
    return models


def model_of(consumer: str, name: str) -> type[BaseModel]:
    return consumed(consumer)[name.removesuffix(".private")]


def needed(consumer: str, name: str) -> dict[str, Form]:
    return forms(model_of(consumer, name).model_json_schema(mode="validation"))


@pytest.mark.parametrize("consumer", sorted({consumer for consumer, _ in HEARD}))
def test_service_consumes_the_types_it_hears(consumer: str) -> None:
    assert sorted(consumed(consumer)) == sorted(name.removesuffix(".private") for who, name in HEARD if who == consumer)


@each_heard
def test_model_takes_the_example(consumer: str, name: str) -> None:
    model_of(consumer, name).model_validate(EXAMPLES[name].value)


@each_heard
def test_model_takes_all_that_the_contract_allows(consumer: str, name: str) -> None:
    schema, example = SCHEMAS[name], EXAMPLES[name].value
    allowed: list[tuple[str, dict[str, Any]]] = list(variants(schema, example))
    assert allowed
    for _, value in allowed:
        assert problems(schema, value) == []
        model_of(consumer, name).model_validate(value)


@each_heard
def test_model_knows_only_fields_of_the_schema(consumer: str, name: str) -> None:
    assert needed(consumer, name).keys() <= forms(SCHEMAS[name]).keys()


@each_heard
def test_model_needs_only_what_the_schema_requires(consumer: str, name: str) -> None:
    promised = {path for path, form in forms(SCHEMAS[name]).items() if form.required}
    assert {path for path, form in needed(consumer, name).items() if form.required} <= promised
