"""Municipalities are asked to a conference and answer: on the contact's page, the coordinator's and staff's."""

import re

import pytest

from chassis.links import OwnLinks
from gateway.domain.account import Rights
from samverka_local import keys
from samverka_local.home import Home
from tests.gateway.work.conftest import Client, Headers
from tests.gateway.work.signed_in import Browser, House
from tests.gateway.work.test_coordinator import part_of
from tests.gateway.work.test_interests import hidden, visitor
from tests.registration.plans import announced, body, invitation_links

MAILBOX = {"name": "Partille kommun", "email": "kommun@partille.se"}


@pytest.fixture(scope="module")
def links(home: Home) -> OwnLinks:
    return invitation_links(keys.link_key(home, "registration"))


@pytest.fixture(scope="module")
async def clerk(house: House) -> Browser:
    return await house.visitor(Rights(("staff",)), "Ulla Staf")


@pytest.fixture(scope="module")
async def coordinator(house: House) -> Browser:
    return await house.visitor(Rights(("coordinator",), ("1402",)), "Karin Berg")


@pytest.fixture(scope="module")
async def conference_id(registration: Client, staff: Headers) -> str:
    """The first conference to come: it is the one on the start pages."""
    (await registration.put("/municipalities/1402/contact", json=MAILBOX, headers=staff)).raise_for_status()
    return await announced(registration, staff, starts_at="2098-09-29T07:00:00Z", ends_at="2098-09-29T14:00:00Z")


def row(page: str, name: str) -> str:
    """What the table of all municipalities says of one, in words."""
    found = re.search(rf'<tr role="row"><th[^>]*><a[^>]*>{name}</a>.*?</tr>', page, re.DOTALL)
    assert found is not None, name
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found.group()))


async def test_staff_are_told_who_gets_a_mail_and_who_does_not_before_it_goes(
    clerk: Browser, conference_id: str
) -> None:
    here = f"/start/conferences/{conference_id}"
    shown = (await clerk.get(here)).text
    assert "Vi har hört av 0 av 13 kommuner." in shown
    page = (await clerk.get(f"{here}/invite")).text
    assert "Skicka mejlet till 1 kommun?" in page
    assert "Partille: inbjudan, Partille kommun, kommun@partille.se" in page
    assert "Tjörn: Kommunen har ingen adress att skriva till." in page
    assert 'href="/start/municipalities/1419/contact"' in page
    sent = {"municipality_code": ["1402", "1419"], "key": hidden(page, "key")}
    for _ in range(2):
        told = (await clerk.post(f"{here}/invite", data=sent)).text
        assert "1 kommun får ett mejl" in told
        assert "Tjörn: Kommunen har ingen adress" in told
    again = (await clerk.get(f"{here}/invite")).text
    assert "Ingen att bjuda in just nu" in again
    assert "Partille: Kommunen fick ett mejl för mindre än en vecka sedan." in again
    assert "Har inte svarat" in row((await clerk.get(f"{here}/invitations")).text, "Partille")
    assert "Ingen att bjuda in just nu" in (await clerk.post(f"{here}/invite")).text


async def test_contact_says_no_by_link_and_comes_after_all(
    house: House, clerk: Browser, conference_id: str, links: OwnLinks, registration: Client
) -> None:
    here = f"/my-invitation/{links.token(f'{conference_id}-1402')}"
    everybody = f"/start/conferences/{conference_id}/invitations"
    async with visitor(house) as browser:
        page = (await browser.get(here)).text
        assert "Kommer någon från Partille?" in page
        assert f'href="/conferences/{conference_id}/register?municipality_code=1402"' in page
        assert "Kommer ingen från Partille?" in (await browser.get(f"{here}/decline")).text
        long = await browser.post(f"{here}/decline", data={"message": "x" * 1001})
        assert (long.status_code, "Det blev för långt." in long.text) == (422, True)
        said = await browser.post(f"{here}/decline", data={"message": "Vi har <b>möte</b>."})
        assert "Partille har svarat att ingen kommer" in said.text
        assert "Vi har &lt;b&gt;möte&lt;/b&gt;." in said.text
        assert "Kommer inte Vi har" in row((await clerk.get(everybody)).text, "Partille")
        assert "Svaret är borttaget." in (await browser.post(f"{here}/take-back")).text
        twice = await browser.post(f"{here}/take-back")
        assert (twice.status_code, "Kommunen har inte svarat nej." in twice.text) == (409, True)
        form = (await browser.get(f"/conferences/{conference_id}/register?municipality_code=1402")).text
        assert '<option value="1402" selected>' in form
        people = body("Pia Par", municipality_code="1402")
        (await registration.post(f"/conferences/{conference_id}/attendees", json=people)).raise_for_status()
        assert "En från Partille är anmäld." in (await browser.get(here)).text
        late = await browser.post(f"{here}/decline", data={"message": ""})
        assert (late.status_code, "Någon från kommunen är redan anmäld" in late.text) == (409, True)
    shown = (await clerk.get(everybody)).text
    assert "Kommer" in row(shown, "Partille")
    assert "Vi har hört av 1 av 13 kommuner." in shown


async def test_link_that_opens_nothing_says_what_to_do(house: House, conference_id: str, links: OwnLinks) -> None:
    renewed = links.token(f"{conference_id}-1402", 1)
    async with visitor(house) as browser:
        for link, status, words in (
            (renewed, 410, "Länken är utbytt"),
            ("nothing.signature", 404, "Länken fungerar inte"),
            (f"{conference_id}-1402.signature", 404, "Länken fungerar inte"),
        ):
            for more in ("", "/decline"):
                answer = await browser.get(f"/my-invitation/{link}{more}")
                assert (answer.status_code, words in answer.text) == (status, True), link


async def test_coordinator_says_no_beside_the_conference_and_registers_more(
    coordinator: Browser, registration: Client, staff: Headers
) -> None:
    earlier = {"starts_at": "2097-09-29T07:00:00Z", "ends_at": "2097-09-29T14:00:00Z", "approval": True}
    conference_id = await announced(registration, staff, **earlier)
    place = f"/start/conferences/{conference_id}/invitations/1402"
    part = part_of((await coordinator.get("/start")).text, "1402")
    assert f'href="{place}/decline"' in part
    said = (await coordinator.post(f"{place}/decline", data={"message": ""})).text
    assert "Det svarade kommunens samordnare." in said
    part = part_of((await coordinator.get("/start")).text, "1402")
    assert "Partille har svarat att ingen kommer" in part
    form = f"/conferences/{conference_id}/register?municipality_code=1402"
    assert form in part
    people = body("Pia Par", municipality_code="1402")
    (await registration.post(f"/conferences/{conference_id}/attendees", json=people)).raise_for_status()
    part = part_of((await coordinator.get("/start")).text, "1402")
    assert ("Pia Par" in part, form in part, "Partille har svarat" in part) == (True, True, False)
    others = await coordinator.get(f"/start/conferences/{conference_id}/invitations/1401")
    assert others.status_code == 403


async def test_staff_write_down_what_somebody_said_on_the_phone(clerk: Browser, conference_id: str) -> None:
    place = f"/start/conferences/{conference_id}/invitations/1407"
    assert "Ingen kommer" in (await clerk.get(place)).text
    said = (await clerk.post(f"{place}/decline", data={"message": "Ringde."})).text
    assert "Det har våra handläggare skrivit in." in said
    assert "Ringde." in row((await clerk.get(place.rpartition("/")[0])).text, "Öckerö")
