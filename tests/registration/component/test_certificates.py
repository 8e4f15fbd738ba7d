"""Certificates of attendance over HTTP, on the real database."""

from typing import Any

import httpx

from tests.registration.component.test_leaving import refusal, registered
from tests.registration.plans import announced
from tests.registration.unit.test_printing import pages

Client = httpx.AsyncClient
Headers = dict[str, str]


async def test_own_link_gets_a_certificate_when_one_has_come_and_it_is_over(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference = await announced(registration, staff)
    anna, bo = await registered(registration, conference, "Anna Ek", "Bo Berg")
    path = f"/attendees/{anna}/certificate.pdf"
    (await registration.post(f"/attendees/{anna}/check-in", headers=staff)).raise_for_status()
    early = await registration.get(path, headers=link(anna))
    assert refusal(early) == (409, "certificate-too-early")
    assert "när konferensen är slut" in early.json()["detail"]
    (await registration.post(f"/conferences/{conference}/completion", headers=staff)).raise_for_status()
    answer = await registration.get(path, headers=link(anna))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert "Anna Ek" in pages(answer.content)[0]
    absent = await registration.get(f"/attendees/{bo}/certificate.pdf", headers=link(bo))
    assert refusal(absent) == (409, "attendance-not-noted")
    assert refusal(await registration.get(path, headers=link(bo))) == (403, "not-allowed")


async def test_certificate_of_an_erased_person_is_gone_for_staff_too(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference = await announced(registration, staff)
    (cia,) = await registered(registration, conference, "Cia Certified")
    (await registration.post(f"/attendees/{cia}/check-in", headers=staff)).raise_for_status()
    (await registration.post(f"/conferences/{conference}/completion", headers=staff)).raise_for_status()
    (await registration.post(f"/attendees/{cia}/erasure", headers=link(cia))).raise_for_status()
    for headers in (staff, link(cia)):
        answer = await registration.get(f"/attendees/{cia}/certificate.pdf", headers=headers)
        assert refusal(answer) == (410, "person-erased")
