"""People correct what they said, whatever became of the plan meanwhile: over HTTP, on the real database."""

from typing import Any

import httpx
import pytest

from samverka_local import keys
from samverka_local.home import Home
from tests.registration.component.test_leaving import SUCCESSOR, refusal, registered
from tests.registration.plans import announced, body, own_links

Client = httpx.AsyncClient
Headers = dict[str, str]
TEXT = {"sv": "Text", "en": "Text"}
SESSION = {"id": "s", "title": TEXT, "starts_at": "2099-09-29T08:00:00Z", "ends_at": "2099-09-29T09:00:00Z"}
CHOICE: dict[str, Any] = {
    "id": "q",
    "kind": "choice",
    "label": TEXT,
    "choices": [{"value": "a", "label": TEXT}, {"value": "b", "label": TEXT}],
}


async def replanned(client: Client, staff: Headers, conference_id: str, **changes: Any) -> None:
    """Staff change the plan."""
    path = f"/conferences/{conference_id}"
    version = (await client.get(path)).headers["ETag"]
    (await client.patch(path, json=changes, headers=staff | {"If-Match": version})).raise_for_status()


async def come(client: Client, conference_id: str, *names: str, **changes: Any) -> list[str]:
    """These people register; return their ids."""
    answer = await client.post(f"/conferences/{conference_id}/attendees", json=body(*names, **changes))
    return [one["id"] for one in answer.raise_for_status().json()["attendees"]]


async def test_new_address_withdraws_the_link_that_lies_in_the_old_mailbox(
    registration: Client, staff: Headers, link: Any, home: Home
) -> None:
    conference_id = await announced(registration, staff)
    (anna,) = await registered(registration, conference_id, "A A")
    path, new = f"/attendees/{anna}", {"email": "Anna.Ny@molndal.se"}
    changed = await registration.patch(path, json=new, headers=link(anna))
    assert (changed.status_code, changed.json()["email"]) == (200, new["email"])
    for method, way in (("GET", ""), ("GET", "/data"), ("POST", "/erasure")):
        answer = await registration.request(method, path + way, headers=link(anna))
        assert refusal(answer) == (410, "link-withdrawn")
    renewed = own_links(keys.link_key(home, "registration")).token(anna, 1)
    mine = {"Authorization": f"Link {renewed}"}
    assert (await registration.patch(path, json={"email": "anna.ny@molndal.se"}, headers=mine)).status_code == 200
    assert (await registration.get(path, headers=mine)).status_code == 200


async def test_name_is_corrected_also_where_fewer_have_places_now(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference_id = await announced(registration, staff, capacity=9)
    anna, bo = await registered(registration, conference_id, "A A", "B B")
    await replanned(registration, staff, conference_id, quotas={"sectors": {"procurement": 1}})
    changed = await registration.patch(f"/attendees/{anna}", json={"name": "A Ek"}, headers=link(anna))
    assert changed.status_code == 200, changed.text
    given = await registration.post(f"/attendees/{bo}/delegation", json=SUCCESSOR, headers=link(bo))
    assert given.status_code == 200, given.text


@pytest.mark.parametrize(
    ("plan", "person", "replan"),
    [
        ({"online_capacity": 5}, {"mode": "on-site"}, {"online_capacity": None}),
        ({}, {}, {"online_capacity": 5}),
        ({"questions": [CHOICE]}, {"answers": {"q": "a"}}, {"questions": []}),
        ({"questions": [CHOICE]}, {"answers": {"q": "a"}}, {"questions": [CHOICE | {"sectors": ["non-profit"]}]}),
        (
            {"questions": [CHOICE]},
            {"answers": {"q": "a"}},
            {"questions": [CHOICE | {"choices": CHOICE["choices"][1:]}]},
        ),
        ({}, {}, {"questions": [CHOICE | {"required": True}]}),
    ],
)
async def test_what_staff_changed_meanwhile_stops_nobody_from_correcting_something_else(
    registration: Client, staff: Headers, link: Any, plan: Any, person: Any, replan: Any
) -> None:
    conference_id = await announced(registration, staff, **plan)
    anna, bo = await come(registration, conference_id, "A A", "B B", **person)
    await replanned(registration, staff, conference_id, **replan)
    changed = await registration.patch(f"/attendees/{anna}", json={"name": "A Ek"}, headers=link(anna))
    assert changed.status_code == 200, changed.text
    given = await registration.post(f"/attendees/{bo}/delegation", json=SUCCESSOR, headers=link(bo))
    assert given.status_code == 200, given.text


async def test_what_is_changed_is_still_looked_at(registration: Client, staff: Headers, link: Any) -> None:
    conference_id = await announced(registration, staff, questions=[CHOICE | {"required": True}])
    (anna,) = await come(registration, conference_id, "A A", answers={"q": "a"})
    for wrong, field in (
        ({"mode": "online"}, "mode"),
        ({"sessions": ["x"]}, "sessions"),
        ({"answers": {}}, "answers.q"),
        ({"answers": {"q": "c"}}, "answers.q"),
        ({"answers": {"q": "a", "r": "b"}}, "answers.r"),
    ):
        answer = await registration.patch(f"/attendees/{anna}", json=wrong, headers=link(anna))
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


async def test_nobody_gets_a_session_or_a_way_that_is_there_no_longer(
    registration: Client, staff: Headers, link: Any
) -> None:
    plan = {"capacity": 1, "online_capacity": 1, "sessions": [SESSION]}
    conference_id = await announced(registration, staff, **plan)
    first, second = [
        (await come(registration, conference_id, name, mode=mode))[0]
        for name, mode in (("A A", "on-site"), ("B B", "online"))
    ]
    late, last = await come(registration, conference_id, "C C", "D D", mode="online", sessions=["s"])
    (await registration.post(f"/attendees/{second}/declination", headers=link(second))).raise_for_status()
    (await registration.post(f"/attendees/{late}/declination", headers=link(late))).raise_for_status()
    (await registration.post(f"/attendees/{last}/declination", headers=link(last))).raise_for_status()
    late, last = await come(registration, conference_id, "E E", "F F", mode="on-site", sessions=["s"])
    await replanned(registration, staff, conference_id, sessions=[], online_capacity=None)
    (await registration.post(f"/attendees/{first}/declination", headers=link(first))).raise_for_status()
    shown = (await registration.get(f"/attendees/{late}", headers=link(late))).json()
    assert (shown["status"], shown["sessions"]) == ("confirmed", [])
    assert (await registration.get(f"/attendees/{last}", headers=link(last))).json()["status"] == "waitlisted"
    await replanned(registration, staff, conference_id, capacity=2)
    assert (await registration.get(f"/attendees/{last}", headers=link(last))).json()["status"] == "confirmed"


async def test_who_waited_for_a_place_online_waits_for_any_when_there_are_none_online_any_more(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference_id = await announced(registration, staff, capacity=2, online_capacity=1)
    (first,) = await come(registration, conference_id, "A A", mode="online")
    waiting = await come(registration, conference_id, "B B", "C C", "D D", mode="online")
    (await registration.post(f"/attendees/{first}/declination", headers=link(first))).raise_for_status()
    (await registration.post(f"/attendees/{waiting[0]}/declination", headers=link(waiting[0]))).raise_for_status()
    (await registration.post(f"/attendees/{waiting[1]}/declination", headers=link(waiting[1]))).raise_for_status()
    (await registration.post(f"/attendees/{waiting[2]}/declination", headers=link(waiting[2]))).raise_for_status()
    quota = {"quotas": {"sectors": {"procurement": 0}}}
    await replanned(registration, staff, conference_id, **quota)
    waiting = await come(registration, conference_id, "E E", "F F", "G G", mode="online")
    await replanned(registration, staff, conference_id, online_capacity=None, quotas={})
    held = [(await registration.get(f"/attendees/{one}", headers=link(one))).json()["status"] for one in waiting]
    assert held == ["confirmed", "confirmed", "waitlisted"]


async def test_nobody_comes_twice_by_a_correction_or_for_somebody_else(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference_id = await announced(registration, staff)
    anna, bo = await registered(registration, conference_id, "A A", "B B")
    same = {"name": "b  b", "email": "B@molndal.se"}
    answer = await registration.patch(f"/attendees/{anna}", json=same, headers=link(anna))
    assert refusal(answer) == (409, "already-registered")
    given = await registration.post(f"/attendees/{anna}/delegation", json=SUCCESSOR | same, headers=link(anna))
    assert refusal(given) == (409, "already-registered")
    assert given.json()["errors"][0]["field"] == "email"
    own = await registration.patch(f"/attendees/{bo}", json={"name": "B b"}, headers=link(bo))
    assert own.status_code == 200


async def test_who_takes_over_a_place_in_line_gets_a_place_that_suits_at_once(
    registration: Client, staff: Headers, link: Any
) -> None:
    conference_id = await announced(registration, staff, quotas={"municipalities": {"1481": 0}})
    (anna,) = await registered(registration, conference_id, "A A")
    instead = SUCCESSOR | {"municipality_code": "1402"}
    given = await registration.post(f"/attendees/{anna}/delegation", json=instead, headers=link(anna))
    successor = given.raise_for_status().json()["delegated_to"]
    assert (await registration.get(f"/attendees/{successor}", headers=link(successor))).json()["status"] == "confirmed"


async def test_conference_that_is_past_takes_no_registrations(registration: Client, staff: Headers) -> None:
    times = {"starts_at": "2015-09-29T07:00:00Z", "ends_at": "2015-09-29T14:00:00Z"}
    conference_id = await announced(registration, staff, **times)
    assert (await registration.get(f"/conferences/{conference_id}")).json()["registration"] == "closed"
    answer = await registration.post(f"/conferences/{conference_id}/attendees", json=body("A A"))
    assert refusal(answer) == (409, "registration-closed")
