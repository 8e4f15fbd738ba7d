"""Producers are strict: a service's published models say exactly what the contracts say, no more and no less."""

import json
from importlib import import_module
from typing import Any

import pytest
from contracts.catalog import Catalog, is_private, public_type
from contracts.field_forms import forms
from contracts.values import strict_problems
from pydantic import BaseModel, ValidationError

CATALOG = Catalog()
TOPICS, SCHEMAS, EXAMPLES = CATALOG.topics(), CATALOG.schemas(), CATALOG.examples()
NAMES = sorted(SCHEMAS)
OWNERS = sorted({topic.owner for topic in TOPICS.values()})


def published(service: str, *, private: bool) -> dict[str, type[BaseModel]]:
    """The models by type that a service publishes."""
    module = import_module(f"{service}.messaging.published")
    models: dict[str, type[BaseModel]] = getattr(module, "PUBLISHED_PRIVATE" if private else "PUBLISHED", {})
    return models


def model_of(schema_name: str) -> type[BaseModel]:
    event_type = public_type(schema_name)
    return published(event_type.split(".")[0], private=is_private(schema_name))[event_type]


def read(schema_name: str, value: dict[str, Any]) -> BaseModel:
    """A value through the producer's model, as JSON, for the model takes no other type for another."""
    return model_of(schema_name).model_validate_json(json.dumps(value))


@pytest.mark.parametrize("service", OWNERS)
@pytest.mark.parametrize("visibility", ["public", "private"])
def test_service_publishes_the_types_of_its_topics(service: str, visibility: str) -> None:
    topics = [topic for topic in TOPICS.values() if (topic.owner, topic.visibility) == (service, visibility)]
    types = {name for topic in topics for name in topic.types}
    assert published(service, private=visibility == "private").keys() == types


@pytest.mark.parametrize("name", NAMES)
def test_model_has_the_fields_of_its_schema(name: str) -> None:
    model, schema = forms(model_of(name).model_json_schema(mode="serialization")), forms(SCHEMAS[name])
    assert model.keys() == schema.keys()


@pytest.mark.parametrize("name", NAMES)
def test_model_writes_the_types_and_values_of_its_schema(name: str) -> None:
    model, schema = forms(model_of(name).model_json_schema(mode="serialization")), forms(SCHEMAS[name])
    assert {path: (form.types, form.values) for path, form in model.items()} == {
        path: (form.types, form.values) for path, form in schema.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_model_leaves_out_nothing_that_is_required(name: str) -> None:
    model, schema = forms(model_of(name).model_json_schema(mode="serialization")), forms(SCHEMAS[name])
    assert {path for path, form in schema.items() if form.required} <= {
        path for path, form in model.items() if form.required
    }


@pytest.mark.parametrize("name", NAMES)
def test_example_goes_through_the_model_and_comes_out_right(name: str) -> None:
    model = read(name, EXAMPLES[name].value)
    written = json.loads(model.model_dump_json())
    assert strict_problems(SCHEMAS[name], written) == []
    assert read(name, written) == model


@pytest.mark.parametrize("name", NAMES)
def test_model_refuses_what_the_schema_does_not_name(name: str) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        read(name, {**EXAMPLES[name].value, "field_nobody_named": 1})
