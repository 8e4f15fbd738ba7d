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
    for name, code in (("Ann A", "1402"), ("Bo B", "1480")):
        people = body(name, municipality_code=code)
        registered = await registration.post(f"/conferences/{conference}/attendees", json=people)
    (await registration.post(f"/attendees/{registered.json()['id']}/check-in", headers=staff)).raise_for_status()
    page = (await (await house.visitor(Rights(("staff",)))).get("/start/municipalities")).text
    table = page.partition("<tbody")[2].partition("</tbody>")[0]
    cells = [re.findall(r">([^<>\n]+)<", one) for one in table.split('<tr role="row">')[1:]]
    rows = {row[0]: [cell for cell in row if not cell.startswith(": ")] for row in cells}
    assert len(rows) == 13
    assert "Vi har hört av 3 av 13 kommuner" in page
    assert [one for one in rows["Göteborg"] if one[0] != ":"] == [
        *("Göteborg", "Har varit med", "Inget anmält", "Lägg till adress", "Inte än", "1", "1"),
    ]
    assert rows["Partille"][1:3] == ["Har anmälda", "Inget anmält"]
    assert rows["Lerum"][1:3] == ["Intresserad", "Social hänsyn i upphandling"]
    assert rows["Öckerö"][1:3] == ["Inget hört", "Inget anmält"]
