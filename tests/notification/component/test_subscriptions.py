"""Subscriptions over HTTP: asked for by anybody, confirmed by the address itself, ended by one click."""

import re
import uuid
from collections.abc import AsyncIterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from aiokafka import AIOKafkaProducer

from chassis.clock import now, rfc3339
from chassis.storage import Storage
from notification.storage.kinds import MAILINGS, SUBSCRIBERS
from samverka_local.python_part import PythonPart
from tests.conftest import Run
from tests.notification.facts import publish
from tests.notification.letters import body
from tests.notification.post_office import PostOffice
from tests.probing import until
from tests.stores import AnyMongod

Client = httpx.AsyncClient
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture(scope="module")
def service(run: Run, office: PostOffice) -> PythonPart:
    return run("notification", SAMVERKA_SMTP_PORT=str(office.port), SAMVERKA_MONGODB_DATABASE="notification_subs")


@pytest.fixture(scope="module")
async def storage(mongod: AnyMongod, service: PythonPart) -> AsyncIterator[Storage]:
    storage = Storage(mongod.uri, "notification_subs")
    yield storage
    storage.close()


async def subscribe(client: Client, email: str, **wanted: Any) -> httpx.Response:
    return await client.post("/subscriptions", json={"email": email} | wanted)


async def mails(office: PostOffice, email: str, count: int = 1) -> list[EmailMessage]:
    async def probe() -> list[EmailMessage]:
        found = office.to(email)
        return found if len(found) >= count else []

    return await until(probe, f"{count} mails to {email}", within=30)


async def token_for(office: PostOffice, email: str) -> str:
    """The word from the link in the mail that asks."""
    found = re.search(r"/subscriptions/(\S+)", body((await mails(office, email))[0], "plain"))
    assert found
    return found.group(1)


async def confirmed(client: Client, office: PostOffice, **wanted: Any) -> str:
    """Somebody who has subscribed and said yes; returns the address."""
    email = f"{uuid.uuid4().hex}@lasare.example"
    await subscribe(client, email, **wanted)
    token = await token_for(office, email)
    answer = await client.post("/subscriptions/confirmation", json={"token": token})
    assert answer.status_code == 200, answer.text
    return email


async def article(producer: AIOKafkaProducer, **changes: Any) -> str:
    """Publish an article just now; return its id."""
    id_, moment = uuid.uuid4().hex, rfc3339(now() + timedelta(seconds=1))
    about = {"article_id": id_, "published_at": moment, "first_published_at": moment}
    await publish(producer, "content.article.published.v1", id_, **about | changes)
    return id_


async def test_nobody_is_subscribed_before_the_address_itself_has_said_yes(client: Client, office: PostOffice) -> None:
    answer = await subscribe(client, "eva@lasare.example", tracks=["iop"], language="en")
    assert (answer.status_code, answer.json()) == (202, {"status": "accepted"})
    token = await token_for(office, "eva@lasare.example")
    shown = await client.get("/subscriptions/confirmation", params={"token": token})
    assert shown.json() == {"status": "pending", "tracks": ["iop"], "language": "en"}
    again = await client.get("/subscriptions/confirmation", params={"token": token})
    assert again.json()["status"] == "pending", "looking is not saying yes: scanners look"
    for _ in range(2):
        said = await client.post("/subscriptions/confirmation", json={"token": token})
        assert said.json() == {"status": "confirmed", "tracks": ["iop"], "language": "en"}
    assert "lasare.example" not in said.text


async def test_answer_is_alike_whether_the_address_is_known_or_not(client: Client, office: PostOffice) -> None:
    known = await confirmed(client, office)
    answers = [await subscribe(client, address) for address in (known, known.upper(), "nobody@lasare.example")]
    assert {(one.status_code, one.text) for one in answers} == {(202, '{"status":"accepted"}')}


async def test_address_is_asked_once_in_ten_minutes_and_five_times_a_day(
    client: Client, office: PostOffice, storage: Storage
) -> None:
    email = "often@lasare.example"

    async def asked() -> int:
        await subscribe(client, email)
        (known,) = await storage.find(SUBSCRIBERS, {"email": email})
        return len(known.asked)

    async def let_pass(span: timedelta) -> None:
        (known,) = await storage.find(SUBSCRIBERS, {"email": email})
        earlier = [moment - span for moment in known.asked]
        await storage.database["subscribers"].update_one({"_id": known.id}, {"$set": {"asked": earlier}})

    assert [await asked() for _ in range(3)] == [1, 1, 1]
    for mailed in (2, 3, 4, 5, 5):
        await let_pass(timedelta(minutes=11))
        assert await asked() == mailed
    await let_pass(timedelta(days=1))
    assert await asked() == 1
    assert len(await mails(office, email, 6)) == 6


async def test_other_choice_holds_only_when_it_is_confirmed_too(
    client: Client, office: PostOffice, storage: Storage
) -> None:
    email = await confirmed(client, office, tracks=["iop"])
    await subscribe(client, email, tracks=["social-considerations"])
    (known,) = await storage.find(SUBSCRIBERS, {"email": email})
    assert (known.state, known.tracks) == ("confirmed", ("iop",))
    token = await token_for(office, email)
    shown = await client.get("/subscriptions/confirmation", params={"token": token})
    assert shown.json() == {"status": "pending", "tracks": ["social-considerations"], "language": "sv"}
    said = await client.post("/subscriptions/confirmation", json={"token": token})
    assert said.json()["tracks"] == ["social-considerations"]


async def test_one_click_really_stops_it_and_forgets_the_address(
    client: Client, office: PostOffice, producer: AIOKafkaProducer, storage: Storage
) -> None:
    leaver, stayer = await confirmed(client, office), await confirmed(client, office)
    await article(producer)
    mail = (await mails(office, leaver, 2))[1]
    await mails(office, stayer, 2)
    address = urlsplit(str(mail["list-unsubscribe"]).strip("<>"))
    looked = await client.get(address.path.removeprefix("/api/v1") + "?" + address.query)
    assert looked.status_code == 303
    assert "/unsubscribe/" in looked.headers["location"]
    assert await storage.find(SUBSCRIBERS, {"email": leaver}), "looking ends nothing"
    for _ in range(2):
        path = address.path.removeprefix("/api/v1") + "?" + address.query
        answer = await client.post(path, data=ONE_CLICK)
        assert (answer.status_code, answer.json()) == (200, {"status": "unsubscribed"})
    assert await storage.find(SUBSCRIBERS, {"email": leaver}) == []
    second = await article(producer)
    await mails(office, stayer, 3)
    await until(lambda: storage.count(MAILINGS, {"_id": second, "state": "done"}), "the whole mailing")
    assert len(office.to(leaver)) == 2, "who has left was written to"


async def test_who_has_left_can_subscribe_anew_and_not_by_the_old_link(client: Client, office: PostOffice) -> None:
    email = await confirmed(client, office)
    token = await token_for(office, email)
    assert (await client.post("/subscriptions/unsubscription", params={"token": token})).status_code == 200
    old = await client.post("/subscriptions/confirmation", json={"token": token})
    assert (old.status_code, old.json()["type"]) == (410, "/problems/subscription-ended")
    shown = await client.get("/subscriptions/confirmation", params={"token": token})
    assert shown.json()["status"] == "unsubscribed"
    await subscribe(client, email)
    assert len(await mails(office, email, 2)) == 2


async def test_fact_heard_twice_is_one_mail_and_two_articles_are_two(
    client: Client, office: PostOffice, producer: AIOKafkaProducer, storage: Storage
) -> None:
    email = await confirmed(client, office, tracks=["iop"])
    id_, moment = uuid.uuid4().hex, rfc3339(now() + timedelta(seconds=1))
    about: dict[str, Any] = {"article_id": id_, "published_at": moment, "first_published_at": moment}
    for _ in range(2):
        await publish(producer, "content.article.published.v1", id_, **about, tracks=["iop"])
    second = await article(producer, tracks=["iop"])
    await article(producer, tracks=["social-considerations"])
    await mails(office, email, 3)
    await until(lambda: storage.count(MAILINGS, {"_id": second, "state": "done"}), "the last mailing")
    assert len(office.to(email)) == 3  # the question, and two articles


@pytest.mark.parametrize("token", ["nonsense", "a.b", "x" * 150])
async def test_link_that_nobody_signed_opens_nothing(client: Client, token: str) -> None:
    answers = [
        await client.get("/subscriptions/confirmation", params={"token": token}),
        await client.post("/subscriptions/confirmation", json={"token": token}),
        await client.post("/subscriptions/unsubscription", params={"token": token}),
        await client.get("/subscriptions/unsubscription", params={"token": token}),
    ]
    assert {(one.status_code, one.json()["type"]) for one in answers} == {(404, "/problems/subscription-unknown")}


async def test_link_for_leaving_does_not_say_yes(
    client: Client, office: PostOffice, producer: AIOKafkaProducer
) -> None:
    email = await confirmed(client, office)
    await article(producer)
    mail = (await mails(office, email, 2))[1]
    token = str(mail["list-unsubscribe"]).partition("token=")[2].strip(">")
    answer = await client.post("/subscriptions/confirmation", json={"token": token})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("wanted", "field"),
    [({"email": "no address"}, "email"), ({"email": "a@b.se", "tracks": ["x"]}, "tracks.0"), ({}, "email")],
)
async def test_bad_wish_is_told_by_its_field(client: Client, wanted: dict[str, Any], field: str) -> None:
    answer = await client.post("/subscriptions", json=wanted)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field


async def test_repeated_request_under_one_key_is_one_asking(client: Client, office: PostOffice) -> None:
    key = {"Idempotency-Key": uuid.uuid4().hex}
    for _ in range(2):
        answer = await client.post("/subscriptions", json={"email": "once@lasare.example"}, headers=key)
        assert answer.status_code == 202
    other = await client.post("/subscriptions", json={"email": "two@lasare.example"}, headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-key-reused")
    assert len(await mails(office, "once@lasare.example")) == 1
