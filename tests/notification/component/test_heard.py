"""Facts of the other services come in over Kafka as their contracts' examples are, and the right mails go out."""

import uuid
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from chassis.clock import now, rfc3339
from tests.notification.facts import example_of, publish
from tests.notification.letters import body, calendars
from tests.notification.post_office import PostOffice
from tests.probing import until


async def mails(office: PostOffice, email: str, count: int = 1) -> list[EmailMessage]:
    async def probe() -> list[EmailMessage]:
        found = office.to(email)
        return found if len(found) >= count else []

    return await until(probe, f"{count} mails to {email}", within=30)


async def consultation(producer: AIOKafkaProducer, verb: str, id_: str, sequence: int, **changes: Any) -> None:
    """One fact about a consultation of Karin's with an adviser who reads English."""
    example = f"scheduling.consultation.{verb}.v1.private"
    personal = example_of(example)["personal"]
    sides = {
        "contact": personal["contact"] | {"email": f"{id_}@harryda.example"},
        "adviser": personal["adviser"] | {"email": f"{id_}@gr.example", "language": "en"},
    }
    about = {"consultation_id": id_, "personal": personal | sides}
    await publish(producer, example, id_, sequence, **about | changes)


async def test_consultation_is_one_entry_in_both_calendars_from_booking_to_cancelling(
    producer: AIOKafkaProducer, office: PostOffice
) -> None:
    id_ = uuid.uuid4().hex
    for sequence, verb in enumerate(["booked", "moved", "cancelled"], 1):
        await consultation(producer, verb, id_, sequence)
        await consultation(producer, verb, id_, sequence)
    for address, subjects in (
        (f"{id_}@harryda.example", ("Er konsultation den ", "Er konsultation är flyttad ", "Er konsultation den ")),
        (f"{id_}@gr.example", ("Härryda has booked you ", "The consultation with Härryda ", "The consultation with ")),
    ):
        found = await mails(office, address, 3)
        assert [str(mail["subject"]).startswith(start) for mail, start in zip(found, subjects, strict=True)] == [
            True
        ] * 3
        entries = [next(calendars(mail))[1] for mail in found]
        assert [str(entry["METHOD"]) for entry in entries] == ["REQUEST", "REQUEST", "CANCEL"]
        events = [entry.events[0] for entry in entries]
        assert {str(event["UID"]) for event in events} == {f"{id_}@example.org"}
        assert [event["SEQUENCE"] for event in events] == [1, 2, 3]
        assert str(events[2]["STATUS"]) == "CANCELLED"
        assert str(events[0]["ATTENDEE"]) == f"mailto:{address}"
    assert len(office.to(f"{id_}@harryda.example")) == 3, "a fact heard twice was told twice"


async def test_who_moves_a_consultation_in_a_way_nobody_knew_yet_is_told_as_staff(
    producer: AIOKafkaProducer, office: PostOffice
) -> None:
    id_ = uuid.uuid4().hex
    await consultation(producer, "moved", id_, 1, moved_by="robot")
    (mail,) = await mails(office, f"{id_}@harryda.example")
    assert "Vi har flyttat er konsultation." in body(mail, "plain")


async def test_consultation_of_today_is_reminded_of_when_it_was_booked_in_time(
    producer: AIOKafkaProducer, office: PostOffice
) -> None:
    starts_at = now() + timedelta(minutes=30)
    times = {"starts_at": rfc3339(starts_at), "ends_at": rfc3339(starts_at + timedelta(hours=1))}
    in_time, late = uuid.uuid4().hex, uuid.uuid4().hex
    await consultation(producer, "booked", late, 1, **times, booked_at=rfc3339(now()))
    await consultation(producer, "booked", in_time, 1, **times, booked_at=rfc3339(now() - timedelta(days=9)))
    told = await mails(office, f"{in_time}@harryda.example", 2)
    assert str(told[1]["subject"]).startswith("Er konsultation är i ")
    assert len(await mails(office, f"{in_time}@gr.example", 2)) == 2
    assert len(office.to(f"{late}@harryda.example")) == 1


@pytest.mark.parametrize(
    ("verb", "was", "subject", "is_in_calendar"),
    [
        ("declined", "confirmed", "Du har tackat nej till platsen den 29 september", True),
        ("declined", "waitlisted", "Du står inte längre i kö till den 29 september", False),
        ("delegated", "confirmed", "Din plats den 29 september är överlämnad", True),
        ("delegated", "waitlisted", "Din plats i kön till den 29 september är överlämnad", False),
        ("declined", "offered", "Du har tackat nej till platsen den 29 september", False),
        ("declined", "requested", "Din anmälan till den 29 september är tillbakadragen", False),
        ("delegated", "requested", "Din anmälan till den 29 september är överlämnad", False),
    ],
)
async def test_who_gives_a_place_away_is_told_so(
    producer: AIOKafkaProducer, office: PostOffice, verb: str, was: str, subject: str, is_in_calendar: bool
) -> None:
    id_ = uuid.uuid4().hex
    example = f"registration.attendee.{verb}.v1.private"
    personal = example_of(example)["personal"] | {"email": f"{id_}@molndal.example", "language": "sv"}
    await publish(producer, example, id_, 2, attendee_id=id_, was=was, personal=personal)
    (mail,) = await mails(office, f"{id_}@molndal.example")
    assert mail["subject"] == subject
    assert [str(entry["METHOD"]) for _, entry in calendars(mail)] == ["CANCEL", "CANCEL"] * is_in_calendar


async def test_right_to_book_reaches_the_contact_of_the_interest(
    producer: AIOKafkaProducer, office: PostOffice
) -> None:
    code, interest = "1489", uuid.uuid4().hex
    for verb, sequence in (("granted", 1), ("revoked", 2), ("granted", 3)):
        about = {"eligibility_id": f"{code}.iop", "municipality_code": code, "track": "iop"}
        when = {"closes_at": rfc3339(now() + timedelta(days=30))} if verb == "granted" else {}
        await publish(producer, f"scheduling.eligibility.{verb}.v1", f"{code}.iop", sequence, **about | when)
    example = "registration.interest.declared.v1.private"
    personal = example_of(example)["personal"] | {"email": f"{interest}@alingsas.example"}
    declared = {"interest_id": interest, "municipality_code": code, "personal": personal}
    await publish(producer, example, interest, 1, **declared)
    found = await mails(office, f"{interest}@alingsas.example", 2)
    mail = next(one for one in found if "boka" in one["subject"])
    assert mail["subject"] == "Alingsås kan nu boka tid om idéburet offentligt partnerskap"
    assert f"/consultations?municipality_code={code}&track=iop" in body(mail, "plain")


async def test_who_comes_to_a_conference_of_today_is_reminded_and_who_left_is_not(
    producer: AIOKafkaProducer, office: PostOffice
) -> None:
    conference, stays, leaves = (uuid.uuid4().hex for _ in range(3))
    starts_at = now() + timedelta(minutes=30)
    times = {"starts_at": rfc3339(starts_at), "ends_at": rfc3339(starts_at + timedelta(hours=7))}
    for attendee in (stays, leaves):
        await _attendee(producer, "confirmed", attendee, conference, 1, confirmed_at=rfc3339(now() - timedelta(days=9)))
    await _attendee(producer, "cancelled", leaves, conference, 2)
    await mails(office, f"{leaves}@molndal.example", 2)
    await publish(producer, "registration.conference.announced.v1", conference, 2, conference_id=conference, **times)
    told = await mails(office, f"{stays}@molndal.example", 2)
    assert str(told[1]["subject"]).startswith("Konferensen är i ")
    assert len(office.to(f"{leaves}@molndal.example")) == 2


async def _attendee(
    producer: AIOKafkaProducer, verb: str, id_: str, conference: str, sequence: int, **changes: Any
) -> None:
    example = f"registration.attendee.{verb}.v1.private"
    personal = example_of(example)["personal"] | {"email": f"{id_}@molndal.example"}
    about = {"attendee_id": id_, "conference_id": conference, "personal": personal}
    await publish(producer, example, id_, sequence, **about | changes)
