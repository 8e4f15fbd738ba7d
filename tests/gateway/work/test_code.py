"""The code on somebody's phone: it leads staff to the person, whom they check in; nobody else gets anything from it."""

import re
from datetime import timedelta

import httpx
import pytest

from chassis.clock import now, rfc3339
from gateway.domain.account import Rights
from gateway.qr_code import code_of
from samverka_local import keys
from samverka_local.home import Home
from tests.gateway.work.conftest import Client, Headers
from tests.gateway.work.signed_in import House
from tests.registration.plans import announced, body, own_links


def test_code_is_a_picture_in_black_on_white() -> None:
    picture = code_of("https://samverka.example.org/start/attendees/att_1").decode()
    assert picture.startswith("<svg")
    assert 'fill="#fff"' in picture
    assert "script" not in picture


@pytest.fixture
async def attendee(registration: Client, staff: Headers) -> str:
    """Somebody who comes to a conference that begins soon."""
    today = {"starts_at": rfc3339(now() + timedelta(hours=2)), "ends_at": rfc3339(now() + timedelta(hours=4))}
    conference = await announced(registration, staff, place={"name": "Stadshuset"}, **today)
    registered = await registration.post(f"/conferences/{conference}/attendees", json=body("Ann A"))
    return str(registered.raise_for_status().json()["id"])


async def test_own_page_shows_the_code_and_staff_check_the_person_in_by_it(
    house: House, attendee: str, home: Home
) -> None:
    token = own_links(keys.link_key(home, "registration")).token(attendee)
    async with httpx.AsyncClient(base_url=house.gateway.url, headers={"Accept": "text/html"}) as phone:
        page = (await phone.get(f"/my/{token}")).text
        picture = re.search(r'src="(/my/[^"]+/code\.svg)"', page)
        assert picture is not None
        code = await phone.get(picture[1])
        assert (code.status_code, code.headers["content-type"]) == (200, "image/svg+xml")
        assert (await phone.get("/my/att.c2lnbmF0dXJl/code.svg")).status_code == 404
        stranger = await phone.get(f"/start/attendees/{attendee}")
        assert (stranger.status_code, "Ann A" in stranger.text) == (303, False)
    clerk = await house.visitor(Rights(("staff",)))
    here = f"/start/attendees/{attendee}"
    assert f'action="{here}/check-in"' in (await clerk.get(here)).text
    assert "Ann A är avprickad. Välkommen!" in (await clerk.post(f"{here}/check-in")).text
    assert (await clerk.post(f"{here}/check-in")).status_code == 409
    assert f'action="{here}/check-in"' in (await clerk.post(f"{here}/correction")).text


async def test_coordinator_does_not_check_in(house: House, attendee: str) -> None:
    coordinator = await house.visitor(Rights(("coordinator",), ("1481",)))
    here = f"/start/attendees/{attendee}"
    assert f"{here}/check-in" not in (await coordinator.get(here)).text
    assert (await coordinator.post(f"{here}/check-in")).status_code == 403
