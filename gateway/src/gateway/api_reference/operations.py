"""What one can ask of a service, as people read it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gateway.api_reference.documents import Document
from gateway.api_reference.schemas import Field, Schemas

JSON, PROBLEM = "application/json", "application/problem+json"


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to be answered: the status, in which form, and with which fields."""

    status: str
    form: str
    fields: Sequence[Field]


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to ask. `who` names who may: `anyone`, a role, `<role> (own)`, `link`, or a scope; None: not said."""

    id: str
    method: str
    path: str
    group: str
    about: str
    who: Sequence[str] | None
    parameters: Sequence[tuple[str, Field]]
    body: Sequence[Field]
    answers: Sequence[Answer]
    curl: str


def operations(document: Document, public_url: str) -> Iterator[Operation]:
    """Yield everything that a document describes, in its order."""
    schemas = Schemas(document)
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            yield _operation(schemas, method.upper(), path, one, public_url.rstrip("/"))


def _operation(schemas: Schemas, method: str, path: str, one: Mapping[str, Any], public_url: str) -> Operation:
    body = one.get("requestBody", {}).get("content", {}).get(JSON, {}).get("schema")
    example = schemas.example(body) if body is not None else None
    return Operation(
        id=re.sub(r"[^a-z0-9]+", "-", f"{method}{path.removeprefix('/api/v1')}".lower()).strip("-"),
        method=method,
        path=path,
        group=(one.get("tags") or [""])[0],
        about=one.get("description") or one.get("summary", ""),
        who=one.get("x-who-may"),
        parameters=[(each["in"], _parameter(schemas, each)) for each in one.get("parameters", ())],
        body=list(schemas.fields(body)) if body is not None else [],
        answers=[_answer(schemas, status, each) for status, each in one["responses"].items()],
        curl=curl(method, public_url + path, one.get("x-who-may"), example),
    )


def _parameter(schemas: Schemas, one: Mapping[str, Any]) -> Field:
    schema = one.get("schema", {})
    meaning = one.get("description") or schemas.plain(schema).get("description", "")
    return Field(one["name"], schemas.kind(schema), bool(one.get("required")), str(meaning))


def _answer(schemas: Schemas, status: str, one: Mapping[str, Any]) -> Answer:
    contents: Mapping[str, Any] = one.get("content", {})
    form = next(iter(contents), "")
    schema = contents[form].get("schema", {}) if form else {}
    return Answer(status, form, list(schemas.fields(schema)))


def curl(method: str, url: str, who: Sequence[str] | None, body: object) -> str:
    """Return the operation as one would try it in a terminal."""
    place = re.sub(r"{(\w+)}", lambda found: found[1].upper(), url)
    words = [f"curl -s {place}" if method == "GET" else f"curl -s -X {method} {place}"]
    if who is not None and "anyone" not in who:
        link_only = set(who) == {"link"}
        words.append('-H "Authorization: Link $TOKEN"' if link_only else '-H "Authorization: Bearer $TOKEN"')
    if body is not None:
        written = json.dumps(body, ensure_ascii=False).replace("'", "'\\''")
        words += ["-H 'Content-Type: application/json'", f"-d '{written}'"]
    return " \\\n  ".join(words)
