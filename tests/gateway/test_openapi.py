"""The joined OpenAPI document says of each service what its own document says."""

import json
import re
from pathlib import Path

import pytest

from gateway.openapi import named_apart

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
