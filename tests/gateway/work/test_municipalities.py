"""All municipalities at a glance, for staff."""

import re

from gateway.domain.account import Rights
from tests.gateway.work.conftest import Client, Headers
from tests.gateway.work.signed_in import House
from tests.registration.plans import announced, body
from tests.scheduling.component.conftest import declare


async def test_staff_see_how_far_each_municipality_has_come(house: House, registration: Client, staff: Headers) -> None:
    conference = await announced(registration, staff, capacity=5)
    await declare(registration, "1441")
    for code in ("1402", "1480"):
        people = body("Ann A", municipality_code=code)
        registered = await registration.post(f"/conferences/{conference}/attendees", json=people)
    (await registration.post(f"/attendees/{registered.json()['id']}/check-in", headers=staff)).raise_for_status()
    page = (await (await house.visitor(Rights(("staff",)))).get("/start/municipalities")).text
    table = page.partition("<tbody")[2].partition("</tbody>")[0]
    rows = {row[0]: row for row in (re.findall(r">([^<>\n]+)<", one) for one in table.split('<tr role="row">')[1:])}
    assert len(rows) == 13
    assert "Vi har hört av 3 av 13 kommuner" in page
    assert rows["Göteborg"] == ["Göteborg", "Har varit med", "Inget anmält", "1", "1"]
    assert rows["Partille"] == ["Partille", "Har anmälda", "Inget anmält", "1", "0"]
    assert rows["Lerum"] == ["Lerum", "Intresserad", "Social hänsyn i upphandling", "0", "0"]
    assert rows["Öckerö"] == ["Öckerö", "Inget hört", "Inget anmält", "0", "0"]
