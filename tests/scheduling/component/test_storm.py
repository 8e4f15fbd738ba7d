"""Five hundred want forty times at once, of two instances of the service."""

import asyncio
from collections import Counter

import httpx

from tests.conftest import Run
from tests.scheduling.component.conftest import Attends, declare, until_reason
from tests.scheduling.times import adviser, booking, refusal, slots

Client = httpx.AsyncClient
Headers = dict[str, str]


async def test_forty_slots_are_booked_once_each_by_five_hundred_on_two_instances(
    run: Run, registration: Client, staff: Headers, attends: Attends
) -> None:
    urls = [run("scheduling").url, run("scheduling", "scheduling-2").url]
    limits = httpx.Limits(max_connections=100)
    async with (
        httpx.AsyncClient(base_url=urls[0] + "/api/v1", timeout=60, limits=limits) as one,
        httpx.AsyncClient(base_url=urls[1] + "/api/v1", timeout=60, limits=limits) as two,
    ):
        await declare(registration, "1401")
        await attends("1401")
        window = {"track": "social-considerations", "closes_at": "2099-12-18T23:00:00Z"}
        (await one.post("/booking-windows", json=window, headers=staff)).raise_for_status()
        published = [
            slot
            for name in ("Jörgen Larzon", "Lisbeth Ringdahl")
            for slot in await slots(one, staff, await adviser(one, staff, name=name), repeat={"weeks": 20})
        ]
        await until_reason(two, "1401", "eligible")

        wanted = [published[number % 40]["id"] for number in range(500)]
        answers = await asyncio.gather(
            *[(one, two)[number % 2].post("/consultations", json=booking(id_)) for number, id_ in enumerate(wanted)]
        )

        assert Counter(answer.status_code for answer in answers) == {201: 40, 409: 460}
        assert {refusal(answer) for answer in answers if answer.status_code == 409} == {(409, "slot-taken")}
        booked = (await one.get("/consultations", params={"limit": "500"}, headers=staff)).json()["items"]
        assert sorted(each["slot_id"] for each in booked) == sorted(slot["id"] for slot in published)
        assert max(Counter((each["adviser"]["id"], each["starts_at"]) for each in booked).values()) == 1


async def test_one_time_of_an_adviser_is_published_once_by_two_instances(run: Run, staff: Headers) -> None:
    urls = [run("scheduling", "scheduling-3").url, run("scheduling", "scheduling-4").url]
    async with (
        httpx.AsyncClient(base_url=urls[0] + "/api/v1", timeout=60) as one,
        httpx.AsyncClient(base_url=urls[1] + "/api/v1", timeout=60) as two,
    ):
        adviser_id = await adviser(one, staff)
        body = {"adviser_id": adviser_id, "starts_at": "2099-10-06T07:00:00Z", "minutes": 90, "modes": ["online"]}
        shifted = [body | {"starts_at": f"2099-10-06T07:{minute:02}:00Z"} for minute in range(0, 40, 2)]
        answers = await asyncio.gather(
            *[(one, two)[number % 2].post("/slots", json=each, headers=staff) for number, each in enumerate(shifted)]
        )
        assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 19}
        assert {refusal(answer)[1] for answer in answers if answer.status_code == 409} == {"slot-overlaps"}
