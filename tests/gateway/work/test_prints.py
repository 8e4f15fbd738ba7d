"""Badges and attendance lists from the pages of work: for staff, and for coordinators of their own."""

import re
from html import unescape

from gateway.domain.account import Rights
from tests.gateway.work.conftest import Client, Headers
from tests.gateway.work.signed_in import Browser, House
from tests.registration.component.test_prints import SESSION
from tests.registration.plans import announced, body
from tests.registration.unit.test_printing import pages


async def a_conference(registration: Client, staff: Headers) -> str:
    """A conference with a session, to which two come from two municipalities."""
    conference = await announced(registration, staff, sessions=[SESSION])
    for name, code in (("Ann A", "1402"), ("Bo B", "1480")):
        person = body(name, municipality_code=code, sessions=["talks"] if code == "1402" else [])
        (await registration.post(f"/conferences/{conference}/attendees", json=person)).raise_for_status()
    return f"/start/conferences/{conference}"


async def printed(browser: Browser, page: str, file: str) -> str:
    """What stands in the file of this name that the page leads to."""
    link = re.search(rf'href="([^"]+/{file}[^"]*)"', (await browser.get(page)).text)
    assert link is not None
    answer = await browser.get(unescape(link[1]))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    return " ".join(pages(answer.content))


async def test_staff_print_badges_and_lists_of_whom_they_see(
    house: House, registration: Client, staff: Headers
) -> None:
    clerk = await house.visitor(Rights(("staff",)))
    here = await a_conference(registration, staff)
    badges = await printed(clerk, here, "badges.pdf")
    assert ("Ann A" in badges, "Bo B" in badges) == (True, True)
    narrowed = await printed(clerk, f"{here}/attendees?municipality_code=1480", "attendance-list.pdf")
    assert ("Ann A" in narrowed, "Bo B" in narrowed) == (False, True)
    of_session = await printed(clerk, here, r"attendance-list.pdf\?session=talks")
    assert ("Samtal" in of_session, "Ann A" in of_session, "Bo B" in of_session) == (True, True, False)


async def test_certificate_is_taken_from_who_was_there_once_it_is_over(
    house: House, registration: Client, staff: Headers
) -> None:
    conference = await announced(registration, staff, capacity=9)
    here = f"/conferences/{conference}"
    came = (await registration.post(f"{here}/attendees", json=body("Ann A", municipality_code="1402"))).json()["id"]
    away = (await registration.post(f"{here}/attendees", json=body("Bo B", municipality_code="1402"))).json()["id"]
    (await registration.post(f"/attendees/{came}/check-in", headers=staff)).raise_for_status()
    coordinator = await house.visitor(Rights(("coordinator",), ("1402",)))
    page = f"/start/attendees/{came}"
    assert "certificate.pdf" not in (await coordinator.get(page)).text
    early = await coordinator.get(f"{page}/certificate.pdf")
    assert early.status_code == 409
    (await registration.post(f"{here}/completion", headers=staff)).raise_for_status()
    assert "Ann A" in await printed(coordinator, page, "certificate.pdf")
    assert "certificate.pdf" not in (await coordinator.get(f"/start/attendees/{away}")).text
    stranger = await house.visitor(Rights(("coordinator",), ("1480",)))
    assert (await stranger.get(f"{page}/certificate.pdf")).status_code in {403, 404}


async def test_coordinator_prints_own_people_and_a_stranger_nothing(
    house: House, registration: Client, staff: Headers
) -> None:
    here = await a_conference(registration, staff)
    coordinator = await house.visitor(Rights(("coordinator",), ("1402",)))
    found = await printed(coordinator, f"{here}/attendees", "badges.pdf")
    assert ("Ann A" in found, "Bo B" in found) == (True, False)
    editor, clerk = [await house.visitor(Rights((role,))) for role in ("editor", "staff")]
    assert (await editor.get(f"{here}/badges.pdf")).status_code == 403
    assert (await clerk.get("/start/conferences/none/badges.pdf")).status_code == 404
