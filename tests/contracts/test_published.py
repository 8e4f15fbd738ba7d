"""What was published stays: every kind of contract is frozen, and the failure names what mends it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from contracts.asyncapi_documents import asyncapi_findings, write_documents
from contracts.catalog import Catalog, written_json
from contracts.findings import report
from contracts.http_documents import SERVICES, http_findings
from contracts.published import BreakingChangeError, freeze, published_findings

Json = dict[str, Any]
Rewrite = Callable[[Path, Callable[[Json], object]], None]
HELD = "registration.conference.held.v1"
EVENT = f"events/{HELD}.json"


def test_all_contracts_are_frozen_and_none_is_broken(catalog: Catalog) -> None:
    assert report(published_findings(catalog)) == ""


def add_field(schema: Json) -> None:
    schema["properties"]["visitors"] = {"description": "How many came.", "type": "integer"}


def test_addition_is_refused_until_it_is_frozen(copy: Catalog, rewrite: Rewrite) -> None:
    freeze(copy, [])
    rewrite(copy.root / EVENT, add_field)
    told = report(published_findings(copy))
    assert told == f"{HELD}: it has additions that are not frozen\n    mend: python -m contracts freeze {HELD}"
    assert freeze(copy, [HELD]) == [HELD]
    assert report(published_findings(copy)) == ""


def test_breaking_change_names_the_next_version(copy: Catalog, rewrite: Rewrite) -> None:
    rewrite(copy.root / EVENT, lambda it: it["properties"].pop("held_at"))
    told = report(published_findings(copy))
    assert "breaking change: held_at: the property was removed" in told
    assert "publish v2 beside it" in told
    assert "contracts/events/registration.conference.held.v2.json" in told


def test_breaking_change_cannot_be_frozen(copy: Catalog, rewrite: Rewrite) -> None:
    before = (copy.root / "published" / EVENT).read_bytes()
    rewrite(copy.root / EVENT, lambda it: it["properties"].pop("held_at"))
    with pytest.raises(BreakingChangeError, match="the property was removed"):
        freeze(copy, [])
    assert (copy.root / "published" / EVENT).read_bytes() == before


def test_new_version_beside_the_old_is_welcome(copy: Catalog) -> None:
    text = (copy.root / EVENT).read_text(encoding="utf-8")
    (copy.root / "events/registration.conference.held.v2.json").write_text(text, encoding="utf-8")
    assert "mend: python -m contracts freeze registration.conference.held.v2" in report(published_findings(copy))
    assert freeze(copy, ["registration.conference.held.v2"]) == ["registration.conference.held.v2"]


def test_private_form_is_frozen_with_its_type(copy: Catalog, rewrite: Rewrite) -> None:
    name = "registration.interest.declared.v1"
    for file in (f"{name}.json", f"{name}.private.json"):
        rewrite(copy.root / "events" / file, add_field)
    assert freeze(copy, [name]) == [name, f"{name}.private"]


@pytest.mark.parametrize(
    "file", [EVENT, "topics/registration-conference-events.yaml", "envelope.json", "dead-letter.json"]
)
def test_published_contract_cannot_go(file: str, copy: Catalog) -> None:
    (copy.root / file).unlink()
    told = report(published_findings(copy))
    assert "it was published and is gone" in told
    assert f"restore it from contracts/published/{file}" in told


def test_published_topic_cannot_become_public(copy: Catalog) -> None:
    path = copy.root / "topics" / "registration-attendee-private.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("visibility: private", "visibility: public"), "utf-8")
    assert "its visibility was private and is public" in report(published_findings(copy))


def test_published_envelope_keeps_its_headers(copy: Catalog, rewrite: Rewrite) -> None:
    rewrite(copy.root / "envelope.json", lambda it: it["properties"].pop("ce_sequence"))
    assert "envelope: breaking change: ce_sequence: the property was removed" in report(published_findings(copy))


def test_published_operation_cannot_go(copy: Catalog) -> None:
    paths: Json
    for folder, paths in (("published/http", {"/api/v1/x": {"get": {"responses": {}}}}), ("http", {})):
        (copy.root / folder).mkdir(parents=True, exist_ok=True)
        (copy.root / folder / "content.json").write_text(written_json({"paths": paths}), encoding="utf-8")
    assert "http/content: breaking change: GET /api/v1/x: the operation was removed" in report(published_findings(copy))


def test_freezing_what_there_is_not_says_so(copy: Catalog) -> None:
    with pytest.raises(KeyError, match="no such contract: registration"):
        freeze(copy, ["registration.conference.hold.v1"])


def test_asyncapi_document_that_is_behind_is_refused(copy: Catalog) -> None:
    path = copy.root / "topics" / "registration-attendee-private.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("partitions: 6", "partitions: 7"), encoding="utf-8")
    told = report(asyncapi_findings(copy, SERVICES))
    assert "asyncapi/notification" in told
    assert "mend: python -m contracts asyncapi" in told
    write_documents(copy, SERVICES)
    assert asyncapi_findings(copy, SERVICES) == []


def test_openapi_documents_are_what_the_services_offer(catalog: Catalog) -> None:
    assert report(http_findings(catalog)) == ""


def test_openapi_document_that_is_behind_is_refused(copy: Catalog) -> None:
    path = copy.root / "http" / "content.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(written_json({"openapi": "3.1.0", "paths": {}}), encoding="utf-8")
    told = report(http_findings(copy, ("content",)))
    assert "the service offers something else than the document says" in told
    assert "mend: python -m contracts http content" in told
