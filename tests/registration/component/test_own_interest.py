"""An interest is seen, changed and withdrawn by its own link, by the municipality's coordinator and by staff."""

import httpx
import pytest

from chassis.links import OwnLinks
from samverka_local import keys
from samverka_local.home import Home
from tests.registration.component.test_leaving import refusal
from tests.registration.plans import interest_links

Client = httpx.AsyncClient
Headers = dict[str, str]
CONTACT = {"name": "Eva Berg", "email": "eva@lerum.se", "phone": "031-724 61 00", "language": "sv"}
VERKSTAN = {
    "organisation": {"name": "Verkstan", "kind": "social-enterprise"},
    "tracks": ["iop"],
    "contact": CONTACT | {"email": "mats@verkstan.se"},
}


@pytest.fixture(scope="module")
def links(home: Home) -> OwnLinks:
    return interest_links(keys.link_key(home, "registration"))


def by_link(links: OwnLinks, interest_id: str, generation: int = 0) -> Headers:
    return {"Authorization": f"Link {links.token(interest_id, generation)}"}


def coordinator(home: Home, code: str) -> Headers:
    return {"Authorization": f"Bearer {keys.token(home, 'coordinator', municipalities=[code])}"}


async def declared(registration: Client, code: str) -> str:
    """Declare a municipality's interest; return its path."""
    body = {"municipality_code": code, "tracks": ["iop"], "contact": CONTACT, "message": "Hej"}
    answer = await registration.post("/interests", json=body)
    return f"/interests/{answer.raise_for_status().json()['id']}"


async def test_contact_sees_changes_and_withdraws_by_link(registration: Client, links: OwnLinks) -> None:
    path = await declared(registration, "1441")
    mine = by_link(links, path.rpartition("/")[2])
    seen = await registration.get(path, headers=mine)
    assert (seen.json()["contact"]["email"], seen.json()["message"], seen.headers["ETag"]) == (
        "eva@lerum.se",
        "Hej",
        '"1"',
    )
    match = mine | {"If-Match": '"1"'}
    changed = await registration.patch(path, json={"tracks": ["social-considerations"], "message": None}, headers=match)
    assert (changed.json()["tracks"], changed.json()["message"]) == (["social-considerations"], None)
    assert changed.json()["contact"] == CONTACT, "what is left out stays"
    assert (await registration.delete(path, headers=mine)).status_code == 204
    assert refusal(await registration.get(path, headers=mine)) == (410, "interest-withdrawn")


async def test_link_of_an_earlier_interest_opens_nothing_of_the_next(registration: Client, links: OwnLinks) -> None:
    path = await declared(registration, "1462")
    id_ = path.rpartition("/")[2]
    (await registration.delete(path, headers=by_link(links, id_))).raise_for_status()
    await declared(registration, "1462")
    assert refusal(await registration.get(path, headers=by_link(links, id_))) == (410, "link-withdrawn")
    assert (await registration.get(path, headers=by_link(links, id_, 1))).status_code == 200


async def test_another_contact_takes_the_link_over(registration: Client, links: OwnLinks) -> None:
    path = await declared(registration, "1482")
    id_ = path.rpartition("/")[2]
    match = by_link(links, id_) | {"If-Match": '"1"'}
    body = {"contact": CONTACT | {"email": "bo@kungalv.se"}}
    (await registration.patch(path, json=body, headers=match)).raise_for_status()
    for method in ("GET", "DELETE"):
        answer = await registration.request(method, path, headers=by_link(links, id_))
        assert refusal(answer) == (410, "link-withdrawn")
    assert (await registration.get(path, headers=by_link(links, id_, 1))).json()["contact"]["email"] == "bo@kungalv.se"


async def test_coordinator_changes_the_own_municipalitys_alone(registration: Client, home: Home) -> None:
    path = await declared(registration, "1489")
    for method in ("GET", "PATCH", "DELETE"):
        answer = await registration.request(method, path, headers=coordinator(home, "1402"), json={})
        assert refusal(answer) == (403, "not-allowed")
    match = coordinator(home, "1489") | {"If-Match": '"1"'}
    assert (await registration.patch(path, json={"message": "Ny"}, headers=match)).json()["message"] == "Ny"


async def test_change_says_which_version_and_which_field_is_wrong(
    registration: Client, staff: Headers, links: OwnLinks
) -> None:
    path = await declared(registration, "1419")
    mine = by_link(links, path.rpartition("/")[2])
    assert refusal(await registration.patch(path, json={}, headers=mine)) == (428, "if-match-missing")
    (await registration.patch(path, json={"message": "1"}, headers=staff | {"If-Match": '"1"'})).raise_for_status()
    late = await registration.patch(path, json={"message": "2"}, headers=mine | {"If-Match": '"1"'})
    assert refusal(late) == (412, "interest-changed-meanwhile")
    wrong = await registration.patch(
        path, json={"tracks": [], "contact": CONTACT | {"email": "x"}}, headers=mine | {"If-Match": '"2"'}
    )
    assert wrong.status_code == 422
    assert {one["field"].rpartition(".")[2] for one in wrong.json()["errors"]} == {"tracks", "email"}


async def test_link_opens_its_own_interest_alone(registration: Client, links: OwnLinks) -> None:
    path = await declared(registration, "1407")
    other = by_link(links, "interest-1441")
    assert refusal(await registration.get(path, headers=other)) == (403, "not-allowed")
    assert refusal(await registration.get(path)) == (401, "sign-in-needed")


async def test_organisations_declare_side_by_side_and_are_listed_for_staff_alone(
    registration: Client, staff: Headers, home: Home, links: OwnLinks
) -> None:
    first, second = [
        (await registration.post("/organisation-interests", json=VERKSTAN)).raise_for_status().json() for _ in range(2)
    ]
    assert first["id"] != second["id"]
    assert refusal(await registration.get("/organisation-interests")) == (401, "sign-in-needed")
    answer = await registration.get("/organisation-interests", headers=coordinator(home, "1401"))
    assert refusal(answer) == (403, "not-allowed")
    page = (await registration.get("/organisation-interests?limit=500", headers=staff)).json()
    shown = {one["id"]: one for one in page["items"]}
    assert shown[first["id"]]["organisation"] == {"name": "Verkstan", "kind": "social-enterprise"}
    assert shown[first["id"]]["contact"]["email"] == "mats@verkstan.se"
    public = (await registration.get("/interests", headers=staff)).text
    assert first["id"] not in public, "the list of municipalities is what it was"
    path = f"/interests/{first['id']}"
    assert (await registration.delete(path, headers=by_link(links, first["id"]))).status_code == 204
    assert first["id"] not in (await registration.get("/organisation-interests?limit=500", headers=staff)).text


async def test_organisation_declared_twice_with_one_key_is_declared_once(registration: Client) -> None:
    key = {"Idempotency-Key": "verkstan-1"}
    answers = [await registration.post("/organisation-interests", json=VERKSTAN, headers=key) for _ in range(2)]
    assert answers[0].json()["id"] == answers[1].json()["id"]


async def test_organisation_of_another_kind_is_refused_by_its_field(registration: Client) -> None:
    wrong = VERKSTAN | {"organisation": {"name": " ", "kind": "firm"}}
    answer = await registration.post("/organisation-interests", json=wrong)
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == ["organisation.name", "organisation.kind"]
