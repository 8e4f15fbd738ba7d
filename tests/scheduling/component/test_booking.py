"""From facts heard to a booked consultation: over HTTP, on the real parts."""

from typing import Any

import httpx
import pytest
from icalendar import Calendar

from chassis.links import OwnLinks
from chassis.messaging import tail
from samverka_local import keys
from samverka_local.home import Home
from tests.conftest import Run
from tests.probing import until
from tests.scheduling.component.conftest import Attends, answer_for, declare, until_reason
from tests.scheduling.times import adviser, booking, refusal, slots
from tests.stores import AnyKafka

Client = httpx.AsyncClient
Headers = dict[str, str]
WINDOW = {"track": "social-considerations", "closes_at": "2099-12-18T23:00:00Z"}


@pytest.fixture(scope="module")
def link(home: Home) -> Any:
    """Headers of whoever holds the link to a consultation."""
    links = OwnLinks(keys.link_key(home, "scheduling"), "", page="consultation", kind="consultation")
    return lambda consultation_id: {"Authorization": f"Link {links.token(consultation_id)}"}


@pytest.fixture(scope="module")
async def harryda(registration: Client, scheduling: Client, staff: Headers, attends: Attends) -> str:
    """A municipality that gets, rule by rule, the right to book; answers its code."""
    code = "1401"
    assert (await answer_for(scheduling, code))["reason"] == "interest-declared"
    window = WINDOW | {"opens_when_held": True}
    (await scheduling.post("/booking-windows", json=window, headers=staff)).raise_for_status()
    await declare(registration, code)
    await until_reason(scheduling, code, "conference-held")
    await attends(code)
    await until_reason(scheduling, code, "eligible")
    return code


async def test_every_rule_is_answered_in_plain_words(scheduling: Client, harryda: str) -> None:
    yes, no = await answer_for(scheduling, harryda), await answer_for(scheduling, "1402")
    assert (yes["eligible"], no["eligible"]) == (True, False)
    assert no["text"].startswith("Kommunen kan boka när den har anmält intresse")
    assert [(one["rule"], one["met"]) for one in no["rules"]] == [
        ("interest-declared", False),
        ("conference-held", True),
        ("person-checked-in", False),
        ("window-open", True),
    ]
    unknown = await scheduling.get("/eligibility", params={"municipality_code": "abc"})
    assert refusal(unknown) == (422, "invalid-request")


async def test_booking_takes_the_slot_and_cancelling_frees_it(
    scheduling: Client, staff: Headers, harryda: str, link: Any
) -> None:
    (slot,) = await slots(scheduling, staff, await adviser(scheduling, staff))
    booked = (await scheduling.post("/consultations", json=booking(slot["id"]))).raise_for_status().json()
    assert (booked["status"], booked["adviser"]["name"], booked["starts_at"]) == (
        "booked",
        "Jörgen Larzon",
        slot["starts_at"],
    )
    again = await scheduling.post("/consultations", json=booking(slot["id"]))
    assert refusal(again) == (409, "slot-taken")
    withdrawn = await scheduling.delete(f"/slots/{slot['id']}", headers=staff)
    assert refusal(withdrawn) == (409, "slot-taken")
    path = f"/consultations/{booked['id']}"
    assert (await scheduling.get(path)).status_code == 401
    assert (await scheduling.get(path, headers=link("another"))).status_code == 403
    cancelled = await scheduling.post(f"{path}/cancellation", json={"reason": "Förhinder"}, headers=link(booked["id"]))
    assert cancelled.json()["status"] == "cancelled"
    assert refusal(await scheduling.post(f"{path}/cancellation", headers=link(booked["id"]))) == (
        409,
        "consultation-cancelled",
    )
    assert (await scheduling.post("/consultations", json=booking(slot["id"]))).status_code == 201


async def test_municipality_without_the_right_is_told_why(scheduling: Client, staff: Headers, harryda: str) -> None:
    (slot,) = await slots(scheduling, staff, await adviser(scheduling, staff))
    refused = await scheduling.post("/consultations", json=booking(slot["id"], "1402"))
    assert refusal(refused) == (403, "not-eligible")
    assert refused.json()["detail"] == (await answer_for(scheduling, "1402"))["text"]
    english = await scheduling.post(
        "/consultations", json=booking(slot["id"], "1402"), headers={"Accept-Language": "en"}
    )
    assert english.json()["detail"].startswith("The municipality can book once")


async def test_consultation_moves_with_its_link_and_frees_the_time_it_had(
    scheduling: Client, staff: Headers, harryda: str, link: Any
) -> None:
    first, second, third = await slots(scheduling, staff, await adviser(scheduling, staff), repeat={"weeks": 3})
    booked = (await scheduling.post("/consultations", json=booking(first["id"]))).raise_for_status().json()
    (await scheduling.post("/consultations", json=booking(third["id"]))).raise_for_status()
    move = f"/consultations/{booked['id']}/move"
    taken = await scheduling.post(move, json={"slot_id": third["id"]}, headers=link(booked["id"]))
    assert refusal(taken) == (409, "slot-taken")
    moved = await scheduling.post(move, json={"slot_id": second["id"]}, headers=link(booked["id"]))
    assert moved.json()["starts_at"] == second["starts_at"]
    assert (await scheduling.post("/consultations", json=booking(first["id"]))).status_code == 201
    (other,) = await slots(scheduling, staff, await adviser(scheduling, staff))
    elsewhere = await scheduling.post(move, json={"slot_id": other["id"]}, headers=link(booked["id"]))
    assert refusal(elsewhere) == (409, "other-adviser")


async def test_times_of_one_adviser_do_not_overlap_and_withdrawn_ones_are_not_booked(
    scheduling: Client, staff: Headers, harryda: str
) -> None:
    adviser_id = await adviser(scheduling, staff)
    (slot,) = await slots(scheduling, staff, adviser_id)
    body = {"adviser_id": adviser_id, "starts_at": slot["starts_at"], "minutes": 30, "modes": ["online"]}
    assert refusal(await scheduling.post("/slots", json=body, headers=staff)) == (409, "slot-overlaps")
    assert (await scheduling.delete(f"/slots/{slot['id']}", headers=staff)).status_code == 204
    assert refusal(await scheduling.post("/consultations", json=booking(slot["id"]))) == (409, "slot-withdrawn")
    assert (await scheduling.post("/slots", json=body, headers=staff)).status_code == 201


async def test_free_times_are_listed_in_order_page_by_page(scheduling: Client, staff: Headers, harryda: str) -> None:
    adviser_id = await adviser(scheduling, staff, name="Lisbeth Ringdahl", tracks=["iop"])
    published = await slots(scheduling, staff, adviser_id, repeat={"weeks": 5})
    query = {"adviser_id": adviser_id, "free": "true", "limit": "2"}
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = (await scheduling.get("/slots", params=query | ({"cursor": cursor} if cursor else {}))).json()
        found += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
    assert found == [one["id"] for one in published]
    assert page["items"][0]["adviser"]["name"] == "Lisbeth Ringdahl"


async def test_adviser_sees_consultations_in_a_calendar_program(
    scheduling: Client, staff: Headers, harryda: str
) -> None:
    adviser_id = await adviser(scheduling, staff)
    (slot,) = await slots(scheduling, staff, adviser_id)
    (await scheduling.post("/consultations", json=booking(slot["id"], topic="Städtjänster"))).raise_for_status()
    (mine,) = [
        one for one in (await scheduling.get("/advisers", headers=staff)).json()["items"] if one["id"] == adviser_id
    ]
    address = mine["calendar_url"].removeprefix("http://127.0.0.1:8000/api/v1")
    (event,) = Calendar.from_ical((await scheduling.get(address)).content).walk("VEVENT")
    assert "Städtjänster" in str(event["SUMMARY"])
    assert event.decoded("DTSTART").isoformat() == "2099-10-06T09:00:00+02:00"
    assert (await scheduling.get(address.split("?", maxsplit=1)[0])).status_code == 401
    public = (await scheduling.get("/advisers")).json()["items"]
    assert {one["calendar_url"] for one in public} == {None}


async def test_coordinator_sees_own_municipality_only(
    scheduling: Client, staff: Headers, harryda: str, home: Home
) -> None:
    (slot,) = await slots(scheduling, staff, await adviser(scheduling, staff))
    booked = (await scheduling.post("/consultations", json=booking(slot["id"]))).raise_for_status().json()
    ours, theirs = (
        {"Authorization": f"Bearer {keys.token(home, 'coordinator', [code])}"} for code in (harryda, "1481")
    )
    assert booked["id"] in {one["id"] for one in (await scheduling.get("/consultations", headers=ours)).json()["items"]}
    assert (await scheduling.get("/consultations", headers=theirs)).json()["items"] == []
    assert (await scheduling.get(f"/consultations/{booked['id']}", headers=theirs)).status_code == 403
    assert (await scheduling.get("/consultations")).status_code == 401
    early = await scheduling.post(f"/consultations/{booked['id']}/outcome", json={"outcome": "held"}, headers=staff)
    assert refusal(early) == (409, "not-yet-started")


async def test_track_has_one_booking_window_at_a_time(scheduling: Client, staff: Headers, harryda: str) -> None:
    second = await scheduling.post("/booking-windows", json=WINDOW, headers=staff)
    assert refusal(second) == (409, "booking-window-exists")
    past = WINDOW | {"track": "iop", "closes_at": "2015-12-18T23:00:00Z"}
    assert refusal(await scheduling.post("/booking-windows", json=past, headers=staff)) == (
        422,
        "booking-window-closes-too-early",
    )


async def test_right_to_book_is_told_once(scheduling: Client, harryda: str, kafka: AnyKafka) -> None:
    told: list[str] = []

    async def granted() -> bool:
        records = tail.read(kafka.bootstrap, ["scheduling-eligibility-events"])
        told[:] = [f"{one.key.decode()} {dict(one.headers)['ce_type'].decode()}" async for one in records]
        return bool(told)

    await until(granted, "the right to book on the topic")
    assert told.count(f"{harryda}.social-considerations scheduling.eligibility.granted.v1") == 1


async def test_statistics_count_without_naming_anybody(run: Run, scheduling: Client, harryda: str) -> None:
    root = str(scheduling.base_url).removesuffix("/api/v1/")
    counted = (await scheduling.get(f"{root}/statistics")).raise_for_status().json()
    assert counted["tracks"]["social-considerations"]["eligible_municipalities"] == 1
    assert counted["tracks"]["social-considerations"]["consultations"]["cancelled"] >= 1
