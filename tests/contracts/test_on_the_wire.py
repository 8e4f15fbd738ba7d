"""What registration really writes to Kafka is what the contracts say, and no public record tells who somebody is."""

import json
from typing import Any

import httpx
import pytest
from contracts.catalog import Catalog
from contracts.values import strict_problems
from tests.probing import until
from tests.registration.passing import end_offers, left_long_ago
from tests.registration.plans import PLAN, announced
from tests.stores import AnyKafka, AnyMongod

from chassis.clock import now
from chassis.messaging import tail

CATALOG = Catalog()
TOPICS = {name: topic for name, topic in CATALOG.topics().items() if topic.owner == "registration" and topic.types}
TYPES = {name for topic in TOPICS.values() for name in topic.types}
PERSON = {
    "name": "Quirina Zetterqvist",
    "email": "quirina.zetterqvist@molndal.example",
    "organisation": "Zvensktornets Förvaltning",
    "needs": {"dietary": "xylofonallergi", "accessibility": "kryckvanlig"},
    "answers": {"fraga": "hemlighetssvar"},
    "municipality_code": "1481",
    "sector": "procurement",
    "role": "staff",
}
QUESTIONS = [{"id": "fraga", "kind": "text", "label": {"sv": "Varför?", "en": "Why?"}}]
CONTACT = {"name": "Wilhelmina Qvarnstrand", "email": "wq@molndal.example", "phone": "+46 31 999 88 77"}
MESSAGE = "Hälsningar från Wilhelmina"
SECRETS = [
    *("Quirina", "quirina", "Zetterqvist", "Zvensktornets", "xylofonallergi", "kryckvanlig", "hemlighetssvar"),
    *("Wilhelmina", "Qvarnstrand", "wq@", "999 88 77", "Hälsningar", "/my/", "/my-interest/", "/my-invitation/"),
]
Records = list[tuple[str, str, dict[str, str], dict[str, Any], str]]


async def tell_everything(client: httpx.AsyncClient, staff: dict[str, str], mongod: AnyMongod) -> None:
    """Make every fact that registration tells, with people who are easily found again."""
    await tell_of_interests(client, staff)
    conference = await announced(
        client, staff, capacity=1, questions=QUESTIONS, place={"name": "Stadshuset", "address": None}
    )
    await tell_of_the_invitation(client, staff, conference)
    group = {
        "attendees": [PERSON, PERSON | {"name": "Quirina Två"}],
        "consent": {"privacy_notice": True},
        "accepts_fewer": True,
    }
    registered = await client.post(f"/conferences/{conference}/attendees", json=group)
    first = registered.raise_for_status().json()["id"]
    (await client.post(f"/attendees/{first}/cancellation", json={}, headers=staff)).raise_for_status()
    shown = await client.get(f"/conferences/{conference}", headers=staff)
    comer = registered.json()["attendees"][1]["id"]
    (await client.post(f"/attendees/{comer}/link-renewal", headers=staff)).raise_for_status()
    (await client.post(f"/attendees/{comer}/check-in", headers=staff)).raise_for_status()
    (await client.delete(f"/attendees/{comer}/check-in", headers=staff)).raise_for_status()
    (await client.post(f"/attendees/{comer}/delegation", json=PERSON, headers=staff)).raise_for_status()
    again = {"attendees": [PERSON | {"name": "Tredje"}], "consent": {"privacy_notice": True}}
    third = await client.post(f"/conferences/{conference}/attendees", json=again)
    other = third.raise_for_status().json()["id"]
    (await client.post(f"/attendees/{other}/declination", headers=staff)).raise_for_status()
    left_long_ago(mongod.uri, other)
    await tell_of_the_rule(client, staff, other)
    offered = await tell_of_the_line(client, staff)
    end_offers(mongod.uri)

    async def lapsed() -> bool:
        shown = (await client.get(f"/attendees/{offered}", headers=staff)).json()
        return bool(shown["status"] == "lapsed")

    await until(lapsed, "the end of the offer")
    changed = {"capacity": 5, "online_url": "https://motet.example/rum"}
    match = staff | {"If-Match": shown.headers["ETag"]}
    (await client.patch(f"/conferences/{conference}", json=changed, headers=match)).raise_for_status()
    (await client.post(f"/conferences/{conference}/completion", headers=staff)).raise_for_status()
    await tell_of_the_end(client, staff)


async def tell_of_interests(client: httpx.AsyncClient, staff: dict[str, str]) -> None:
    """Declare, change and withdraw interests, and ask a municipality for one."""
    interest = {"municipality_code": "1481", "tracks": ["iop"], "contact": CONTACT, "message": MESSAGE}
    declared = (await client.post("/interests", json=interest)).raise_for_status().json()
    organisation = {"name": "Zvensktornets Verkstad", "kind": "social-enterprise"}
    outside = {"organisation": organisation, "tracks": ["iop"], "contact": CONTACT, "message": MESSAGE}
    other = (await client.post("/organisation-interests", json=outside)).raise_for_status().json()
    for interest_id in (declared["id"], other["id"]):
        path = f"/interests/{interest_id}"
        shown = await client.get(path, headers=staff)
        match = staff | {"If-Match": shown.headers["ETag"]}
        (await client.patch(path, json={"tracks": ["social-considerations"]}, headers=match)).raise_for_status()
        (await client.delete(path, headers=staff)).raise_for_status()
    contact = {"name": CONTACT["name"], "email": CONTACT["email"]}
    (await client.put("/municipalities/1440/contact", json=contact, headers=staff)).raise_for_status()
    codes = {"municipality_codes": ["1440"]}
    (await client.post("/municipality-invitations", json=codes, headers=staff)).raise_for_status()


async def tell_of_the_invitation(client: httpx.AsyncClient, staff: dict[str, str], conference: str) -> None:
    """Ask a municipality to a conference, let it say no, and take that back."""
    path, whom = f"/conferences/{conference}/invitations", {"municipality_codes": ["1440"]}
    (await client.post(path, json=whom, headers=staff)).raise_for_status()
    declination = f"{path}/1440/declination"
    (await client.put(declination, json={"message": MESSAGE}, headers=staff)).raise_for_status()
    (await client.delete(declination, headers=staff)).raise_for_status()


async def tell_of_the_rule(client: httpx.AsyncClient, staff: dict[str, str], left: str) -> None:
    """Decide for how long it is kept who left, so that somebody who did is erased."""
    path, rule = "/retention-rules/attendees-who-left", {"period_days": 7, "decision": "KS 2016/0001"}
    match = staff | {"If-Match": (await client.get(path, headers=staff)).headers["ETag"]}
    (await client.put(path, json=rule, headers=match)).raise_for_status()

    async def erased() -> bool:
        return not (await client.get(f"/attendees/{left}", headers=staff)).json()["email"]

    await until(erased, "the erasure of who left")


async def tell_of_the_end(client: httpx.AsyncClient, staff: dict[str, str]) -> None:
    """Cancel a conference, and erase the person."""
    second = await announced(client, staff, title=PLAN["title"])
    (await client.post(f"/conferences/{second}/cancellation", json={"reason": None}, headers=staff)).raise_for_status()
    erasure = {"email": PERSON["email"], "decision": "KS 2015/0412"}
    (await client.post("/people/erasure", json=erasure, headers=staff)).raise_for_status()


async def tell_of_the_line(client: httpx.AsyncClient, staff: dict[str, str]) -> str:
    """Make every fact about decisions, offers and corrections; return who is offered a place."""
    decided = await announced(client, staff, capacity=1, questions=QUESTIONS, approval=True)
    path = f"/conferences/{decided}/attendees"
    first, second = [await _came(client, path, name) for name in ("Första", "Andra")]
    (await client.post(f"/attendees/{first}/approval", headers=staff)).raise_for_status()
    (await client.post(f"/attendees/{second}/refusal", json={"reason": "Fullt."}, headers=staff)).raise_for_status()
    (await client.patch(f"/attendees/{first}", json={"role": "manager"}, headers=staff)).raise_for_status()
    offering = await announced(client, staff, capacity=1, questions=QUESTIONS, offer_hours=1)
    path = f"/conferences/{offering}/attendees"
    giver, next_one = [await _came(client, path, name) for name in ("Femte", "Sjätte")]
    (await client.post(f"/attendees/{giver}/cancellation", json={}, headers=staff)).raise_for_status()
    return next_one


async def _came(client: httpx.AsyncClient, path: str, name: str) -> str:
    body = {"attendees": [PERSON | {"name": name}], "consent": {"privacy_notice": True}}
    came: str = (await client.post(path, json=body)).raise_for_status().json()["id"]
    return came


@pytest.fixture(scope="module")
async def records(
    registration: httpx.AsyncClient, staff: dict[str, str], kafka: AnyKafka, mongod: AnyMongod
) -> Records:
    """Every record that this registration writes, once each type is there on each of its topics."""
    begun = now()  # what other tests have put on the topics before is theirs
    await tell_everything(registration, staff, mongod)
    found: Records = []

    async def all_there() -> bool:
        found.clear()
        async for record in tail.read(kafka.bootstrap, list(TOPICS), begun):
            headers = {name: value.decode() for name, value in record.headers}
            text = record.value.decode()
            found.append((record.topic, record.key.decode(), headers, json.loads(text), text))
        seen = {(topic, headers["ce_type"]) for topic, _, headers, _, _ in found}
        return seen >= {(topic.name, name) for topic in TOPICS.values() for name in topic.types}

    await until(all_there, "a record of each type on each of its topics")
    return found


async def test_every_record_follows_its_schema_strictly(records: Records) -> None:
    schemas = CATALOG.schemas()
    for topic, _, headers, value, _ in records:
        assert strict_problems(schemas[TOPICS[topic].schema_name(headers["ce_type"])], value) == [], (topic, value)


async def test_every_record_has_the_envelope_and_its_key(records: Records) -> None:
    for topic, key, headers, value, _ in records:
        assert strict_problems(CATALOG.envelope(), headers) == []
        assert key == headers["ce_subject"] == value[str(TOPICS[topic].key)]


async def test_no_public_record_tells_who_somebody_is(records: Records) -> None:
    public = [(headers, text) for topic, _, headers, _, text in records if TOPICS[topic].visibility == "public"]
    assert {headers["ce_type"] for headers, _ in public} == TYPES
    for headers, text in public:
        assert [secret for secret in SECRETS if secret in text or secret in str(headers)] == []


async def test_private_records_name_the_person_and_carry_the_id_of_the_public_one(records: Records) -> None:
    ids = {headers["ce_id"] for topic, _, headers, _, _ in records if TOPICS[topic].visibility == "public"}
    private = [(headers, value) for topic, _, headers, value, _ in records if TOPICS[topic].visibility == "private"]
    assert {headers["ce_id"] for headers, _ in private} <= ids
    assert PERSON["email"] in {value["personal"]["email"] for _, value in private}
    assert CONTACT["phone"] in {value["personal"].get("phone") for _, value in private}
