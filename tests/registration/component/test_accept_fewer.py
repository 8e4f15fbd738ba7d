"""A group in line that would rather come a few fewer than wait for each other."""

from typing import Any

from httpx import AsyncClient as Client

from tests.registration.plans import announced, body

Headers = dict[str, str]


async def _waiting_together(registration: Client, staff: Headers) -> tuple[str, list[dict[str, Any]]]:
    """One place is free, and two wait for two."""
    conference_id = await announced(registration, staff, capacity=1)
    path = f"/conferences/{conference_id}/attendees"
    pair = body("Bea Berg", "Bo Berg") | {"accepts_fewer": False}
    return conference_id, (await registration.post(path, json=pair)).json()["attendees"]


async def test_group_that_accepts_fewer_gets_the_place_that_was_too_few(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference_id, pair = await _waiting_together(registration, staff)
    bea, bo = (one["id"] for one in pair)
    assert [one["status"] for one in pair] == ["waitlisted", "waitlisted"]
    said = await registration.post(f"/attendees/{bo}/fewer-acceptance", headers=link(bo))
    assert (said.status_code, said.json()["status"], said.json()["accepts_fewer"]) == (200, "waitlisted", True)
    first = (await registration.get(f"/attendees/{bea}", headers=link(bea))).json()
    assert (first["status"], first["accepts_fewer"]) == ("confirmed", True)
    assert (await registration.get(f"/conferences/{conference_id}")).json()["places_left"] == 0


async def test_who_has_a_place_has_nothing_to_wait_for(registration: Client, staff: Headers, link: Any) -> None:
    conference_id = await announced(registration, staff)
    alone = (await registration.post(f"/conferences/{conference_id}/attendees", json=body("Ann A"))).json()
    refused = await registration.post(f"/attendees/{alone['id']}/fewer-acceptance", headers=link(alone["id"]))
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "not-in-line")


async def test_saying_it_twice_changes_nothing(registration: Client, staff: Headers, link: Any) -> None:
    _, pair = await _waiting_together(registration, staff)
    waits = pair[1]["id"]
    path, mine = f"/attendees/{waits}/fewer-acceptance", link(waits)
    first = (await registration.post(path, headers=mine)).json()
    assert (await registration.post(path, headers=mine)).json() == first
