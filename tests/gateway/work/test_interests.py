"""Pages of interests: the contact's own by link, the organisations' form, and staff's invitations."""

import re

import httpx
import pytest

from chassis.links import OwnLinks
from gateway.domain.account import Rights
from samverka_local import keys
from samverka_local.home import Home
from tests.gateway.work.conftest import Client
from tests.gateway.work.signed_in import HTML, Browser, House
from tests.registration.plans import interest_links
from tests.scheduling.component.conftest import declare

FILLED = {"tracks": "iop", "name": "Eva Berg", "email": "eva@kommun.example", "phone": "", "message": ""}


@pytest.fixture(scope="module")
def links(home: Home) -> OwnLinks:
    return interest_links(keys.link_key(home, "registration"))


@pytest.fixture(scope="module")
async def clerk(house: House) -> Browser:
    return await house.visitor(Rights(("staff",)), "Ulla Staf")


def visitor(house: House) -> httpx.AsyncClient:
    """Somebody without an account."""
    return httpx.AsyncClient(base_url=house.gateway.url, timeout=30, headers=HTML, follow_redirects=True)


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found.group(1)


async def test_contact_changes_hands_over_and_withdraws_by_link(
    house: House, registration: Client, links: OwnLinks
) -> None:
    await declare(registration, "1407")
    here, new = (f"/my-interest/{links.token('interest-1407', generation)}" for generation in (0, 1))
    async with visitor(house) as browser:
        assert "Öckerö har anmält intresse" in (await browser.get(here)).text
        form = (await browser.get(f"{here}/change")).text
        wrong = await browser.post(f"{here}/change", data={"version": hidden(form, "version"), "email": "x"})
        assert (wrong.status_code, "Välj minst ett av spåren." in wrong.text) == (422, True)
        sent = FILLED | {"version": hidden(form, "version"), "language": "sv"}
        assert (
            "Vi har mejlat en ny länk till eva@kommun.example" in (await browser.post(f"{here}/change", data=sent)).text
        )
        assert "Länken är utbytt" in (await browser.get(here)).text
        late = await browser.post(f"{new}/change", data=sent | {"message": "Ring gärna."})
        assert (late.status_code, "Någon annan har ändrat" in late.text, "Ring gärna." in late.text) == (
            412,
            True,
            True,
        )
        again = sent | {"version": hidden(late.text, "version"), "message": "Ring gärna."}
        changed = (await browser.post(f"{new}/change", data=again)).text
        assert ("Ändringen är sparad" in changed, "Ring gärna." in changed) == (True, True)
        assert "Ta tillbaka intresset för Öckerö?" in (await browser.get(f"{new}/withdraw")).text
        gone = await browser.post(f"{new}/withdraw")
        assert (gone.status_code, "Intresseanmälan är tillbakatagen" in gone.text) == (410, True)


async def test_organisation_declares_and_staff_see_and_change_it(house: House, clerk: Browser) -> None:
    async with visitor(house) as browser:
        form = (await browser.get("/interest?from=organisation")).text
        wrong = await browser.post("/interest", data=FILLED | {"from": "organisation"})
        assert (wrong.status_code, "Skriv vad er organisation heter." in wrong.text) == (422, True)
        sent = FILLED | {"from": "organisation", "organisation_name": "Verkstan", "kind": "social-enterprise"}
        told = await browser.post("/interest", data=sent | {"key": hidden(form, "key")})
        assert "Verkstan har anmält intresse" in told.text
    listed = (await clerk.get("/start/municipalities")).text
    found = re.search(r'href="(/start/interests/\w+)">Verkstan', listed)
    assert found is not None
    assert "eva@kommun.example" in (await clerk.get(found.group(1))).text
    coordinator = await house.visitor(Rights(("coordinator",), ("1401",)))
    assert (await coordinator.get(found.group(1))).status_code == 403
    assert "Verkstan" not in (await clerk.post(f"{found.group(1)}/withdraw")).text


async def test_staff_keep_an_address_and_invite_after_a_question(clerk: Browser) -> None:
    contact, here = "/start/municipalities/1419/contact", "/start/municipalities/invitations"
    wrong = await clerk.post(contact, data={"name": "Tjörns kommun", "email": "x"})
    assert (wrong.status_code, "hel e-postadress" in wrong.text) == (422, True)
    kept = await clerk.post(contact, data={"name": "Tjörns kommun", "email": "kommun@tjorn.example"})
    assert ("Kontakten är sparad." in kept.text, "kommun@tjorn.example" in kept.text) == (True, True)
    assert "Ale saknar adress" in (await clerk.get(here)).text
    assert (await clerk.get(f"{here}/confirmation")).status_code == 422
    asked = (await clerk.get(f"{here}/confirmation?municipality_code=1419")).text
    assert "Skicka mejlet till 1 kommun?" in asked
    sent = await clerk.post(here, data={"municipality_code": "1419", "key": hidden(asked, "key")})
    assert "Tjörn: inbjudan" in sent.text
    twice = await clerk.post(here, data={"municipality_code": "1419"})
    assert "mindre än en vecka sedan" in twice.text
    assert "Inbjuden" in (await clerk.get("/start/municipalities")).text
    forgotten = await clerk.post(contact, data={"name": "", "email": ""})
    assert "kommun@tjorn.example" not in forgotten.text
