"""After an erasure nobody finds the person: not in any collection of any database, not in a byte of a public topic."""

import httpx

from gateway.domain.account import Rights
from tests.erasure.world import CODE, EMAIL, NAME, System, confirmed_by_all, lives_here
from tests.probing import until

Headers = dict[str, str]
DECISION = "KS 2015/0412"
EVERYWHERE = {
    "registration": {"attendees", "interests", "conference_invitations", "idempotency_keys"},
    "scheduling": {"consultations", "idempotency_keys"},
    "notification": {"contents", "consultations", "municipalities", "seats", "subscribers"},
    "gateway": {"accounts"},
}
"""Where the person stands before; the test would prove nothing without them."""


async def test_search_of_all_databases_and_public_topics_finds_nothing(system: System, staff: Headers) -> None:
    ids = await lives_here(system, staff)
    await system.house.visitor(Rights(("coordinator",), (CODE,)), NAME, email=EMAIL)

    async def everywhere() -> bool:
        found = system.left_in_databases()
        return all(
            any(place.startswith(part) and place.endswith(f".{one}") for place in found)
            for part, collections in EVERYWHERE.items()
            for one in collections
        )

    await until(everywhere, "the person to stand everywhere", 30)
    figures = await _figures(system, staff)
    erasure = await system.does(
        "registration", "POST", "/people/erasure", {"email": EMAIL, "decision": DECISION}, staff
    )
    receipt = await confirmed_by_all(system, erasure["id"])
    assert (receipt["attendees"], receipt["interests"], receipt["decision"]) == (4, 1, DECISION)

    left: dict[str, object] = {}

    async def nowhere() -> bool:
        left.clear()
        left.update(system.left_in_databases())
        return left == {}

    try:
        await until(nowhere, "no trace of the person in the databases", 30)
    except AssertionError as error:
        raise AssertionError(f"the person is left in {left}") from error
    assert await system.left_on_public_topics() == []
    assert await _figures(system, staff) == figures
    assert await _status(system, ids["friend"], staff) == "confirmed"


async def _status(system: System, attendee_id: str, staff: Headers) -> str:
    return str((await system.does("registration", "GET", f"/attendees/{attendee_id}", headers=staff))["status"])


async def _figures(system: System, staff: Headers) -> object:
    """What the statistics say of the conference that was: by municipality, sector and role."""
    held = (await system.does("registration", "GET", "/conferences"))["items"]
    past = next(one["id"] for one in held if one["status"] == "held")
    registration: httpx.AsyncClient = system.services["registration"]
    answer = await registration.get(f"/participation?conference_id={past}", headers=staff)
    return answer.raise_for_status().json()
