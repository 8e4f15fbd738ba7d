"""Somebody wants no more mails: from now on none is sent, not even one that waits, and the address is forgotten."""

from dataclasses import replace

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.subscriber import SubscriberUnsubscribed
from notification.storage.kinds import CONTENTS, SUBSCRIBERS
from notification.storage.subscribers import contents_for


async def end_subscription(unit: UnitOfWork, subscriber_id: str) -> None:
    """End it; one that has ended, or is not there, stays so. Others hear of it only where they had heard of the yes."""
    subscriber = await unit.load(SUBSCRIBERS, subscriber_id)
    if subscriber is None or subscriber.state == "unsubscribed":
        return
    ended, moment = subscriber.unsubscribe(), now()
    for content in await contents_for(unit, subscriber_id):
        unit.save(CONTENTS, replace(content, version=content.version + 1, erase_at=moment))
    unit.save(SUBSCRIBERS, ended, *([SubscriberUnsubscribed(ended, moment)] if subscriber.confirmed_at else []))
