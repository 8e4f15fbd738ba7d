"""Staff plan a conference on pages: what is sent back is judged, whatever stands in it."""

import pytest

from gateway import plan_form
from gateway.domain.account import Rights
from tests.gateway.work.conftest import Client, Headers
from tests.gateway.work.signed_in import Browser, House
from tests.registration.plans import announced


@pytest.fixture(scope="module")
async def clerk(house: House) -> Browser:
    return await house.visitor(Rights(("staff",)), "Ulla Staf")


@pytest.mark.parametrize("version", ["1\nX-Odd: 1", "å", "", "1"])
async def test_plan_of_another_version_is_not_saved_whatever_stands_in_its_place(
    clerk: Browser, registration: Client, staff: Headers, version: str
) -> None:
    path = f"/conferences/{await announced(registration, staff)}"
    conference = (await registration.get(path, headers=staff)).json()
    form = plan_form.begun(conference, ())
    sent = form.values | {"tracks": [*form.chosen], "capacity": "99", "version": version}
    answer = await clerk.post(f"/start{path}/edit", data=sent)
    assert answer.status_code in {409, 422}
    assert "99" in answer.text
    assert (await registration.get(path)).json()["capacity"] == conference["capacity"]


async def test_plan_of_this_version_is_saved(clerk: Browser, registration: Client, staff: Headers) -> None:
    path = f"/conferences/{await announced(registration, staff)}"
    form = plan_form.begun((await registration.get(path, headers=staff)).json(), ())
    answer = await clerk.post(f"/start{path}/edit", data=form.values | {"tracks": [*form.chosen], "capacity": "99"})
    assert answer.url.query == b"done=saved"
    assert (await registration.get(path)).json()["capacity"] == 99
