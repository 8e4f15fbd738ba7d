"""Whatever is sent to a service, it never breaks, and every refusal is a problem document."""

import json
from contextlib import suppress
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.schemas import OpenApiSchema

from tests.conftest import Run

Case = schemathesis.Case[Any]
SERVICES = ["registration", "scheduling", "notification", "content"]
EXAMPLES = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module", params=SERVICES)
def api(request: pytest.FixtureRequest, run: Run) -> OpenApiSchema:
    url = run(request.param).url
    document = httpx.get(f"{url}/openapi.json", timeout=10).json()
    schema = schemathesis.openapi.from_dict(document)
    schema.config.base_url = url
    return schema


@pytest.mark.timeout(240)
@pytest.mark.parametrize("caller", ["staff", "stranger"])
def test_no_input_breaks_a_service(api: OpenApiSchema, staff: dict[str, str], caller: str) -> None:
    headers = staff if caller == "staff" else {}
    asked = 0
    for found in api.get_all_operations():
        assert isinstance(found, Ok), found
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            asked += ask_everything(found.ok().as_strategy(mode), headers)
    assert asked > 50, "hardly anything was asked"


def ask_everything(cases: SearchStrategy[Case], headers: dict[str, str]) -> int:
    """Return how many requests were made."""
    asked = 0

    @EXAMPLES
    @given(cases)
    def ask(case: Case) -> None:
        nonlocal asked
        asked += 1
        ensure_answered(case.call(headers=headers))

    with suppress(Unsatisfiable):  # an operation that takes nothing has nothing wrong to be sent
        ask()
    return asked


def ensure_answered(answer: schemathesis.Response) -> None:
    assert answer.status_code < 500, f"{answer.request.method} {answer.request.url}: {answer.text}"
    if answer.status_code >= 400:
        assert answer.headers["content-type"][0].startswith("application/problem+json")
        assert {"type", "title", "status", "detail", "instance"} <= set(json.loads(answer.content))
