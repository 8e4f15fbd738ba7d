"""Own links end with the conference and can be withdrawn: over HTTP, on the real database."""

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from chassis.clock import now, rfc3339
from chassis.links import OwnLinks
from chassis.messaging import tail
from samverka_local import keys
from samverka_local.home import Home
from tests.probing import until
from tests.registration.component.test_editing import replanned
from tests.registration.component.test_leaving import refusal as refused
from tests.registration.component.test_leaving import registered
from tests.registration.plans import announced, own_links
from tests.stores import AnyKafka

Client = httpx.AsyncClient
Headers = dict[str, str]
Link = Callable[[str, int], Headers]


@pytest.fixture(scope="module")
def links(home: Home) -> OwnLinks:
    return own_links(keys.link_key(home, "registration"))


@pytest.fixture(scope="module")
def link(links: OwnLinks) -> Link:
    """Headers of a link of this generation."""
    return lambda attendee_id, generation: {"Authorization": f"Link {links.token(attendee_id, generation)}"}


def coordinator(home: Home, code: str) -> Headers:
    return {"Authorization": f"Bearer {keys.token(home, 'coordinator', municipalities=[code])}"}


async def test_renewed_link_opens_and_the_one_before_it_is_withdrawn(
    registration: Client, staff: Headers, link: Link
) -> None:
    conference_id = await announced(registration, staff)
    anna, bo = await registered(registration, conference_id, "A A", "B B")
    renewal = await registration.post(f"/attendees/{anna}/link-renewal", headers=staff)
    assert (renewal.status_code, renewal.json()) == (200, {"id": anna, "generation": 1})
    path = f"/attendees/{anna}"
    assert refused(await registration.get(path, headers=link(anna, 0))) == (410, "link-withdrawn")
    for way in ("cancellation", "declination"):
        answer = await registration.post(f"{path}/{way}", headers=link(anna, 0))
        assert refused(answer) == (410, "link-withdrawn")
    assert (await registration.get(path, headers=link(anna, 1))).json()["status"] == "confirmed"
    assert refused(await registration.get(path, headers=link(bo, 1))) == (403, "not-allowed")
    assert (await registration.get(f"/attendees/{bo}", headers=link(bo, 0))).status_code == 200


async def test_new_link_is_told_with_the_person_and_never_in_public(
    registration: Client, staff: Headers, kafka: AnyKafka, links: OwnLinks
) -> None:
    conference_id = await announced(registration, staff)
    (anna,) = await registered(registration, conference_id, "A A")
    (await registration.post(f"/attendees/{anna}/link-renewal", headers=staff)).raise_for_status()

    async def told(topic: str) -> list[str]:
        found = []
        async for record in tail.read(kafka.bootstrap, [topic]):
            kind = dict(record.headers)["ce_type"]
            if record.key == anna.encode() and kind == b"registration.attendee.link-renewed.v1":
                found.append((record.value or b"").decode())
        return found

    (private,) = await until(lambda: told("registration-attendee-private"), "the fact with the person")
    (public,) = await until(lambda: told("registration-attendee-events"), "the fact")
    assert links.address(anna, 1) in private
    assert "/my/" not in public
    assert "@" not in public


async def test_link_is_renewed_by_staff_and_the_own_municipality_alone(
    registration: Client, staff: Headers, link: Link, home: Home
) -> None:
    conference_id = await announced(registration, staff)
    (anna,) = await registered(registration, conference_id, "A A")
    path = f"/attendees/{anna}/link-renewal"
    assert refused(await registration.post(path)) == (401, "sign-in-needed")
    assert refused(await registration.post(path, headers=link(anna, 0))) == (403, "not-allowed")
    assert refused(await registration.post(path, headers=coordinator(home, "1401"))) == (403, "not-allowed")
    assert (await registration.post(path, headers=coordinator(home, "1481"))).json()["generation"] == 1
    assert refused(await registration.post("/attendees/nobody/link-renewal", headers=staff)) == (
        404,
        "attendee-unknown",
    )


async def test_renewal_sent_twice_withdraws_once(registration: Client, staff: Headers) -> None:
    conference_id = await announced(registration, staff)
    (anna,) = await registered(registration, conference_id, "A A")
    headers = staff | {"Idempotency-Key": f"renew-{anna}"}
    answers = [await registration.post(f"/attendees/{anna}/link-renewal", headers=headers) for _ in range(2)]
    assert [one.json()["generation"] for one in answers] == [1, 1]


@pytest.mark.parametrize(("days_ago", "works"), [(29, True), (31, False)])
async def test_link_expires_a_month_after_the_conference(
    registration: Client, staff: Headers, link: Link, days_ago: int, works: bool
) -> None:
    ended = now() - timedelta(days=days_ago)
    times = {"starts_at": rfc3339(ended - timedelta(hours=7)), "ends_at": rfc3339(ended)}
    conference_id = await announced(registration, staff)
    (anna,) = await registered(registration, conference_id, "A A")
    await replanned(registration, staff, conference_id, **times)
    answer = await registration.get(f"/attendees/{anna}", headers=link(anna, 0))
    renewal = await registration.post(f"/attendees/{anna}/link-renewal", headers=staff)
    if works:
        assert (answer.status_code, renewal.status_code) == (200, 200)
    else:
        assert refused(answer) == refused(renewal) == (410, "link-expired")
        assert "Länken har slutat gälla" in answer.json()["detail"]
    assert (await registration.get(f"/attendees/{anna}", headers=staff)).status_code == 200
