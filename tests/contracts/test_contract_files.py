"""The contract files are in order, and each rule they must follow refuses a file that does not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from contracts.catalog import Catalog
from contracts.file_rules import file_findings
from contracts.findings import report
from contracts.personal import looks_personal, personal_findings
from contracts.values import problems, strict_problems

Json = dict[str, Any]
Rewrite = Callable[[Path, Callable[[Json], object]], None]
CONFIRMED = "registration.attendee.confirmed.v1"
PUBLIC, PRIVATE = f"events/{CONFIRMED}.json", f"events/{CONFIRMED}.private.json"
EXAMPLE = f"examples/{CONFIRMED}.json"
TOPIC = "registration-attendee-private"


def test_contract_files_are_in_order(catalog: Catalog) -> None:
    assert report(file_findings(catalog) + personal_findings(catalog)) == ""


SPOILT: dict[str, tuple[str, Callable[[Json], object], str]] = {
    "a schema that is none": (PUBLIC, lambda it: it.update(type="text"), "it is no JSON Schema"),
    "an address that is another's": (PUBLIC, lambda it: it.update({"$id": "/x"}), "its $id is /x"),
    "a field nobody explains": (
        PUBLIC,
        lambda it: it["properties"]["sector"].pop("description"),
        "sector has no description",
    ),
    "an object that admits no more": (
        PRIVATE,
        lambda it: it["properties"]["conference"].pop("additionalProperties"),
        "conference does not say that more may come",
    ),
    "an object without its required fields": (PUBLIC, lambda it: it.pop("required"), "what is always there"),
    "a public form that the private one lacks": (
        PUBLIC,
        lambda it: it["properties"].update(more={"description": "More.", "type": "string"}),
        "more is not as in the public form",
    ),
    "a key that may be missing": (
        PUBLIC,
        lambda it: it["required"].remove("attendee_id"),
        "the key attendee_id is not required",
    ),
    "personal data under its mark": (
        PUBLIC,
        lambda it: it["properties"]["sector"].update({"x-personal": True}),
        "sector is marked as personal data in a public schema",
    ),
    "personal data by its name": (
        PUBLIC,
        lambda it: it["properties"].update(contact_email={"description": "Whom.", "type": "string"}),
        "contact_email looks like personal data",
    ),
    "a private field made public": (
        PUBLIC,
        lambda it: it["properties"].update(language={"description": "Read.", "type": "string"}),
        "language is personal data in the private form",
    ),
    "personal data without its mark": (
        PRIVATE,
        lambda it: it["properties"]["personal"]["properties"]["language"].pop("x-personal"),
        "personal.language is not marked",
    ),
    "an example with a field the schema does not name": (
        EXAMPLE,
        lambda it: it["value"].update(colour="green"),
        "'colour' was unexpected",
    ),
    "an example with a value nobody knows": (EXAMPLE, lambda it: it["value"].update(role="king"), "role: 'king'"),
    "an example at no time": (EXAMPLE, lambda it: it["value"].update(confirmed_at="noonZ"), "is not a 'date-time'"),
    "an example in local time": (
        EXAMPLE,
        lambda it: it["value"].update(confirmed_at="2015-09-02T09:14:03+02:00"),
        "does not match 'Z$'",
    ),
    "an example that names somebody": (
        EXAMPLE,
        lambda it: it["value"].update(conference_id="anna@molndal.example"),
        "looks like an e-mail address",
    ),
    "an example with another's key": (EXAMPLE, lambda it: it.update(key="x"), "the key is not the value's attendee_id"),
    "an example of another type": (EXAMPLE, lambda it: it["headers"].update(ce_type="a.b.c.v1"), "ce_type is not"),
    "an example without an id": (EXAMPLE, lambda it: it["headers"].pop("ce_id"), "'ce_id' is a required property"),
    "an example on a topic of others": (
        EXAMPLE,
        lambda it: it.update(topic="notification-message-events"),
        "is not on notification-message-events",
    ),
}


@pytest.mark.parametrize("case", SPOILT)
def test_refused_is(case: str, copy: Catalog, rewrite: Rewrite) -> None:
    file, edit, told = SPOILT[case]
    rewrite(copy.root / file, edit)
    assert told in report(file_findings(copy) + personal_findings(copy))


SPOILT_TOPICS: dict[str, tuple[Callable[[Json], object], str]] = {
    "a name that hides its owner": (lambda it: it.update(owner="content"), "the name does not tell"),
    "a private topic with a public name": (lambda it: it.update(visibility="public"), "the name does not tell"),
    "one partition": (lambda it: it.update(partitions=1), "it has 1 partitions"),
    "a description in one language": (lambda it: it["description"].pop("sv"), "not described in both languages"),
    "personal data kept for ever": (
        lambda it: it["config"].update({"retention.ms": "-1"}),
        "what may hold personal data is kept 7 days",
    ),
    "small records on a topic we hear": (
        lambda it: it["config"].pop("max.message.bytes"),
        "max.message.bytes is not where it belongs",
    ),
    "a type without a schema": (lambda it: it["types"].append("registration.attendee.moved.v1"), "has no schema"),
    "a fact of another service": (lambda it: it["types"].append("content.article.published.v1"), "is not a fact of"),
    "hearing what is not said": (
        lambda it: it["consumers"].update(scheduling=["registration.interest.declared.v1"]),
        "scheduling hears registration.interest.declared.v1, which is not on it",
    ),
    "no topic for a schema": (lambda it: it["types"].clear(), "no topic carries it"),
}


@pytest.mark.parametrize("case", SPOILT_TOPICS)
def test_refused_topic_has(case: str, copy: Catalog) -> None:
    edit, told = SPOILT_TOPICS[case]
    path = copy.root / "topics" / f"{TOPIC}.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    assert told in report(file_findings(copy))


def test_public_topic_that_forgets_is_refused(copy: Catalog) -> None:
    path = copy.root / "topics" / "registration-attendee-events.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"-1"', '"604800000"'), encoding="utf-8")
    assert "a public topic is kept for ever" in report(file_findings(copy))


def test_schema_without_an_example_is_refused(copy: Catalog) -> None:
    (copy.root / EXAMPLE).unlink()
    assert f"write contracts/examples/{CONFIRMED}.json" in report(file_findings(copy))


@pytest.mark.parametrize("name", ["name", "person.email", "own_link", "message", "organisation", "needs.dietary"])
def test_field_looks_personal(name: str) -> None:
    assert looks_personal(name)


@pytest.mark.parametrize("name", ["title.sv", "place.name", "online_url", "message_id", "sector", "municipality_code"])
def test_field_does_not_look_personal(name: str) -> None:
    assert not looks_personal(name)


def test_consumers_let_pass_what_producers_may_not_write(catalog: Catalog) -> None:
    value = {**catalog.examples()[CONFIRMED].value, "colour": "green", "role": "king"}
    schema = catalog.schemas()[CONFIRMED]
    assert problems(schema, value) == []
    assert len(strict_problems(schema, value)) == 2


def test_contract_files_are_written_in_one_way(catalog: Catalog) -> None:
    for folder in ("events", "examples", "http"):
        for path in (catalog.root / folder).glob("*.json"):
            text = path.read_text(encoding="utf-8")
            assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n", path.name
