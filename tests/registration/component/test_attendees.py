"""People register, wait, leave: over HTTP, on the real database."""

from typing import Any

import httpx
import pytest

from tests.probing import until
from tests.registration.plans import PLAN, announced, body

Client = httpx.AsyncClient
Headers = dict[str, str]


async def test_group_gets_places_in_order_of_arrival(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff, capacity=2)
    answer = await registration.post(f"/conferences/{conference_id}/attendees", json=body("Ann A", "Bo B", "Cim C"))
    assert answer.status_code == 201
    shown = answer.json()
    assert [one["status"] for one in shown["attendees"]] == ["confirmed", "confirmed", "waitlisted"]
    assert [one["waitlist_position"] for one in shown["attendees"]] == [None, None, 1]
    assert {one["group_id"] for one in shown["attendees"]} == {shown["group_id"]}
    assert (shown["id"], shown["status"]) == (shown["attendees"][0]["id"], "confirmed")


async def test_freed_place_goes_to_the_first_in_line(registration: Client, staff: Headers, link: Any) -> None:
    conference_id = await announced(registration, staff, capacity=1)
    path = f"/conferences/{conference_id}/attendees"
    first, second, third = [
        (await registration.post(path, json=body(name))).json()["id"] for name in ("A A", "B B", "C C")
    ]
    left = await registration.post(f"/attendees/{first}/cancellation", headers=link(first))
    assert (left.status_code, left.json()["status"]) == (200, "cancelled")
    assert (await registration.get(f"/attendees/{second}", headers=link(second))).json()["status"] == "confirmed"
    assert (await registration.get(f"/attendees/{third}", headers=link(third))).json()["waitlist_position"] == 1
    again = await registration.post(f"/attendees/{first}/cancellation", headers=link(first))
    assert (again.status_code, again.json()["type"]) == (409, "/problems/already-cancelled")


async def test_more_places_go_to_those_in_line(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff, capacity=1)
    await registration.post(f"/conferences/{conference_id}/attendees", json=body("A A", "B B", "C C"))
    old = (await registration.get(f"/conferences/{conference_id}")).headers["etag"]
    changed = await registration.patch(
        f"/conferences/{conference_id}", json={"capacity": 2}, headers=staff | {"If-Match": old}
    )
    assert (changed.json()["confirmed"], changed.json()["waitlisted"]) == (2, 1)
    stale = await registration.patch(
        f"/conferences/{conference_id}", json={"capacity": 9}, headers=staff | {"If-Match": old}
    )
    assert stale.status_code == 412


async def test_cancelled_conference_releases_everybody(registration: Client, staff: Headers, link: Any) -> None:
    conference_id = await announced(registration, staff, capacity=1)
    answer = await registration.post(f"/conferences/{conference_id}/attendees", json=body("A A", "B B"))
    await registration.post(f"/conferences/{conference_id}/cancellation", json={"reason": "Snö"}, headers=staff)
    one = answer.json()["attendees"][1]["id"]

    async def released() -> bool:
        return bool((await registration.get(f"/attendees/{one}", headers=link(one))).json()["status"] == "cancelled")

    await until(released, "the release of the waiting attendee")


async def test_only_the_own_link_opens_a_registration(registration: Client, staff: Headers, link: Any) -> None:
    conference_id = await announced(registration, staff)
    answer = await registration.post(f"/conferences/{conference_id}/attendees", json=body("A A", "B B"))
    mine, other = [one["id"] for one in answer.json()["attendees"]]
    assert (await registration.get(f"/attendees/{mine}")).status_code == 401
    assert (await registration.get(f"/attendees/{mine}", headers=link(other))).status_code == 403
    assert (await registration.get(f"/attendees/{mine}", headers=link(mine))).status_code == 200
    assert (await registration.get(f"/conferences/{conference_id}/attendees")).status_code == 401


async def test_same_key_gets_the_same_answer(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff)
    path, key = f"/conferences/{conference_id}/attendees", {"Idempotency-Key": f"k-{conference_id}"}
    first = await registration.post(path, json=body("A A"), headers=key)
    second = await registration.post(path, json=body("A A"), headers=key)
    other = await registration.post(path, json=body("B B"), headers=key)
    assert first.json() == second.json()
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-key-reused")
    assert (await registration.get(f"/conferences/{conference_id}")).json()["confirmed"] == 1


async def test_bad_body_names_each_field(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff)
    wrong = body("A A", email="nobody", sector="magic")
    answer = await registration.post(f"/conferences/{conference_id}/attendees", json=wrong)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert {one["field"] for one in answer.json()["errors"]} == {"attendees.0.email", "attendees.0.sector"}


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1999-12-31T23:59:59Z"])
async def test_conference_of_another_age_is_refused_by_its_field(
    registration: Client, staff: Headers, moment: str
) -> None:
    answer = await registration.post("/conferences", json=PLAN | {"ends_at": moment}, headers=staff)
    assert (answer.status_code, [one["field"] for one in answer.json()["errors"]]) == (422, ["ends_at"])


async def test_problem_speaks_the_readers_language(registration: Client) -> None:
    swedish = await registration.post("/conferences/none/attendees", json=body("A A"))
    english = await registration.post(
        "/conferences/none/attendees", json=body("A A"), headers={"Accept-Language": "en"}
    )
    assert swedish.json()["detail"] == "Den konferensen finns inte."
    assert english.json()["detail"] == "There is no such conference."
