"""A person sees all that is held under their address, and is led to each thing they can put right."""

from typing import Any

import httpx

from tests.registration.component.test_own_interest import CONTACT
from tests.registration.plans import announced, body

Client = httpx.AsyncClient
Headers = dict[str, str]


async def registered(registration: Client, conference_id: str, name: str) -> str:
    answer = await registration.post(f"/conferences/{conference_id}/attendees", json=body(name))
    id_: str = answer.raise_for_status().json()["id"]
    return id_


def by(link: str) -> Headers:
    """What the gateway sends for the page behind a link."""
    return {"Authorization": f"Link {link.rpartition('/')[2]}"}


async def test_one_link_leads_to_the_others_and_to_interests_under_the_address(
    registration: Client, staff: Headers, link: Any
) -> None:
    here, there = await announced(registration, staff), await announced(registration, staff)
    first, second = await registered(registration, here, "Ida A"), await registered(registration, there, "Ida A")
    contact = {"contact": CONTACT | {"email": "IDA@molndal.se"}}
    interest = {"municipality_code": "1489", "tracks": ["iop"]} | contact
    declared = (await registration.post("/interests", json=interest)).json()["id"]
    held = (await registration.get(f"/attendees/{first}/data", headers=link(first))).json()
    links = {one["id"]: one["link"] for one in held["attendees"]}
    assert set(links) == {first, second}
    changed = await registration.patch(f"/attendees/{second}", json={"role": "manager"}, headers=by(links[second]))
    assert changed.json()["role"] == "manager"
    [own] = held["interests"]
    found = await registration.get(f"/interests/{declared}", headers=by(own["link"]))
    assert (own["id"], found.status_code) == (declared, 200)


async def test_what_is_over_or_left_has_no_link(registration: Client, staff: Headers, link: Any) -> None:
    over, to_come, left = [await announced(registration, staff) for _ in range(3)]
    ids = [await registered(registration, one, "Ove A") for one in (over, to_come, left)]
    (await registration.post(f"/conferences/{over}/completion", headers=staff)).raise_for_status()
    (await registration.post(f"/attendees/{ids[2]}/cancellation", headers=link(ids[2]))).raise_for_status()
    held = (await registration.get(f"/attendees/{ids[1]}/data", headers=link(ids[1]))).json()
    assert {one["id"]: bool(one["link"]) for one in held["attendees"]} == dict(
        zip(ids, (False, True, False), strict=True)
    )


async def test_staff_who_are_asked_see_the_same_without_links(registration: Client, staff: Headers) -> None:
    await registered(registration, await announced(registration, staff), "Stina A")
    held = await registration.post("/people/data", json={"email": "stina@molndal.se"}, headers=staff)
    assert [(one["name"], one["link"]) for one in held.json()["attendees"]] == [("Stina A", None)]
