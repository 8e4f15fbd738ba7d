"""Reads the contract files: topics, event schemas, examples."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PRIVATE = ".private"
HERE = Path(__file__).resolve().parent

Schema = dict[str, Any]


@dataclass(frozen=True)
class Topic:
    """One topic as its file tells it.

    `key` names the property of the data that is the record's key; None where records hold no fact's data.
    """

    name: str
    owner: str
    visibility: str
    description: Mapping[str, str]
    key: str | None
    partitions: int
    config: Mapping[str, str]
    types: tuple[str, ...]
    consumers: Mapping[str, tuple[str, ...]]

    @property
    def schema_suffix(self) -> str:
        """What is added to a type to get the name of its schema on this topic."""
        return PRIVATE if self.visibility == "private" else ""

    def schema_name(self, event_type: str) -> str:
        """The name of the schema that a type's value has on this topic."""
        return event_type + self.schema_suffix


@dataclass(frozen=True)
class Example:
    """One real record: its topic, key, headers and value."""

    name: str
    topic: str
    key: str
    headers: Mapping[str, str]
    value: dict[str, Any]


@dataclass(frozen=True)
class Catalog:
    """The contract files under one folder."""

    root: Path = HERE

    def topics(self) -> dict[str, Topic]:
        """All topics by name."""
        return {path.stem: read_topic(path) for path in sorted((self.root / "topics").glob("*.yaml"))}

    def schemas(self) -> dict[str, Schema]:
        """All event schemas by name: the type, and `<type>.private` for the form with the person."""
        return {path.stem: read_json(path) for path in sorted((self.root / "events").glob("*.json"))}

    def examples(self) -> dict[str, Example]:
        """All examples by the name of the schema they are for."""
        return {path.stem: read_example(path) for path in sorted((self.root / "examples").glob("*.json"))}

    def envelope(self) -> Schema:
        """The schema of the headers of every fact's record."""
        return read_json(self.root / "envelope.json")

    def dead_letter(self) -> Schema:
        """The schema of the headers of every dead letter."""
        return read_json(self.root / "dead-letter.json")

    def services(self) -> list[str]:
        """All services that own a topic or hear one."""
        return sorted({name for topic in self.topics().values() for name in (topic.owner, *topic.consumers)})


def read_json(path: Path) -> Schema:
    """One JSON file that holds an object."""
    content: Schema = json.loads(path.read_text(encoding="utf-8"))
    return content


def written_json(content: object) -> str:
    """JSON as all contract files are written: indented, real letters, one newline at the end."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_topic(path: Path) -> Topic:
    """One topic file."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    heard = {name: tuple(types) for name, types in content.pop("consumers").items()}
    return Topic(content.pop("topic"), types=tuple(content.pop("types")), consumers=heard, **content)


def read_example(path: Path) -> Example:
    """One example file."""
    return Example(name=path.stem, **read_json(path))


def public_type(schema_name: str) -> str:
    """The type a schema's name stands for, whether public or private."""
    return schema_name.removesuffix(PRIVATE)


def is_private(schema_name: str) -> bool:
    """Whether a schema is the form with the person."""
    return schema_name.endswith(PRIVATE)
