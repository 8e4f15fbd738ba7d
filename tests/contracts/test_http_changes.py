"""Each rule about what may change in a service's HTTP interface, shown by a change that it refuses or allows."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from contracts.http_changes import breaking_http_changes

Json = dict[str, Any]
Edit = Callable[[Json], object]


def document() -> Json:
    attendee = {"type": "object", "properties": {"id": {"type": "string"}, "status": {"enum": ["confirmed"]}}}
    body = {"type": "object", "properties": {"name": {"type": "string"}, "phone": {"type": "string"}}}
    return {
        "openapi": "3.1.0",
        "paths": {
            "/attendees/{id}": {
                "parameters": [{"in": "path", "name": "id", "required": True, "schema": {"type": "string"}}],
                "get": {
                    "parameters": [{"in": "query", "name": "limit", "schema": {"type": "integer", "maximum": 100}}],
                    "responses": {
                        "200": {
                            "headers": {"ETag": {}},
                            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Attendee"}}},
                        },
                        "404": {"content": {"application/problem+json": {"schema": {"type": "object"}}}},
                    },
                },
                "patch": {
                    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Body"}}}},
                    "responses": {"204": {}},
                },
            }
        },
        "components": {
            "schemas": {"Attendee": {**attendee, "required": ["id", "status"]}, "Body": {**body, "required": ["name"]}}
        },
    }


def item(doc: Json) -> Json:
    found: Json = doc["paths"]["/attendees/{id}"]
    return found


def schemas(doc: Json) -> Json:
    found: Json = doc["components"]["schemas"]
    return found


REFUSED: dict[str, tuple[Edit, str]] = {
    "a path is removed": (lambda doc: doc["paths"].clear(), "the operation was removed"),
    "an operation is removed": (lambda doc: item(doc).pop("patch"), "PATCH /attendees/{}: the operation was removed"),
    "an answer loses a field": (lambda doc: schemas(doc)["Attendee"]["properties"].pop("id"), "answer 200 at id"),
    "an answer's field may be missing": (lambda doc: schemas(doc)["Attendee"]["required"].remove("id"), "at id"),
    "a request field is newly required": (lambda doc: schemas(doc)["Body"]["required"].append("phone"), "at phone"),
    "a request field is removed": (lambda doc: schemas(doc)["Body"]["properties"].pop("phone"), "at phone"),
    "a request field is narrowed": (
        lambda doc: schemas(doc)["Body"]["properties"]["name"].update(maxLength=10),
        "request at name",
    ),
    "a body is newly required": (
        lambda doc: item(doc)["patch"]["requestBody"].update(required=True),
        "a request body is newly required",
    ),
    "a parameter is removed": (lambda doc: item(doc)["get"].pop("parameters"), "the query parameter limit was removed"),
    "a parameter is newly required": (
        lambda doc: item(doc)["get"]["parameters"][0].update(required=True),
        "the query parameter limit is newly required",
    ),
    "a header becomes needed": (
        lambda doc: item(doc)["patch"].update(
            parameters=[{"in": "header", "name": "If-Match", "required": True, "schema": {}}]
        ),
        "the header parameter If-Match is newly required",
    ),
    "a parameter is narrowed": (
        lambda doc: item(doc)["get"]["parameters"][0]["schema"].update(maximum=50),
        "query parameter limit",
    ),
    "an answer's status is removed": (
        lambda doc: item(doc)["patch"].update(responses={"200": {}}),
        "the answer 204 was removed",
    ),
    "an answer's media type is removed": (
        lambda doc: item(doc)["get"]["responses"]["200"].update(content={"text/plain": {}}),
        "application/json was removed from the answer 200",
    ),
    "an answer's header is removed": (
        lambda doc: item(doc)["get"]["responses"]["200"].pop("headers"),
        "the header ETag was removed",
    ),
    "a sign-in is newly needed": (
        lambda doc: item(doc)["get"].update(security=[{"bearer": []}]),
        "it newly needs a sign-in",
    ),
}
ALLOWED: dict[str, Edit] = {
    "nothing changes": lambda doc: doc,
    "a path is added": lambda doc: doc["paths"].update({"/new": {"get": {"responses": {}}}}),
    "an answer gains a field": lambda doc: schemas(doc)["Attendee"]["properties"].update(new={"type": "string"}),
    "an answer's enum grows": lambda doc: schemas(doc)["Attendee"]["properties"]["status"]["enum"].append("offered"),
    "a request gains an optional field": lambda doc: schemas(doc)["Body"]["properties"].update(new={"type": "string"}),
    "a request asks for less": lambda doc: schemas(doc)["Body"]["required"].clear(),
    "a parameter is added": lambda doc: item(doc)["get"]["parameters"].append(
        {"in": "query", "name": "cursor", "schema": {"type": "string"}}
    ),
    "an error answer is removed": lambda doc: item(doc)["get"]["responses"].pop("404"),
    "a path's variable is called otherwise": lambda doc: doc["paths"].update(
        {"/attendees/{attendee_id}": doc["paths"].pop("/attendees/{id}")}
    ),
}


def changed(edit: Edit) -> Json:
    new = deepcopy(document())
    edit(new)
    return new


@pytest.mark.parametrize("case", REFUSED)
def test_callers_are_broken_when(case: str) -> None:
    edit, told = REFUSED[case]
    assert told in "\n".join(breaking_http_changes(document(), changed(edit)))


@pytest.mark.parametrize("case", ALLOWED)
def test_callers_go_on_when(case: str) -> None:
    assert breaking_http_changes(document(), changed(ALLOWED[case])) == []
