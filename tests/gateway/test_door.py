"""The one public door: what it passes on, what it refuses, and what it says when a service is away."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from gateway.registration_form import RegistrationForm
from samverka_local.ports import free_port
from samverka_local.python_part import PythonPart
from tests.conftest import Run
from tests.registration.plans import announced, body

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def gateway(run: Run, tmp_path_factory: pytest.TempPathFactory) -> PythonPart:
    nobody = f"http://127.0.0.1:{free_port()}"
    return run(
        "gateway",
        SAMVERKA_REGISTRATION_URL=f"{nobody},{run('registration').url}",
        SAMVERKA_CONTENT_URL=nobody,
        SAMVERKA_MAILBOX=str(tmp_path_factory.mktemp("mailbox")),
    )


@pytest.fixture
async def client(gateway: PythonPart) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=gateway.url, timeout=30) as client:
        yield client


async def test_request_goes_to_the_instance_that_answers(client: httpx.AsyncClient) -> None:
    answers = [await client.get("/api/v1/municipalities") for _ in range(4)]
    assert {one.status_code for one in answers} == {200}
    assert len(answers[0].json()["items"]) == 13


async def test_answer_and_headers_pass_through(client: httpx.AsyncClient, staff: dict[str, str]) -> None:
    async with httpx.AsyncClient(base_url=f"{client.base_url}/api/v1", timeout=30) as api:
        conference_id = await announced(api, staff)
        shown = await api.get(f"/conferences/{conference_id}", headers={"X-Correlation-Id": "abc-123"})
        registered = await api.post(f"/conferences/{conference_id}/attendees", json=body("A A"))
    assert (shown.headers["etag"], shown.headers["x-correlation-id"]) == ('"2"', "abc-123")
    assert registered.status_code == 201


async def test_service_that_is_away_is_named_and_the_rest_works(client: httpx.AsyncClient) -> None:
    away = await client.get("/api/v1/articles")
    assert (away.status_code, away.json()["type"]) == (503, "/problems/service-unavailable")
    assert away.json()["detail"].startswith("Kunskapsbanken vilar just nu.")
    assert away.headers["retry-after"] == "5"
    assert (await client.get("/", headers=HTML)).status_code == 200


async def test_too_large_body_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/v1/interests", content=b"x" * (1024 * 1024 + 1))
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")


async def test_unknown_path_is_a_problem_to_programs_and_a_page_to_people(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/v1/nothing")).json()["type"] == "/problems/not-found"
    page = await client.get("/nothing", headers=HTML)
    assert (page.status_code, "Sidan finns inte" in page.text) == (404, True)


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("PUT", "/interest", b"", 405),
        ("POST", "/subscribe", "&".join(f"f{n}=x" for n in range(11)).encode(), 400),
        ("POST", "/interest", b"x" * (1024 * 1024 + 1), 413),
    ],
)
async def test_what_cannot_be_taken_is_a_problem_to_programs_and_a_page_to_people(
    client: httpx.AsyncClient, method: str, path: str, body: bytes, status: int
) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    problem = await client.request(method, path, content=body, headers=form)
    assert (problem.status_code, problem.headers["content-type"]) == (status, "application/problem+json")
    page = await client.request(method, path, content=body, headers=form | HTML)
    assert (page.status_code, "Gå tillbaka och försök igen" in page.text) == (status, True)
    assert page.headers.get("allow") == problem.headers.get("allow")


async def test_all_services_are_in_one_document(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    assert "/api/v1/conferences/{conference_id}/attendees" in document["paths"]
    assert "content" in document["info"]["description"]


async def test_api_is_described_for_people_service_by_service(client: httpx.AsyncClient) -> None:
    overview = await client.get("/api", headers=HTML)
    assert 'href="/api/registration"' in overview.text
    assert "Den här delen vilar just nu" in overview.text  # content is away
    described = await client.get("/api/registration", headers=HTML)
    assert 'id="post-conferences-conference-id-attendees"' in described.text
    assert "attendees[].email" in described.text
    assert "curl -s http://127.0.0.1:8000/api/v1/municipalities" in described.text
    away = await client.get("/api/content", headers=HTML)
    assert (away.status_code, "Kunskapsbanken vilar just nu" in away.text) == (503, True)
    assert (await client.get("/api/nothing", headers=HTML)).status_code == 404
    assert "/api/v1/audit-entries" in (await client.get("/openapi.json")).json()["paths"]


async def test_form_of_another_site_is_refused(client: httpx.AsyncClient, staff: dict[str, str]) -> None:
    async with httpx.AsyncClient(base_url=f"{client.base_url}/api/v1", timeout=30) as api:
        conference_id = await announced(api, staff)
    path = f"/conferences/{conference_id}/register"
    foreign = await client.post(path, data={"action": "add"}, headers={"Origin": "https://elsewhere.example"})
    own = await client.post(path, data={"action": "add"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert (foreign.status_code, own.status_code) == (403, 200)


async def test_nobody_fills_in_a_form_for_a_conference_that_is_full_with_its_line(
    client: httpx.AsyncClient, staff: dict[str, str]
) -> None:
    async with httpx.AsyncClient(base_url=f"{client.base_url}/api/v1", timeout=30) as api:
        path = f"/conferences/{await announced(api, staff, capacity=1, waitlist_capacity=1)}"
        await api.post(f"{path}/attendees", json=body("A A"))
        assert "Ställ dig i kön" in (await client.get(path)).text
        await api.post(f"{path}/attendees", json=body("B B"))
    shown = await client.get(path)
    assert ("kön är full" in shown.text, "/register" in shown.text) == (True, False)
    assert (await client.get(f"{path}/register")).headers["location"] == path


async def test_pages_forbid_what_they_do_not_need(client: httpx.AsyncClient) -> None:
    policy = (await client.get("/", headers=HTML)).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


async def test_mailbox_shows_no_file_outside_it(client: httpx.AsyncClient) -> None:
    assert (await client.get("/mailbox")).status_code == 200
    assert (await client.get("/mailbox/..%2f..%2fetc%2fpasswd")).status_code == 404


CONFERENCE: dict[str, Any] = {"rooms": {}, "sessions": [], "questions": []}


def test_form_keeps_what_was_filled_in_from_step_to_step() -> None:
    sent = {"count": "1", "step": "1", "person-0-name": "Anna Ek", "person-0-email": "anna@molndal.se"}
    form = RegistrationForm.of(CONFERENCE, sent, "sv")
    assert not form.act("continue", "sv")
    assert set(form.errors) == {"person-0-organisation", "person-0-sector", "person-0-role"}
    form = RegistrationForm.of(
        CONFERENCE,
        sent | {"person-0-organisation": "M", "person-0-sector": "procurement", "person-0-role": "staff"},
        "sv",
    )
    form.act("continue", "sv")
    assert (form.step, form.people[0]["name"]) == (2, "Anna Ek")


def test_form_adds_and_removes_people_up_to_twenty() -> None:
    form = RegistrationForm.empty(CONFERENCE, "sv")
    for _ in range(25):
        form.act("add", "sv")
    assert len(form.people) == 20
    form.act("remove-3", "sv")
    assert len(form.people) == 19


def test_form_is_not_sent_without_consent() -> None:
    person = {"name": "A", "email": "a@b.se", "organisation": "M", "sector": "procurement", "role": "staff"}
    sent = {"count": "1", "step": "3"} | {f"person-0-{name}": value for name, value in person.items()}
    form = RegistrationForm.of(CONFERENCE, sent, "sv")
    assert not form.act("send", "sv")
    assert form.errors == {"consent": "error_consent"}
    assert RegistrationForm.of(CONFERENCE, sent | {"consent": "yes"}, "sv").act("send", "sv")
