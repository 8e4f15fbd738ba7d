"""The AsyncAPI documents are AsyncAPI 3.0.0, whole in themselves, and say what the topics say."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from contracts.asyncapi_documents import asyncapi_findings, asyncapi_path
from contracts.catalog import Catalog
from contracts.findings import report
from contracts.http_documents import SERVICES
from contracts.schema_forms import pointed_to
from contracts.values import strict_problems
from faststream.specification.asyncapi.v3_0_0.schema import ApplicationSchema

Json = dict[str, Any]


@pytest.fixture(params=SERVICES)
def document(request: pytest.FixtureRequest, catalog: Catalog) -> Json:
    read: Json = yaml.safe_load(asyncapi_path(catalog, request.param).read_text(encoding="utf-8"))
    return read


def test_documents_are_up_to_date(catalog: Catalog) -> None:
    assert report(asyncapi_findings(catalog, SERVICES)) == ""


def test_document_has_the_structure_of_asyncapi(document: Json) -> None:
    parsed = ApplicationSchema.model_validate(document)
    assert parsed.asyncapi == "3.0.0"
    assert parsed.operations.keys() == document["operations"].keys()
    assert [each.action.value for each in parsed.operations.values()] == [
        each["action"] for each in document["operations"].values()
    ]


def references(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"]
        for below in part.values():
            yield from references(below)
    elif isinstance(part, list):
        for below in part:
            yield from references(below)


def test_every_reference_points_to_something(document: Json) -> None:
    assert all(pointed_to(reference, document) for reference in references(document))


def test_operations_use_messages_of_their_own_channel(document: Json) -> None:
    for operation in document["operations"].values():
        channel = operation["channel"]["$ref"]
        assert operation["messages"]
        assert all(message["$ref"].startswith(f"{channel}/messages/") for message in operation["messages"])


def test_examples_in_the_document_follow_its_schemas(document: Json) -> None:
    for message in document["components"]["messages"].values():
        for example in message.get("examples", []):
            assert strict_problems(pointed_to(message["payload"]["$ref"], document), example["payload"]) == []
            assert strict_problems(pointed_to(message["headers"]["$ref"], document), example["headers"]) == []


ATTENDED = (
    *("requested", "refused", "offered", "offer-lapsed", "changed"),
    *("confirmed", "waitlisted", "cancelled", "declined", "delegated", "link-renewed"),
)


def test_notification_hears_attendees_with_the_person(catalog: Catalog) -> None:
    document = yaml.safe_load(asyncapi_path(catalog, "notification").read_text(encoding="utf-8"))
    heard = {name: each for name, each in document["operations"].items() if each["action"] == "receive"}
    types = [each["$ref"].rsplit("/", 1)[1] for each in heard["receive-registration-attendee-private"]["messages"]]
    assert types == [f"registration.attendee.{verb}.v1" for verb in ATTENDED]


def test_registration_says_all_its_facts(catalog: Catalog) -> None:
    document = yaml.safe_load(asyncapi_path(catalog, "registration").read_text(encoding="utf-8"))
    said = {each["name"] for each in document["components"]["messages"].values()}
    assert {name for name in said if name.startswith("registration.")} == {
        name for topic in catalog.topics().values() for name in topic.types if topic.owner == "registration"
    }
