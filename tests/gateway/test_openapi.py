"""The joined OpenAPI document says of each service what its own document says."""

import json
import re
import shlex
from pathlib import Path

import pytest
from fastapi.openapi.models import OpenAPI
from jsonschema import Draft202012Validator

from gateway.api_reference.documents import is_passed_on, named_apart
from gateway.api_reference.joined import joined, security_of
from gateway.api_reference.operations import Operation, curl, operations
from gateway.api_reference.schemas import Schemas

HTTP = Path(__file__).resolve().parents[2] / "contracts" / "http"
SERVICES = ("registration", "scheduling", "notification", "content")


@pytest.mark.parametrize("service", SERVICES)
def test_every_reference_leads_to_a_schema_of_the_same_service(service: str) -> None:
    document = named_apart((HTTP / f"{service}.json").read_text(encoding="utf-8"), service)
    referred = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert referred <= document["components"]["schemas"].keys()
    assert all(name.startswith(f"{service}.") for name in document["components"]["schemas"])


def test_same_name_of_two_services_means_two_things() -> None:
    texts = [
        named_apart((HTTP / f"{service}.json").read_text(encoding="utf-8"), service)["components"]["schemas"]
        for service in ("registration", "content")
    ]
    assert texts[0]["registration.Text"] != texts[1]["content.Text"]


def documents() -> dict[str, dict[str, object]]:
    return {name: named_apart((HTTP / f"{name}.json").read_text(encoding="utf-8"), name) for name in SERVICES}


def described(service: str) -> dict[str, Operation]:
    found = operations(documents()[service], "https://samverka.example")
    return {f"{one.method} {one.path}": one for one in found}


def test_joined_document_is_sound_and_says_where_and_how_to_be_let_in() -> None:
    together = joined(documents(), [], "https://samverka.example/")
    OpenAPI.model_validate(together)
    assert together["servers"] == [{"url": "https://samverka.example"}]
    assert together["components"]["securitySchemes"].keys() == {"bearer", "link"}
    assert together["paths"]["/api/v1/articles"]["get"]["tags"] == ["content", "articles"]


@pytest.mark.parametrize(
    ("who", "security"),
    [
        (["anyone"], [{}]),
        (["staff"], [{"bearer": []}]),
        (["staff", "link"], [{"bearer": []}, {"link": []}]),
        (["adviser (own)"], [{"bearer": []}]),
        (["link"], [{"link": []}]),
    ],
)
def test_who_may_decides_what_must_be_shown(who: list[str], security: list[object]) -> None:
    assert security_of(who) == {"security": security}


def test_every_operation_is_described_with_an_example() -> None:
    for service in SERVICES:
        for name, one in described(service).items():
            assert one.about, name
            assert one.answers, name
            assert one.curl.startswith("curl -s "), name


def test_body_is_described_to_its_last_field() -> None:
    one = described("registration")["POST /api/v1/conferences/{conference_id}/attendees"]
    by_name = {field.name: field for field in one.body}
    assert by_name["attendees[].email"].kind.startswith("email")
    assert by_name["attendees[].email"].required
    assert "consent.privacy_notice" in by_name


def test_example_is_one_that_the_service_takes() -> None:
    document = documents()["registration"]
    schema = {"$ref": "#/components/schemas/registration.RegistrationIn"}
    example = Schemas(document).example(schema)
    whole = {**schema, "components": document["components"]}
    Draft202012Validator(whole).validate(example)


def test_example_can_be_pasted_into_a_terminal() -> None:
    shown = curl("POST", "https://x/api/v1/things/{thing_id}", ["staff"], {"name": "it's"})
    words = shlex.split(shown)
    assert words[:5] == ["curl", "-s", "-X", "POST", "https://x/api/v1/things/THING_ID"]
    assert json.loads(words[-1]) == {"name": "it's"}


def test_what_the_door_does_not_pass_on_is_not_described() -> None:
    assert [is_passed_on(path) for path in ("/api/v1/articles", "/feeds/atom.xml")] == [True, True]
    assert not is_passed_on("/api/v1/sign-in-mails")
