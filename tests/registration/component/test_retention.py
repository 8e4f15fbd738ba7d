"""Staff decide how long personal data is kept: over HTTP, on the real database with its worker."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from pymongo import MongoClient

from tests.probing import until
from tests.registration.component.test_erasure import _collections_with
from tests.registration.component.test_leaving import refusal, registered
from tests.registration.passing import was_days_ago
from tests.registration.plans import announced, body
from tests.stores import AnyMongod

Client = httpx.AsyncClient
Headers = dict[str, str]
Json = dict[str, Any]
DECISION = "KS 2016/0001"
KINDS = {
    "attendees",
    "attendees-who-left",
    "needs",
    "withdrawn-interests",
    "invitation-contacts",
    "conference-invitations",
    "erasure-receipts",
}


def ago(days: float) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


async def came_long_ago(client: Client, staff: Headers, uri: str, days: float, people: Json) -> tuple[str, str]:
    """Somebody registered to a conference that ended so many days ago; its id and theirs."""
    conference_id = await announced(client, staff)
    answer = await client.post(f"/conferences/{conference_id}/attendees", json=people)
    was_days_ago(uri, conference_id, days)
    return conference_id, str(answer.raise_for_status().json()["id"])


async def decided(client: Client, staff: Headers, kind: str, **rule: Any) -> httpx.Response:
    """Decide a rule as it is now."""
    path = f"/retention-rules/{kind}"
    shown = await client.get(path, headers=staff)
    return await client.put(path, json=rule, headers=staff | {"If-Match": shown.headers["ETag"]})


async def has_run(client: Client, staff: Headers, kind: str, decision: str = DECISION) -> dict[str, Any]:
    """The run by this decision, once it has ended."""

    async def ended() -> Any:
        runs = (await client.get(f"/retention-rules/{kind}/runs", headers=staff)).raise_for_status().json()["items"]
        return next((one for one in runs if one["decision"] == decision and one["ended_at"]), None)

    found: dict[str, Any] = await until(ended, f"a run for {kind} by {decision}")
    return found


async def test_nothing_has_a_rule_before_somebody_decides_one(registration: Client, staff: Headers) -> None:
    rules = (await registration.get("/retention-rules", headers=staff)).json()["items"]
    assert {one["kind"] for one in rules} == KINDS
    assert {(one["period_days"], one["decision"], one["erases"]) for one in rules} == {(None, None, False)}


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ({"period_days": 30}, "decision"),
        ({"decision": DECISION}, "period_days"),
        ({"period_days": 6, "decision": DECISION}, "period_days"),
        ({"period_days": 30, "decision": "anna@molndal.se"}, "decision"),
        ({"period_days": 30, "decision": DECISION, "hold": ""}, "hold"),
    ],
)
async def test_rule_that_is_not_whole_names_the_field(
    registration: Client, staff: Headers, rule: dict[str, Any], field: str
) -> None:
    answer = await decided(registration, staff, "erasure-receipts", **rule)
    assert (answer.status_code, [one["field"] for one in answer.json()["errors"]]) == (422, [field])


async def test_rule_read_before_somebody_changed_it_is_refused(registration: Client, staff: Headers) -> None:
    path, rule = "/retention-rules/erasure-receipts", {"period_days": 3650, "decision": DECISION}
    assert refusal(await registration.put(path, json=rule, headers=staff)) == (428, "if-match-missing")
    assert (await decided(registration, staff, "erasure-receipts", **rule)).json()["version"] == 1
    late = await registration.put(path, json=rule, headers=staff | {"If-Match": '"0"'})
    assert refusal(late) == (412, "retention-rule-changed-meanwhile")
    unknown = await registration.put("/retention-rules/none", json=rule, headers=staff | {"If-Match": '"0"'})
    assert refusal(unknown) == (404, "retention-kind-unknown")


async def test_preview_needs_a_period(registration: Client, staff: Headers) -> None:
    answer = await registration.get("/retention-rules/invitation-contacts/preview", headers=staff)
    assert refusal(answer) == (422, "period-missing")
    assert answer.json()["errors"][0]["field"] == "period_days"


async def test_what_the_preview_tells_is_what_the_run_erases(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    old, mine = await came_long_ago(registration, staff, mongod.uri, 400, body("Gallra Zwahlen"))
    _, stays = await came_long_ago(registration, staff, mongod.uri, 300, body("Kvar Person"))
    figures = await _figures(registration, staff, old)
    told = (await registration.get("/retention-rules/attendees/preview?period_days=365", headers=staff)).json()
    assert [(one["id"], one["name"]) for one in told["items"]] == [(mine, "Gallra Zwahlen")]
    assert (told["count"], told["oldest"], told["newest"]) == (1, told["items"][0]["since"], told["items"][0]["since"])
    rule = (await decided(registration, staff, "attendees", period_days=365, decision=DECISION)).json()
    assert (rule["erases"], rule["version"], bool(rule["changed_by"])) == (True, 1, True)
    run = await has_run(registration, staff, "attendees")
    assert (run["erased"], run["period_days"], run["stopped"]) == (1, 365, False)
    assert (await registration.get(f"/attendees/{mine}", headers=staff)).json()["name"] == ""
    assert (await registration.get(f"/attendees/{stays}", headers=staff)).json()["name"] == "Kvar Person"
    assert await _figures(registration, staff, old) == figures

    async def nothing_left() -> bool:
        return _collections_with(mongod, "zwahlen") == set()

    await until(nothing_left, "no trace of who was due")


async def _figures(client: Client, staff: Headers, conference_id: str) -> Any:
    answer = await client.get(f"/participation?conference_id={conference_id}", headers=staff)
    return answer.raise_for_status().json()


async def test_needs_are_emptied_and_the_rest_stays(registration: Client, staff: Headers, mongod: AnyMongod) -> None:
    people = body("Behov Enpersson", needs={"dietary": "Nötter", "accessibility": "Hörslinga"})
    _, mine = await came_long_ago(registration, staff, mongod.uri, 40, people)
    await decided(registration, staff, "needs", period_days=30, decision=DECISION)
    assert (await has_run(registration, staff, "needs"))["erased"] == 1
    shown = (await registration.get(f"/attendees/{mine}", headers=staff)).json()
    assert (shown["name"], shown["needs"]) == ("Behov Enpersson", {"dietary": None, "accessibility": None})


async def test_who_left_long_ago_goes_and_who_left_now_stays(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    conference_id = await announced(registration, staff)
    gone, lately = await registered(registration, conference_id, "Lamnat Forst", "Lamnat Sist")
    for one in (gone, lately):
        (await registration.post(f"/attendees/{one}/cancellation", headers=staff)).raise_for_status()
    _change(mongod, "attendees", gone, left_at=ago(31))
    await decided(registration, staff, "attendees-who-left", period_days=30, decision=DECISION)
    assert (await has_run(registration, staff, "attendees-who-left"))["erased"] == 1
    names = [(await registration.get(f"/attendees/{one}", headers=staff)).json()["name"] for one in (gone, lately)]
    assert names == ["", "Lamnat Sist"]


async def test_name_of_an_organisation_that_withdrew_goes(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    organisation = {"name": "Zingmarks Snickeri", "kind": "social-enterprise"}
    contact = {"name": "Olle", "email": "olle@snickeri.example"}
    interest = {"organisation": organisation, "tracks": ["iop"], "contact": contact}
    made = (await registration.post("/organisation-interests", json=interest)).raise_for_status().json()["id"]
    (await registration.delete(f"/interests/{made}", headers=staff)).raise_for_status()
    _change(mongod, "interests", made, withdrawn_at=ago(31))
    await decided(registration, staff, "withdrawn-interests", period_days=30, decision=DECISION)
    assert (await has_run(registration, staff, "withdrawn-interests"))["erased"] == 1

    async def nothing_left() -> bool:
        return _collections_with(mongod, "zingmark") == set()

    await until(nothing_left, "no trace of the organisation")


async def test_contact_nobody_has_written_to_for_long_goes(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    for code in ("1407", "1415"):
        contact = {"name": f"Kontakt {code}", "email": f"kontakt@{code}.example"}
        (await registration.put(f"/municipalities/{code}/contact", json=contact, headers=staff)).raise_for_status()
    _change(mongod, "invitations", "invitation-1407", kept_at=ago(31))
    await decided(registration, staff, "invitation-contacts", period_days=30, decision=DECISION)
    assert (await has_run(registration, staff, "invitation-contacts"))["erased"] == 1
    places = (await registration.get("/municipalities", headers=staff)).json()["items"]
    kept = {one["code"]: bool(one["contact"]) for one in places if one["code"] in {"1407", "1415"}}
    assert kept == {"1407": False, "1415": True}


async def test_who_was_invited_to_a_conference_goes_and_the_answer_stays(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    contact = {"name": "Adressa Zetterlund", "email": "adressa@lerum.example"}
    (await registration.put("/municipalities/1441/contact", json=contact, headers=staff)).raise_for_status()
    conferences = [await announced(registration, staff) for _ in range(2)]
    for one in conferences:
        path = f"/conferences/{one}/invitations"
        asked = await registration.post(path, json={"municipality_codes": ["1441"]}, headers=staff)
        assert asked.raise_for_status().json()["left_out"] == []
        no = {"message": "Ring Zetterlund"}
        (await registration.put(f"{path}/1441/declination", json=no, headers=staff)).raise_for_status()
    was_days_ago(mongod.uri, conferences[0], 31)
    await decided(registration, staff, "conference-invitations", period_days=30, decision=DECISION)
    assert (await has_run(registration, staff, "conference-invitations"))["erased"] == 1
    path = "/conferences/{}/invitations/1441"
    said = [(await registration.get(path.format(one), headers=staff)).json() for one in conferences]
    assert [(one["standing"], one["declination"]["message"]) for one in said] == [
        ("declined", None),
        ("declined", "Ring Zetterlund"),
    ]
    assert [bool(_invited(mongod, one)) for one in conferences] == [False, True]


async def test_receipt_that_all_have_confirmed_goes_and_one_that_waits_stays(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    ids = []
    for name in ("ett", "tva"):
        erasure = {"email": f"kvitto.{name}@molndal.se", "decision": DECISION}
        ids.append((await registration.post("/people/erasure", json=erasure, headers=staff)).json()["id"])
    confirmed = dict.fromkeys(("content", "gateway", "notification", "scheduling"), ago(31))
    _change(mongod, "erasures", ids[0], done_at=ago(31), confirmed_at=confirmed)
    _change(mongod, "erasures", ids[1], done_at=ago(31))
    await decided(registration, staff, "erasure-receipts", period_days=30, decision="KS 2016/0003")
    assert (await has_run(registration, staff, "erasure-receipts", "KS 2016/0003"))["erased"] == 1
    assert [(await registration.get(f"/erasures/{one}")).status_code for one in ids] == [404, 200]


async def test_kind_on_hold_says_why_and_still_previews(
    registration: Client, staff: Headers, mongod: AnyMongod
) -> None:
    await came_long_ago(registration, staff, mongod.uri, 800, body("Halls Kvar"))
    rule = {"period_days": 700, "decision": "KS 2016/0004", "hold": "Finansiären granskar."}
    held = (await decided(registration, staff, "attendees", **rule)).json()
    assert (held["hold"], held["erases"], held["next_run_at"]) == ("Finansiären granskar.", False, None)
    told = (await registration.get("/retention-rules/attendees/preview", headers=staff)).json()
    assert (told["period_days"], told["count"]) == (700, 1)


def _change(mongod: AnyMongod, collection: str, id_: str, **fields: Any) -> None:
    """Let something have happened earlier."""
    with MongoClient[dict[str, Any]](mongod.uri) as client:
        for name in client.list_database_names():
            if name.startswith("registration_"):
                client[name][collection].update_one({"_id": id_}, {"$set": fields, "$inc": {"version": 1}})


def _invited(mongod: AnyMongod, conference_id: str) -> Any:
    """Whom an invitation to a conference went to, as it is kept."""
    with MongoClient[dict[str, Any]](mongod.uri) as client:
        for name in client.list_database_names():
            if found := client[name]["conference_invitations"].find_one({"conference_id": conference_id}):
                return found["contact"]
    raise AssertionError("nothing is kept of it")
