"""The service as a process of its own: facts come in over Kafka, mails go out, staff ask over HTTP."""

from collections import deque
from typing import Any

import httpx
from aiokafka import AIOKafkaProducer

from samverka_local.python_part import PythonPart
from tests.notification.facts import example_of, publish
from tests.notification.post_office import PostOffice
from tests.probing import until

Headers = dict[str, str]
Client = httpx.AsyncClient


async def tell(producer: AIOKafkaProducer, verb: str, attendee_id: str, sequence: int = 1, **changes: Any) -> str:
    """Publish a fact about somebody else; return its id."""
    example = f"registration.attendee.{verb}.v1.private"
    personal = example_of(example)["personal"] | {"email": f"{attendee_id}@molndal.example"}
    about = {"attendee_id": attendee_id, "personal": personal}
    return await publish(producer, example, attendee_id, sequence, f"{attendee_id}-{verb}", **about | changes)


async def mails(office: PostOffice, attendee_id: str, count: int) -> list[str]:
    """The subjects of what somebody got, once there are so many."""

    async def probe() -> list[str]:
        found = [str(mail["subject"]) for mail in office.to(f"{attendee_id}@molndal.example")]
        return found if len(found) >= count else []

    return await until(probe, f"{count} mails to {attendee_id}", within=30)


async def shown(client: Client, staff: Headers, **query: str) -> list[dict[str, Any]]:
    answer = await client.get("/messages", params=query, headers=staff)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_fact_becomes_a_mail_and_a_repetition_becomes_none(
    producer: AIOKafkaProducer, office: PostOffice, client: Client, staff: Headers
) -> None:
    fact_id = await tell(producer, "confirmed", "att-one")
    await tell(producer, "confirmed", "att-one")
    assert await mails(office, "att-one", 1) == ["Din plats den 29 september är klar"]
    await tell(producer, "cancelled", "att-one", 2)
    assert (await mails(office, "att-one", 2))[1:] == ["Din plats den 29 september är avbokad"]
    found = await until(lambda: both_sent(client, staff, "att-one"), "both recorded as sent")
    assert [one["template"] for one in found] == ["attendee-cancelled", "attendee-confirmed"]
    assert found[1]["id"] == f"{fact_id}:attendee-confirmed:att-one"


async def both_sent(client: Client, staff: Headers, about: str) -> list[dict[str, Any]]:
    found = await shown(client, staff, about=about, state="sent")
    return found if len(found) == 2 else []


async def test_recipient_reads_their_own_language(producer: AIOKafkaProducer, office: PostOffice) -> None:
    await tell(producer, "waitlisted", "att-two")
    assert await mails(office, "att-two", 1) == ["You are number 1 in line for 29 September"]


async def test_words_nobody_knew_yet_are_read_as_the_nearest_known(
    producer: AIOKafkaProducer, office: PostOffice
) -> None:
    await tell(producer, "cancelled", "att-three", was="reserved", cancelled_by="robot")
    assert await mails(office, "att-three", 1) == ["Din plats den 29 september är avbokad"]


async def test_messages_are_for_staff_and_tell_neither_whom_nor_the_words(
    producer: AIOKafkaProducer, office: PostOffice, client: Client, staff: Headers
) -> None:
    await tell(producer, "confirmed", "att-four")
    await mails(office, "att-four", 1)
    assert (await client.get("/messages")).status_code == 401
    text = (await client.get("/messages", headers=staff)).text
    assert "att-four" in text
    for personal in ("molndal.example", "Anna", "/my/"):
        assert personal not in text


async def test_messages_are_paged_newest_first(
    producer: AIOKafkaProducer, office: PostOffice, client: Client, staff: Headers
) -> None:
    for number in range(5):
        await tell(producer, "confirmed", f"att-page-{number}")
        await mails(office, f"att-page-{number}", 1)
    paged: list[str] = []
    cursor = None
    while True:
        answer = await client.get(
            "/messages", params={"limit": 2} | ({"cursor": cursor} if cursor else {}), headers=staff
        )
        paged += [one["about"] for one in answer.json()["items"] if one["about"].startswith("att-page-")]
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            break
    assert paged == [f"att-page-{number}" for number in (4, 3, 2, 1, 0)]
    assert (await client.get("/messages", params={"cursor": "nonsense"}, headers=staff)).status_code == 200


async def test_failed_message_is_sent_again_by_staff(
    producer: AIOKafkaProducer, office: PostOffice, client: Client, staff: Headers
) -> None:
    office.refusals["att-five@molndal.example"] = deque(["550 5.1.1 unknown"])
    fact_id = await tell(producer, "confirmed", "att-five")
    failed = await until(lambda: shown(client, staff, about="att-five", state="failed"), "failure", within=30)
    assert failed[0]["reason"] == "mailbox-unknown"
    path = f"/messages/{fact_id}:attendee-confirmed:att-five/resend"
    assert (await client.post(path)).status_code == 401
    assert (await client.post(path, headers=staff)).json()["state"] == "queued"
    assert await mails(office, "att-five", 1) == ["Din plats den 29 september är klar"]


async def test_message_unknown_or_erased_is_not_sent_again(client: Client, staff: Headers) -> None:
    answer = await client.post("/messages/nothing/resend", headers=staff)
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/message-unknown")


async def test_killed_service_sends_what_it_was_told_after_its_next_start(
    service: PythonPart, producer: AIOKafkaProducer, office: PostOffice
) -> None:
    service.kill()
    for number in range(30):
        await tell(producer, "confirmed", f"att-kill-{number}")
    service.start()
    for number in range(30):
        assert len(await mails(office, f"att-kill-{number}", 1)) == 1


async def test_statistics_are_open_to_everybody(service: PythonPart) -> None:
    async with httpx.AsyncClient(base_url=service.url) as client:
        counted = (await client.get("/statistics")).raise_for_status().json()
    assert counted["sent"]["attendee-confirmed"] > 0
