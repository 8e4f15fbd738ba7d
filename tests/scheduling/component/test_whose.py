"""Everybody acts on their own things only, and no moment breaks the service: over HTTP, on the real database."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import httpx
import pytest

from chassis.clock import now
from chassis.storage import GroupCommit, Storage, UnitOfWork
from chassis.storage.outbox import Letter
from samverka_local import keys
from samverka_local.home import Home
from scheduling.domain.booking_window import BookingWindow, plan
from scheduling.storage.kinds import WINDOWS
from scheduling.storage.knowing import open_window
from scheduling.use_cases.close_booking_window import close_booking_window
from scheduling.use_cases.plan_booking_window import plan_booking_window
from tests.probing import until
from tests.scheduling.component.conftest import Attends, declare, until_reason
from tests.scheduling.times import adviser, booking, refusal, slots
from tests.stores import AnyMongod

Client = httpx.AsyncClient
Headers = dict[str, str]
SignedIn = Callable[[str], Headers]


@pytest.fixture(scope="module")
def signed_in(home: Home) -> SignedIn:
    """Headers of the adviser with this id."""
    return lambda adviser_id: {"Authorization": f"Bearer {keys.token(home, 'adviser', adviser=adviser_id)}"}


@pytest.fixture(scope="module")
async def eligible(registration: Client, scheduling: Client, staff: Headers, attends: Attends) -> None:
    """Härryda may book."""
    await declare(registration, "1401")
    await attends("1401")
    window = {"track": "social-considerations", "closes_at": "2099-12-18T23:00:00Z"}
    (await scheduling.post("/booking-windows", json=window, headers=staff)).raise_for_status()
    await until_reason(scheduling, "1401", "eligible")


async def test_adviser_publishes_and_withdraws_own_times_only(
    scheduling: Client, staff: Headers, signed_in: SignedIn
) -> None:
    mine, other = await adviser(scheduling, staff), await adviser(scheduling, staff)
    (slot,) = await slots(scheduling, signed_in(mine), mine)
    body = {"adviser_id": mine, "starts_at": "2099-10-07T07:00:00Z", "minutes": 30, "modes": ["online"]}
    assert refusal(await scheduling.post("/slots", json=body, headers=signed_in(other))) == (403, "not-allowed")
    path = f"/slots/{slot['id']}"
    assert refusal(await scheduling.delete(path, headers=signed_in(other))) == (403, "not-allowed")
    assert (await scheduling.delete(path, headers=signed_in(mine))).status_code == 204


@pytest.mark.usefixtures("eligible")
async def test_adviser_sees_and_changes_own_consultations_only(
    scheduling: Client, staff: Headers, signed_in: SignedIn
) -> None:
    mine, other = await adviser(scheduling, staff), await adviser(scheduling, staff)
    (slot,) = await slots(scheduling, staff, mine)
    booked = (await scheduling.post("/consultations", json=booking(slot["id"]))).raise_for_status().json()["id"]
    path = f"/consultations/{booked}"
    asks = [
        partial(scheduling.get, path),
        partial(scheduling.post, f"{path}/move", json={"slot_id": slot["id"]}),
        partial(scheduling.post, f"{path}/outcome", json={"outcome": "held"}),
        partial(scheduling.post, f"{path}/cancellation"),
        partial(scheduling.get, "/consultations", params={"adviser_id": mine}),
        partial(scheduling.get, f"/advisers/{mine}/calendar.ics"),
    ]
    assert [(await ask(headers=signed_in(other))).status_code for ask in asks] == [403] * len(asks)
    assert (await scheduling.get("/consultations", headers=signed_in(other))).json()["items"] == []
    own = (await scheduling.get("/consultations", headers=signed_in(mine))).json()["items"]
    assert [one["id"] for one in own] == [booked]
    assert (await scheduling.post(f"{path}/cancellation", headers=signed_in(mine))).status_code == 200


async def test_adviser_learns_the_address_of_the_own_calendar_only(
    scheduling: Client, staff: Headers, signed_in: SignedIn
) -> None:
    mine = await adviser(scheduling, staff)
    await adviser(scheduling, staff)
    listed = (await scheduling.get("/advisers", headers=signed_in(mine))).json()["items"]
    assert [one["id"] for one in listed if one["calendar_url"]] == [mine]


@pytest.mark.usefixtures("eligible")
async def test_consultation_that_has_begun_is_neither_moved_nor_cancelled(
    scheduling: Client, staff: Headers, signed_in: SignedIn
) -> None:
    mine = await adviser(scheduling, staff)
    soon = (now() + timedelta(seconds=2)).isoformat()
    (slot,) = await slots(scheduling, staff, mine, starts_at=soon, minutes=5)
    (later,) = await slots(scheduling, staff, mine)
    booked = (await scheduling.post("/consultations", json=booking(slot["id"]))).raise_for_status().json()["id"]
    path = f"/consultations/{booked}"

    outcome = partial(scheduling.post, f"{path}/outcome", json={"outcome": "missed"}, headers=signed_in(mine))

    async def begun() -> bool:
        return now() > datetime.fromisoformat(soon)

    await until(begun, "the beginning of the consultation")
    move = await scheduling.post(f"{path}/move", json={"slot_id": later["id"]}, headers=staff)
    assert refusal(move) == (409, "consultation-begun")
    assert refusal(await scheduling.post(f"{path}/cancellation", headers=staff)) == (409, "consultation-begun")
    assert (await outcome()).json()["status"] == "missed"


def told_by_mistake(event: object) -> Letter:
    raise AssertionError(f"told {event}")


async def test_window_whose_time_is_over_gives_no_right_also_before_it_is_closed(mongod: AnyMongod) -> None:
    storage = Storage(mongod.uri, "window_over")
    commits = GroupCommit(storage, told_by_mistake)
    begun, over = now() - timedelta(days=1), now()
    window = BookingWindow("w", 1, "iop", begun, begun, over, "open")

    async def keep(unit: UnitOfWork) -> None:
        unit.save(WINDOWS, window)

    await commits.run("w", keep)
    assert await commits.run("w", partial(open_window, track="iop")) is None
    await storage.drop()
    storage.close()


async def test_window_that_never_opened_closes_without_a_word(mongod: AnyMongod) -> None:
    storage = Storage(mongod.uri, "window_never_opened")
    commits = GroupCommit(storage, told_by_mistake)
    window = plan("w", "iop", None, now() + timedelta(days=1), now())
    await commits.run("w", partial(plan_booking_window, window=window))
    closed = await commits.run("w", partial(close_booking_window, window_id="w"))
    assert closed.status == "closed"
    await storage.drop()
    storage.close()


@pytest.mark.parametrize("moment", ["9999-12-31T23:30:00Z", "9999-12-31T23:59:00-14:00", "0001-01-01T00:00:00+14:00"])
async def test_moment_outside_all_calendars_is_refused(scheduling: Client, staff: Headers, moment: str) -> None:
    body: dict[str, Any] = {"adviser_id": await adviser(scheduling, staff), "minutes": 90, "modes": ["online"]}
    weekly = body | {"starts_at": moment, "repeat": {"weeks": 2}}
    window = {"track": "iop", "opens_at": moment, "closes_at": moment}
    answers = [
        await scheduling.post("/slots", json=weekly, headers=staff),
        await scheduling.post("/booking-windows", json=window, headers=staff),
        await scheduling.get("/slots", params={"from": moment, "to": moment, "free": "true"}),
        await scheduling.get("/consultations", params={"from": moment}, headers=staff),
    ]
    assert [refusal(answer) for answer in answers] == [(422, "invalid-request")] * len(answers)
