"""Participation in figures: over HTTP, on the real database."""

from typing import Any
from zoneinfo import ZoneInfo

import httpx

from chassis.clock import now
from tests.registration.plans import PLAN, announced, body

Client = httpx.AsyncClient
Headers = dict[str, str]


async def test_who_registered_and_who_came_is_told_without_a_word_on_whom(registration: Client, staff: Headers) -> None:
    conference = await announced(registration, staff, capacity=3, tracks=["iop"])
    path = f"/conferences/{conference}/attendees"
    people = body("Ann A", "Bo B", "Cia C", "Dag D", municipality_code="1401")
    for person, sector in zip(
        people["attendees"], ("procurement", "labour-market", "procurement", "non-profit"), strict=True
    ):
        person["sector"] = sector
    people["attendees"][3]["municipality_code"] = None
    ids = [one["id"] for one in (await registration.post(path, json=people)).raise_for_status().json()["attendees"]]
    for attendee in ids[:2]:
        (await registration.post(f"/attendees/{attendee}/check-in", headers=staff)).raise_for_status()
    (await registration.post(f"/attendees/{ids[2]}/declination", headers=staff)).raise_for_status()

    answer = await registration.get(f"/participation?conference_id={conference}", headers=staff)
    told = answer.raise_for_status().json()
    assert told["all"] == {"confirmed": 3, "waitlisted": 0, "left": 1, "came": 2}
    assert told["beyond_labour_market"] == {"confirmed": 2, "waitlisted": 0, "left": 1, "came": 1}
    assert {one["key"]: one["confirmed"] for one in told["by_municipality"]} == {"": 1, "1401": 2}
    assert {one["key"]: one["came"] for one in told["by_sector"]} == {
        "labour-market": 1,
        "non-profit": 0,
        "procurement": 1,
    }
    assert [one["key"] for one in told["by_month"]] == [
        now().astimezone(ZoneInfo("Europe/Stockholm")).strftime("%Y-%m")
    ]
    assert [(one["id"], one["came"], one["capacity"]) for one in told["by_conference"]] == [(conference, 2, 3)]
    assert "Ann" not in answer.text
    assert "@" not in answer.text


async def test_draft_has_no_figures_and_a_track_has_its_own(registration: Client, staff: Headers) -> None:
    social = await announced(registration, staff, tracks=["social-considerations"])
    (await registration.post(f"/conferences/{social}/attendees", json=body("Eva E"))).raise_for_status()
    told = (await registration.get("/participation?track=iop", headers=staff)).json()
    assert social not in {one["id"] for one in told["by_conference"]}
    assert {one["key"] for one in told["by_track"]} <= {"iop"}
    assert (await registration.get("/participation?conference_id=none", headers=staff)).json()["by_conference"] == []
    assert (await registration.get("/participation?track=none", headers=staff)).status_code == 422


async def test_conference_is_told_by_session_by_way_and_by_day_and_is_so_after_an_erasure(
    registration: Client, staff: Headers
) -> None:
    sessions = [
        {"id": "am", "title": PLAN["title"], "starts_at": PLAN["starts_at"], "ends_at": PLAN["ends_at"], "capacity": 2}
    ]
    more = {"place": {"name": "Hus"}, "online_url": "https://example.org", "online_capacity": 5, "sessions": sessions}
    conference = await announced(registration, staff, **more)
    people = body("Ulf Erased", "Eva Erased", mode="online", email="both@erased.example", sector="non-profit")
    people["attendees"][0]["sessions"] = ["am"]
    (await registration.post(f"/conferences/{conference}/attendees", json=people)).raise_for_status()
    before = await _told(registration, staff, conference)
    assert [(one["id"], one["capacity"], one["confirmed"]) for one in before["by_session"]] == [("am", 2, 1)]
    assert [(one["key"], one["confirmed"]) for one in before["by_mode"]] == [("online", 2)]
    assert [one["confirmed"] for one in before["by_day"]] == [2]
    assert before["by_conference"][0]["beyond_labour_market"]["confirmed"] == 2
    everything = (await registration.get("/participation", headers=staff)).json()
    assert (everything["by_day"], everything["by_session"]) == ([], [])

    asked = {"email": "both@erased.example", "decision": "Dnr 2015-77"}
    (await registration.post("/people/erasure", json=asked, headers=staff)).raise_for_status()
    after = await _told(registration, staff, conference)
    assert [one["key"] for one in after["by_mode"]] == ["online"]
    assert [sum(one[kind] for kind in ("confirmed", "left")) for one in (after["all"], *after["by_day"])] == [2, 2]


async def _told(registration: Client, staff: Headers, conference: str) -> Any:
    answer = await registration.get(f"/participation?conference_id={conference}", headers=staff)
    return answer.raise_for_status().json()
