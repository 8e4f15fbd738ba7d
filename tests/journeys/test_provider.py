"""Signing in with the organisation's own identity provider: a real one, in a process of its own."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from samverka_local.parts import gateway_settings
from samverka_local.ports import free_port
from samverka_local.process import Child
from samverka_local.python_part import PythonPart
from samverka_local.stack import Stack
from samverka_local.state import read_state
from samverka_local.status import layout_of
from samverka_local.waiting import wait_until
from tests.journeys.people import Entry

pytestmark = pytest.mark.browser

RULES = [
    {"claim": "groups", "value": "harryda-upphandling", "role": "coordinator", "municipalities": ["1401"]},
    {"claim": "groups", "value": "webb", "role": "editor"},
]
GUSTAV = {"sub": "gustav", "name": "Gustav Grupp", "email": "gustav@harryda.example", "email_verified": True}


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    command = Path(sys.executable).with_name("oidc-provider-mock")
    address = f"http://127.0.0.1:{(port := free_port())}"
    log = tmp_path_factory.mktemp("provider") / "provider.log"
    process = Child([str(command), "--port", str(port), "--require-nonce", "true"], log=log)
    wait_until(lambda: answers(address), within=20, what="the identity provider")
    yield address
    process.stop(grace=5)


def answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/.well-known/openid-configuration").is_success
    except httpx.HTTPError:
        return False


@pytest.fixture(scope="module")
def gateway(stack: Stack, provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PythonPart]:
    """A second gateway of the same system, which knows the provider."""
    folder, state = tmp_path_factory.mktemp("oidc"), read_state(stack.home)
    assert state is not None
    (folder / "secret").write_text("a secret between the two")
    (folder / "roles.json").write_text(json.dumps(RULES))
    port = free_port()
    environment = gateway_settings(layout_of(stack.home, state), stack.status["mongodb"]) | {
        "SAMVERKA_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "SAMVERKA_OIDC_ISSUER": provider,
        "SAMVERKA_OIDC_CLIENT_ID": "samverka",
        "SAMVERKA_OIDC_CLIENT_SECRET_FILE": str(folder / "secret"),
        "SAMVERKA_OIDC_NAME": "Regionens inloggning",
        "SAMVERKA_OIDC_ROLES": str(folder / "roles.json"),
    }
    log = folder / "gateway.log"
    with PythonPart("gateway", port, log=log, environment=lambda: environment, migrates=False) as part:
        yield part


@pytest.fixture
def page(stack: Stack, browser: Browser, gateway: PythonPart) -> Iterator[Page]:
    page = Entry(stack, browser, gateway.url).page()
    page.route("**://cdn.*/**", lambda route: route.abort())  # the provider's page wants a style from elsewhere
    yield page
    page.context.close()


def known(provider: str, *, groups: list[str], **claims: object) -> None:
    """Let the provider know somebody, or know them otherwise than before."""
    person = GUSTAV | claims
    told = httpx.put(f"{provider}/users/{person['sub']}", json=person | {"groups": groups})
    told.raise_for_status()


def sign_in_as(page: Page, sub: str) -> None:
    page.goto("/sign-in?next=/account")
    page.get_by_role("link", name="Logga in med Regionens inloggning").click()
    page.locator("input[name=sub]").fill(sub)
    page.locator("button[type=submit]").first.click()


def test_person_whom_the_claims_give_a_role_is_let_in_and_loses_it_with_the_claim(page: Page, provider: str) -> None:
    known(provider, groups=["harryda-upphandling", "webb"])
    sign_in_as(page, "gustav")
    expect(page.get_by_role("main")).to_contain_text("Gustav Grupp, gustav@harryda.example")
    expect(page.get_by_role("main")).to_contain_text("Du är samordnare, redaktör.")
    page.get_by_role("main").get_by_role("button", name="Logga ut", exact=True).click()

    known(provider, groups=["webb"])
    sign_in_as(page, "gustav")
    expect(page.get_by_role("main")).to_contain_text("Du är redaktör.")


def test_person_without_an_account_and_without_a_role_is_told_so(page: Page, provider: str) -> None:
    known(provider, groups=["somebody-else"], sub="okand", email="okand@harryda.example")
    sign_in_as(page, "okand")
    expect(page.get_by_role("main")).to_contain_text("men har inget konto här")


def test_invited_person_is_known_by_the_address_that_the_provider_has_verified(
    stack: Stack, browser: Browser, page: Page, provider: str
) -> None:
    entry = Entry(stack, browser)
    staff = entry.staff()
    entry.invite(staff, "Inga Inbjuden", "inga@harryda.example", "Redaktör:")
    staff.context.close()
    known(provider, groups=[], sub="inga-1", email="inga@harryda.example", email_verified=False)
    sign_in_as(page, "inga-1")
    expect(page.get_by_role("main")).to_contain_text("men har inget konto här")
    known(provider, groups=[], sub="inga-2", email="Inga@harryda.example", email_verified=True)
    sign_in_as(page, "inga-2")
    expect(page.get_by_role("main")).to_contain_text("Inga Inbjuden")


def test_answer_of_the_provider_is_good_once_and_only_in_the_browser_that_left(
    gateway: PythonPart, provider: str
) -> None:
    known(provider, groups=["webb"])
    with httpx.Client() as browser:
        asked = browser.get(f"{gateway.url}/sign-in/provider").headers["location"]
        back = browser.post(asked, data={"sub": "gustav"}).headers["location"]
        assert back.startswith(f"{gateway.url}/sign-in/provider/back")
        elsewhere = httpx.get(back)
        assert (elsewhere.status_code, "bekräftade inte vem du är" in elsewhere.text) == (403, True)
        assert browser.get(back).headers["location"] == "/start"
        assert browser.get(back).status_code == 403


def test_browser_is_sent_away_with_a_challenge_that_only_we_can_meet(gateway: PythonPart) -> None:
    """The provider of these tests does not ask for it, so that we send it is looked at here (RFC 7636)."""
    sent = parse_qs(urlsplit(httpx.get(f"{gateway.url}/sign-in/provider").headers["location"]).query)
    assert sent["code_challenge_method"] == ["S256"]
    assert len(sent["code_challenge"][0]) == 43
    assert sent["redirect_uri"] == [f"{gateway.url}/sign-in/provider/back"]
