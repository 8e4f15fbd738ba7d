"""The AsyncAPI 3.0.0 document of each service: what it says and hears, put together from the topics and the schemas."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from contracts.catalog import Catalog, Schema, Topic
from contracts.findings import Finding

COMMAND = "python -m contracts asyncapi"
_LEFT_OUT = frozenset({"$schema", "$id"})  # a schema inside a document has no address of its own
_DEAD_LETTER = "dead-letter"


@dataclass(frozen=True)
class _Use:
    """One topic as one service uses it."""

    action: str
    topic: Topic
    types: tuple[str, ...]

    @property
    def messages(self) -> dict[str, str]:
        """What each message is called on the channel, and among the components."""
        return {name: self.topic.schema_name(name) for name in self.types} or {_DEAD_LETTER: _DEAD_LETTER}


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        return True


def asyncapi_path(catalog: Catalog, service: str) -> Path:
    """Where the service's document is kept."""
    return catalog.root / "asyncapi" / f"{service}.yaml"


def written_document(catalog: Catalog, service: str) -> str:
    """The service's document as its file is written."""
    head = f"# Generated from contracts/ by `{COMMAND}`. Do not edit.\n"
    body = yaml.dump(
        asyncapi_document(catalog, service), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120
    )
    return head + body


def write_documents(catalog: Catalog, services: tuple[str, ...]) -> None:
    """Writes the documents of all services."""
    (catalog.root / "asyncapi").mkdir(exist_ok=True)
    for service in services:
        asyncapi_path(catalog, service).write_text(written_document(catalog, service), encoding="utf-8")


def asyncapi_findings(catalog: Catalog, services: tuple[str, ...]) -> list[Finding]:
    """Services whose document is missing or not what the contracts say."""
    return [
        Finding(f"asyncapi/{service}", "the document is not what topics and schemas say", COMMAND)
        for service in services
        if not asyncapi_path(catalog, service).exists()
        or asyncapi_path(catalog, service).read_text(encoding="utf-8") != written_document(catalog, service)
    ]


def asyncapi_document(catalog: Catalog, service: str) -> Schema:
    """The service's document as data."""
    uses = list(_uses(catalog, service))
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": service.capitalize(),
            "version": "1.0.0",
            "description": f"What {service} says and hears over Kafka, as CloudEvents 1.0 in the binary binding.",
        },
        "defaultContentType": "application/json",
        "channels": {use.topic.name: _channel(use) for use in uses},
        "operations": {f"{use.action}-{use.topic.name}": _operation(use, service) for use in uses},
        "components": {
            "messages": {name: message for use in uses for name, message in _messages(use, catalog)},
            "schemas": {name: schema for use in uses for name, schema in _schemas(use, catalog)},
        },
    }


def _uses(catalog: Catalog, service: str) -> Iterator[_Use]:
    for topic in catalog.topics().values():
        if topic.owner == service:
            yield _Use("send", topic, topic.types)
        if service in topic.consumers:
            yield _Use("receive", topic, topic.consumers[service])


def _channel(use: _Use) -> Schema:
    return {
        "address": use.topic.name,
        "title": use.topic.name,
        "description": f"{use.topic.description['en']}\n{use.topic.description['sv']}\n",
        "messages": {name: {"$ref": f"#/components/messages/{shown}"} for name, shown in use.messages.items()},
        "bindings": {"kafka": _binding(use.topic)},
    }


def _binding(topic: Topic) -> Schema:
    config: dict[str, Any] = {"cleanup.policy": [topic.config["cleanup.policy"]]}
    numbers = {key: int(value) for key, value in topic.config.items() if key != "cleanup.policy"}
    binding = {"topic": topic.name, "partitions": topic.partitions, "topicConfiguration": config | numbers}
    return {**binding, "bindingVersion": "0.5.0"}


def _operation(use: _Use, service: str) -> Schema:
    verb = "says" if use.action == "send" else "hears"
    channel = f"#/channels/{use.topic.name}"
    return {
        "action": use.action,
        "channel": {"$ref": channel},
        "summary": f"{service.capitalize()} {verb} what is on {use.topic.name}.",
        "messages": [{"$ref": f"{channel}/messages/{name}"} for name in use.messages],
    }


def _messages(use: _Use, catalog: Catalog) -> Iterator[tuple[str, Schema]]:
    if not use.types:
        yield _DEAD_LETTER, _dead_letter()
    for event_type in use.types:
        name = use.topic.schema_name(event_type)
        yield name, _message(event_type, name, use.topic, catalog)


def _schemas(use: _Use, catalog: Catalog) -> Iterator[tuple[str, Schema]]:
    yield ("envelope", _inside(catalog.envelope())) if use.types else (_DEAD_LETTER, _inside(catalog.dead_letter()))
    for event_type in use.types:
        name = use.topic.schema_name(event_type)
        yield name, _inside(catalog.schemas()[name])


def _message(event_type: str, name: str, topic: Topic, catalog: Catalog) -> Schema:
    schema, example = catalog.schemas()[name], catalog.examples()[name]
    return {
        "name": event_type,
        "title": schema["title"],
        "summary": schema["description"],
        "contentType": "application/json",
        "correlationId": {"location": "$message.header#/correlationid"},
        "headers": {"$ref": "#/components/schemas/envelope"},
        "payload": {"$ref": f"#/components/schemas/{name}"},
        "bindings": {"kafka": {"key": _key(topic, schema), "bindingVersion": "0.5.0"}},
        "examples": [{"name": name, "headers": dict(example.headers), "payload": example.value}],
    }


def _key(topic: Topic, schema: Schema) -> Schema:
    return {"type": "string", "description": schema["properties"][topic.key]["description"]}


def _dead_letter() -> Schema:
    return {
        "name": _DEAD_LETTER,
        "title": "Dead letter",
        "summary": "A record that could not be handled: its value as it came; in headers, where it came from and why.",
        "contentType": "application/octet-stream",
        "headers": {"$ref": f"#/components/schemas/{_DEAD_LETTER}"},
        "payload": {"description": "The record's value as it came, whatever it is."},
    }


def _inside(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key not in _LEFT_OUT}
