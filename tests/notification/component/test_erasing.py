"""What is known of a person goes after a while; what statistics need stays."""

from datetime import timedelta

import pytest

from chassis.clock import now
from notification.domain.errors import MessageErasedError
from notification.storage.kinds import CONTENTS, MESSAGES
from notification.use_cases.resend_message import resend_message
from tests.notification.component.conftest import Desk, running
from tests.notification.letters import queued
from tests.probing import until


async def test_content_is_erased_when_its_time_has_come(desk: Desk) -> None:
    """MongoDB's own clockwork erases; what is asked here is that its time is set on each content."""
    message = await desk.queue(queued())
    indexes = await desk.storage.database["contents"].index_information()
    assert indexes["erase_at_-1"]["expireAfterSeconds"] == 0
    content = await desk.storage.get(CONTENTS, message.id)
    assert content is not None
    assert timedelta(days=29) < content.erase_at - now() < timedelta(days=31)


async def test_message_itself_holds_nothing_personal(desk: Desk) -> None:
    message = await desk.queue(queued())
    async with running(desk.sender().run):
        await desk.comes_to(message, "sent")
    stored = str(await desk.storage.database["messages"].find_one({"_id": message.id}))
    for personal in ("Anna", "harryda.example", "/my/"):
        assert personal not in stored


async def test_message_whose_content_is_erased_is_given_up_and_not_sent_again(desk: Desk) -> None:
    message = await desk.queue(queued())
    await desk.storage.database["contents"].delete_one({"_id": message.id})
    async with running(desk.sender().run):
        failed = await desk.comes_to(message, "failed")
    assert failed.reason == "content-erased"
    with pytest.raises(MessageErasedError):
        await desk.commits.run("x", lambda unit: resend_message(unit, message.id))
    assert await until(lambda: desk.storage.count(MESSAGES, {}), "the message, kept for statistics") == 1
