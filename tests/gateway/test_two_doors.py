"""Two gateways on one database: people do not notice which of them answers, nor that one is killed and replaced."""

from collections.abc import AsyncIterator

import httpx
import pytest
from pymongo import MongoClient

from gateway.domain.account import Rights
from gateway.domain.session import CHANGES_AFTER, STILL_GOOD_FOR
from samverka_local.python_part import PythonPart
from tests.conftest import Run
from tests.gateway.work.signed_in import HTML, House
from tests.stores import AnyMongod

Browser = httpx.AsyncClient


@pytest.fixture
def doors(run: Run) -> tuple[PythonPart, PythonPart]:
    return run("gateway", "gateway-1"), run("gateway", "gateway-2")


@pytest.fixture
async def house(doors: tuple[PythonPart, PythonPart], mongod: AnyMongod) -> AsyncIterator[House]:
    house = House(doors[0], mongod.uri, dict(doors[0].environment())["SAMVERKA_MONGODB_DATABASE"])
    yield house
    await house.close()


async def is_in(browser: Browser, door: PythonPart) -> bool:
    """Whether this door knows who it is."""
    answer = await browser.get(f"{door.url}/account", follow_redirects=False)
    return answer.status_code == 200 and "Ada Ek" in answer.text


async def test_who_signs_in_at_one_door_is_known_at_the_other_and_signed_out_at_both(
    doors: tuple[PythonPart, PythonPart], house: House
) -> None:
    browser = await house.visitor(Rights(roles=("staff",)))
    assert [await is_in(browser, door) for door in doors] == [True, True]
    (await browser.post(f"{doors[1].url}/sign-out", headers={"Origin": doors[1].url})).raise_for_status()
    assert [await is_in(browser, door) for door in doors] == [False, False]


async def test_nobody_is_signed_out_when_a_door_is_killed_and_replaced(
    doors: tuple[PythonPart, PythonPart], house: House
) -> None:
    browser = await house.visitor(Rights(roles=("staff",)))
    doors[0].kill()
    assert await is_in(browser, doors[1])
    doors[0].start()
    assert await is_in(browser, doors[0])


async def test_nobody_is_signed_out_when_the_answer_with_the_new_secret_was_lost(
    doors: tuple[PythonPart, PythonPart], house: House
) -> None:
    carried = (await house.visitor(Rights(roles=("staff",)))).cookies["session"]
    put_back(house, CHANGES_AFTER)
    lost = await shown(doors[0], carried)
    put_back(house, STILL_GOOD_FOR)
    again = await shown(doors[1], carried)
    assert len({carried, lost, again} - {""}) == 3
    put_back(house, STILL_GOOD_FOR)
    assert await shown(doors[0], again) == again
    assert await shown(doors[1], carried) == ""  # somebody else has it: the session ends for everybody
    assert await shown(doors[0], again) == ""


async def shown(door: PythonPart, carried: str) -> str:
    """What a browser that carries this carries from now on; empty where nobody is signed in."""
    async with httpx.AsyncClient(cookies={"session": carried}, headers=HTML) as client:
        answer = await client.get(f"{door.url}/account")
    return str(answer.cookies.get("session", carried)) if answer.status_code == 200 else ""


def put_back(house: House, by: object) -> None:
    """Let the last change of every session's secret have been that long ago."""
    with MongoClient(house.mongodb, tz_aware=True) as client:  # type: ignore[var-annotated]
        kept = client[house.database]["sessions"]
        for session in kept.find():
            kept.update_one({"_id": session["_id"]}, {"$set": {"changed_at": session["changed_at"] - by}})
