"""The sender, on a real database and a real mail server that is rude, away, or gone in the middle."""

import asyncio
from collections import deque
from datetime import timedelta

from chassis.clock import now
from notification.domain.message import Message
from notification.domain.outcome import Delivered
from notification.storage.kinds import MESSAGES
from notification.use_cases.put_back_messages import put_back_messages
from notification.use_cases.record_delivery import record_delivery
from notification.use_cases.resend_message import resend_message
from notification.use_cases.take_messages import take_messages
from tests.notification.component.conftest import Desk, running
from tests.notification.letters import queued
from tests.probing import until

ANNA = "anna@harryda.example"


async def test_message_is_sent_once_and_told(desk: Desk) -> None:
    message = await desk.queue(queued())
    async with running(desk.sender().run):
        sent = await desk.comes_to(message, "sent")
    assert len(desk.office.to(ANNA)) == 1
    assert desk.office.to(ANNA)[0]["subject"] == "Din plats den 29 september är klar"
    assert (sent.finished_at is not None, sent.due_at, sent.held_by) == (True, None, None)
    assert await desk.facts() == [("notification.message.sent.v1", message.id)]


async def test_same_fact_twice_is_one_message(desk: Desk) -> None:
    message = await desk.queue(queued())
    await desk.queue(message)
    async with running(desk.sender().run):
        await desk.comes_to(message, "sent")
        await desk.queue(message)
    assert len(desk.office.taken) == 1


async def test_new_message_is_sent_at_once_when_the_sender_is_roused(desk: Desk) -> None:
    sender = desk.sender()
    async with running(sender.run):
        first = await desk.queue(queued())
        sender.rouse()
        await desk.comes_to(first, "sent")
        second = await desk.queue(queued())
        sender.rouse()
        sent = await desk.comes_to(second, "sent")
    assert sent.finished_at is not None
    assert sent.finished_at - sent.queued_at < timedelta(seconds=0.8), "it waited for the next look"


async def test_many_messages_go_over_few_connections_each_once(desk: Desk) -> None:
    messages = [await desk.queue(queued(), f"p{number}@harryda.example") for number in range(150)]
    async with running(desk.sender(connections=3).run):
        for message in messages:
            await desk.comes_to(message, "sent")
    assert sorted(address for address, _ in desk.office.taken) == sorted(f"p{n}@harryda.example" for n in range(150))
    assert desk.office.connections == 3


async def test_two_senders_never_send_the_same(desk: Desk) -> None:
    messages = [await desk.queue(queued(), f"p{number}@harryda.example") for number in range(200)]
    async with running(desk.sender("one").run), running(desk.sender("two").run):
        for message in messages:
            await desk.comes_to(message, "sent")
    assert len(desk.office.taken) == 200
    assert len({address for address, _ in desk.office.taken}) == 200


async def test_temporary_refusal_waits_and_is_tried_again_with_the_same_message_id(desk: Desk) -> None:
    desk.office.refusals[ANNA] = deque(["451 4.7.1 Greylisted"])
    message = await desk.queue(queued())
    async with running(desk.sender().run):
        waiting = await until(lambda: _with_reason(desk, message.id, "try-later"), "refusal")
        assert waiting is not None
        assert waiting.due_at is not None
        assert waiting.state == "queued"
        assert timedelta(seconds=50) < waiting.due_at - now() < timedelta(seconds=80)
        await _make_due(desk, message.id)
        sent = await desk.comes_to(message, "sent")
    assert sent.attempts == 1
    assert len(desk.office.taken) == 1


async def test_permanent_refusal_is_given_up_with_the_reason(desk: Desk) -> None:
    desk.office.refusals[ANNA] = deque([f"550 5.1.1 <{ANNA}> unknown"])
    refused, other = await desk.queue(queued()), await desk.queue(queued(), "bo@harryda.example")
    async with running(desk.sender(connections=1).run):
        failed = await desk.comes_to(refused, "failed")
        await desk.comes_to(other, "sent")
    assert failed.reason == "mailbox-unknown"
    assert ("notification.message.failed.v1", refused.id) in await desk.facts()
    letters = await desk.storage.database["outbox"].find().to_list(None)
    assert ANNA not in str(letters), "the server's words name the person"


async def test_address_that_is_none_is_given_up_and_stops_nobody(desk: Desk) -> None:
    bad, good = await desk.queue(queued(), "no address"), await desk.queue(queued())
    async with running(desk.sender().run):
        assert (await desk.comes_to(bad, "failed")).reason == "address-not-valid"
        await desk.comes_to(good, "sent")


async def test_stopped_mail_server_loses_nothing_and_costs_no_attempt(desk: Desk) -> None:
    await desk.office.stop()
    messages = [await desk.queue(queued(), f"p{number}@harryda.example") for number in range(20)]
    async with running(desk.sender().run):
        await until(lambda: _with_reason(desk, messages[0].id, "mail-server-away"), "server found away")
        await desk.office.start()
        for message in messages:
            assert (await desk.comes_to(message, "sent", within=20)).attempts == 0
    assert len(desk.office.taken) == 20


async def test_connection_dropped_between_mails_is_opened_again(desk: Desk) -> None:
    desk.office.hangs_up_after = 5
    messages = [await desk.queue(queued(), f"p{number}@harryda.example") for number in range(23)]
    async with running(desk.sender(connections=1).run):
        for message in messages:
            await desk.comes_to(message, "sent", within=30)
    ids = [str(mail["message-id"]) for _, mail in desk.office.taken]
    assert len(set(ids)) == 23, "a mail that may have gone is sent again under the same Message-ID"


async def test_story_is_told_in_order(desk: Desk) -> None:
    desk.office.refusals[ANNA] = deque(["451 later"])
    first = await desk.queue(queued("attendee-waitlisted", about="a", sequence=1))
    sender = desk.sender()
    async with running(sender.run):
        await until(lambda: _with_reason(desk, first.id, "try-later"), "refusal")
        second = await desk.queue(queued("attendee-promoted", about="a", sequence=2))
        sender.rouse()
        await until(lambda: _waits_behind(desk, second.id, first.id), "second message behind the first")
        await _make_due(desk, first.id)
        await desk.comes_to(first, "sent")
        await _make_due(desk, second.id)
        await desk.comes_to(second, "sent")
    subjects = [str(mail["subject"]) for mail in desk.office.to(ANNA)]
    assert subjects == ["Du står som nummer 3 i kön till den 29 september", "Nu har du fått en plats den 29 september"]


async def test_what_a_killed_sender_held_is_taken_up_at_its_next_start(desk: Desk) -> None:
    message = await desk.queue(queued())
    taken = await desk.commits.run("one", lambda unit: take_messages(unit, "one", 10))
    assert [one.message.id for one in taken] == [message.id]
    assert await desk.commits.run("two", lambda unit: take_messages(unit, "two", 10)) == []
    async with running(desk.sender("one").run):
        await desk.comes_to(message, "sent")
    assert len(desk.office.taken) == 1


async def test_lease_that_ran_out_is_taken_by_another_as_unknown(desk: Desk) -> None:
    message = await desk.queue(queued())
    await desk.commits.run("one", lambda unit: take_messages(unit, "one", 10))
    await _make_due(desk, message.id)
    taken = await desk.commits.run("two", lambda unit: take_messages(unit, "two", 10))
    assert [(one.message.id, one.is_unknown, one.message.held_by) for one in taken] == [(message.id, True, "two")]


async def test_mail_that_has_gone_is_recorded_though_another_holds_it(desk: Desk) -> None:
    message = await desk.queue(queued())
    await desk.commits.run("two", lambda unit: take_messages(unit, "two", 10))
    await desk.commits.run(message.id, lambda unit: record_delivery(unit, message.id, "one", Delivered()))
    assert (await desk.state(message)).state == "sent"


async def test_gentle_stop_gives_back_what_is_not_sent(desk: Desk) -> None:
    messages = [await desk.queue(queued(), f"p{number}@harryda.example") for number in range(60)]
    async with running(desk.sender(connections=1).run):
        await until(lambda: _taken(desk, 3), "some mails")
    states = {(await desk.state(message)).state for message in messages}
    assert "sending" not in states
    sent = await desk.storage.count(MESSAGES, {"state": "sent"})
    assert sent == len(desk.office.taken)
    assert await desk.commits.run("one", lambda unit: put_back_messages(unit, "one")) == 0


async def test_resent_message_is_a_mail_of_its_own(desk: Desk) -> None:
    message = await desk.queue(queued())
    async with running(desk.sender().run):
        await desk.comes_to(message, "sent")
        await desk.commits.run(message.id, lambda unit: resend_message(unit, message.id))
        await until(lambda: _taken(desk, 2), "second mail")
        assert (await desk.comes_to(message, "sent")).edition == 2
    assert len({str(mail["message-id"]) for _, mail in desk.office.taken}) == 2


async def test_second_record_of_the_same_mail_changes_nothing(desk: Desk) -> None:
    message = await desk.queue(queued())
    async with running(desk.sender().run):
        await desk.comes_to(message, "sent")
    assert await desk.commits.run("x", lambda unit: record_delivery(unit, message.id, "one", Delivered())) is None
    assert await desk.facts() == [("notification.message.sent.v1", message.id)]


async def _with_reason(desk: Desk, id_: str, reason: str) -> Message | None:
    found = await desk.storage.get(MESSAGES, id_)
    return found if found is not None and found.reason == reason else None


async def _waits_behind(desk: Desk, id_: str, ahead: str) -> bool:
    one, other = await asyncio.gather(desk.storage.get(MESSAGES, id_), desk.storage.get(MESSAGES, ahead))
    return one is not None and other is not None and one.due_at == other.due_at


async def _taken(desk: Desk, count: int) -> bool:
    return len(desk.office.taken) >= count


async def _make_due(desk: Desk, id_: str) -> None:
    """Let time pass for one message."""
    await desk.storage.database["messages"].update_one({"_id": id_}, {"$set": {"due_at": now()}})
