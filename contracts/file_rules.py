"""What must be true of the contract files as they stand, whatever they were before."""

import re
from collections.abc import Iterator

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from contracts.catalog import Catalog, Example, Schema, Topic, is_private, public_type
from contracts.findings import Finding
from contracts.values import fields, strict_problems

WEEK = 7 * 24 * 60 * 60 * 1000
EVENT_TYPE = re.compile(r"^[a-z]+\.[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9][0-9]*$")
_NAMES = {"public": "-events", "private": "-private", "dead-letters": "-dead-letters"}
_PARTITIONS = {"public": 6, "private": 6, "dead-letters": 1}


def file_findings(catalog: Catalog) -> list[Finding]:
    """Everything that is wrong with the schemas, the topics and the examples, each by itself and against each other."""
    topics, schemas, examples = catalog.topics(), catalog.schemas(), catalog.examples()
    if broken := [finding for name, schema in schemas.items() for finding in _no_schema(name, schema)]:
        return broken
    found = [finding for name, schema in schemas.items() for finding in _schema(name, schema, schemas)]
    found += [finding for topic in topics.values() for finding in _topic(topic, schemas)]
    envelope = catalog.envelope()
    for name, example in examples.items():
        found += _example(example, topics.get(example.topic), schemas.get(name), envelope)
    return found + list(_homeless(schemas, topics, examples))


def _no_schema(name: str, schema: Schema) -> Iterator[Finding]:
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        yield Finding(name, f"it is no JSON Schema 2020-12: {error.message}", "correct the schema")


def _schema(name: str, schema: Schema, schemas: dict[str, Schema]) -> Iterator[Finding]:
    if not EVENT_TYPE.match(public_type(name)):
        yield Finding(name, "the name is no event type", "name it <service>.<aggregate>.<past verb>.v<major>")
    if schema.get("$id") != f"/contracts/events/{name}.json":
        yield Finding(name, f"its $id is {schema.get('$id')}", f'set "$id" to "/contracts/events/{name}.json"')
    for path, part in [("the value", schema), *fields(schema)]:
        yield from _described(name, path, part)
    if is_private(name):
        yield from _wraps_public(name, schema, schemas.get(public_type(name), {}))


def _described(name: str, path: str, part: Schema) -> Iterator[Finding]:
    if not str(part.get("description", "")).endswith("."):
        yield Finding(name, f"{path} has no description", "say in a sentence what it is, with its unit")
    if "properties" in part and part.get("additionalProperties") is not True:
        yield Finding(name, f"{path} does not say that more may come", 'add "additionalProperties": true')
    if "properties" in part and "required" not in part:
        yield Finding(name, f"{path} does not say what is always there", 'add "required"')


def _wraps_public(name: str, private: Schema, public: Schema) -> Iterator[Finding]:
    for field, part in public.get("properties", {}).items():
        if private["properties"].get(field) != part:
            yield Finding(name, f"{field} is not as in the public form", "make both forms the same but for the person")
    if missing := set(public.get("required", [])) - set(private.get("required", [])):
        yield Finding(name, f"{sorted(missing)} is required in the public form", "require it here too")


def _topic(topic: Topic, schemas: dict[str, Schema]) -> Iterator[Finding]:
    subject = f"topics/{topic.name}"
    if not topic.name.startswith(f"{topic.owner}-") or not topic.name.endswith(_NAMES[topic.visibility]):
        yield Finding(subject, "the name does not tell owner and visibility", "name it <owner>-…-events|-private")
    if topic.partitions != _PARTITIONS[topic.visibility]:
        yield Finding(subject, f"it has {topic.partitions} partitions", f"set {_PARTITIONS[topic.visibility]}")
    if set(topic.description) != {"en", "sv"}:
        yield Finding(subject, "it is not described in both languages", "give description.en and description.sv")
    yield from _retention(subject, topic)
    yield from _size(subject, topic)
    yield from _types(subject, topic, schemas)


def _retention(subject: str, topic: Topic) -> Iterator[Finding]:
    kept = int(topic.config["retention.ms"])
    if topic.visibility == "public" and kept != -1:
        yield Finding(subject, "a public topic is kept for ever", 'set retention.ms to "-1"')
    if topic.visibility != "public" and not 0 < kept <= WEEK:
        yield Finding(subject, "what may hold personal data is kept 7 days", f'set retention.ms to "{WEEK}"')


def _size(subject: str, topic: Topic) -> Iterator[Finding]:
    consumed = topic.visibility == "dead-letters" or bool(topic.consumers)
    if consumed != ("max.message.bytes" in topic.config):
        mend = "give max.message.bytes to dead letters and to topics a service of ours hears, to no other"
        yield Finding(subject, "max.message.bytes is not where it belongs", mend)


def _types(subject: str, topic: Topic, schemas: dict[str, Schema]) -> Iterator[Finding]:
    for event_type in topic.types:
        schema = schemas.get(topic.schema_name(event_type))
        if schema is None:
            mend = f"write contracts/events/{topic.schema_name(event_type)}.json"
            yield Finding(subject, f"{event_type} has no schema for this topic", mend)
        elif topic.key not in schema.get("required", []):
            yield Finding(subject, f"the key {topic.key} is not required in {event_type}", "require it")
        if event_type.split(".")[0] != topic.owner:
            yield Finding(subject, f"{event_type} is not a fact of {topic.owner}", "move it to its owner's topic")
    for consumer, heard in topic.consumers.items():
        for unknown in sorted(set(heard) - set(topic.types)):
            yield Finding(subject, f"{consumer} hears {unknown}, which is not on it", "correct `consumers`")


def _example(example: Example, topic: Topic | None, schema: Schema | None, envelope: Schema) -> Iterator[Finding]:
    subject = f"examples/{example.name}"
    event_type = public_type(example.name)
    if topic is None or schema is None or event_type not in topic.types:
        yield Finding(subject, f"{event_type} is not on {example.topic}", "give the topic that carries it")
        return
    for problem in [*strict_problems(schema, example.value), *strict_problems(envelope, example.headers)]:
        yield Finding(subject, problem, "correct the example")
    told = {"ce_type": event_type, "ce_source": f"/{topic.owner}", "ce_subject": example.key}
    for header, expected in told.items():
        if example.headers.get(header) != expected:
            yield Finding(subject, f"{header} is not {expected}", "correct the example")
    if example.key != example.value.get(str(topic.key)):
        yield Finding(subject, f"the key is not the value's {topic.key}", "correct the example")


def _homeless(schemas: dict[str, Schema], topics: dict[str, Topic], examples: dict[str, Example]) -> Iterator[Finding]:
    carried = {topic.schema_name(event_type) for topic in topics.values() for event_type in topic.types}
    for name in sorted(schemas.keys() - carried):
        yield Finding(name, "no topic carries it", "add the type to its topic's file")
    for name in sorted(schemas.keys() - examples.keys()):
        yield Finding(name, "there is no example of it", f"write contracts/examples/{name}.json")
