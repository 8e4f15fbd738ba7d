"""Figures that everybody may see: how much was told and how many want news, never to whom."""

import json

from notification.storage.kinds import MAILINGS, SUBSCRIBERS
from notification.use_cases.count_everything import count_everything
from tests.notification.component.conftest import Desk, running
from tests.notification.letters import queued
from tests.notification.plans import mailing, subscriber


async def test_statistics_count_without_naming_anybody(desk: Desk) -> None:
    message = await desk.queue(queued())
    await desk.keep(SUBSCRIBERS, subscriber(), subscriber(["iop"]), subscriber(["iop"], state="unsubscribed"))
    async with running(desk.sender().run):
        await desk.comes_to(message, "sent")
    await desk.queue(queued("booking-open"))
    await desk.keep(MAILINGS, mailing(state="done"))
    counted = await count_everything(desk.storage)
    assert counted["messages"] == {"queued": 1, "sending": 0, "sent": 1, "failed": 0, "dropped": 0}
    assert counted["sent"]["attendee-confirmed"] == 1
    assert counted["sent"]["booking-open"] == 0
    assert counted["subscribers"] == {"pending": 0, "confirmed": 2, "unsubscribed": 1}
    assert counted["subscribers_by_track"] == {"social-considerations": 1, "iop": 2}
    assert counted["articles_told"] == 1
    assert ".example" not in json.dumps(counted)
