"""Somebody asks to be told of new articles: the address itself is asked whether it wants that (double opt-in)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.content import Content, Recipient
from notification.domain.message import Message, Origin, message_id
from notification.domain.subscriber import Choice, Subscriber
from notification.storage.kinds import SUBSCRIBERS
from notification.storage.subscribers import subscriber_with
from notification.use_cases.queue_message import queue_message


@dataclass(frozen=True, slots=True)
class RequestSubscription:
    """What was asked for. `subscriber_id` is used where the address is new; `request_id` names this asking.

    `page_of` gives the page of a subscriber's own, by which the address says yes.
    """

    subscriber_id: str
    request_id: str
    email: str
    address_key: str
    wanted: Choice
    page_of: Callable[[str], str]
    origin: Origin


async def request_subscription(unit: UnitOfWork, command: RequestSubscription, kept: timedelta) -> Subscriber:
    """Keep what was asked for and mail the question, unless the address has been asked too often lately."""
    moment = now()
    known = await subscriber_with(unit, command.address_key)
    before = known or Subscriber(command.subscriber_id, 0, "pending", command.email, command.address_key)
    asking = before.ask(command.wanted, moment)
    if asking.may_be_mailed(moment):
        asking = asking.mailed(moment)
        content = _content(asking, command, kept)
        await queue_message(unit, Message.telling(content, "subscription-confirmation", command.origin), content)
    unit.save(SUBSCRIBERS, asking)
    return asking


def _content(subscriber: Subscriber, command: RequestSubscription, kept: timedelta) -> Content:
    moment = now()
    return Content(
        message_id(command.request_id, "subscription-confirmation", subscriber.id),
        1,
        subscriber.id,
        subscriber.version,
        Recipient("", subscriber.email or command.email, command.wanted.language),
        command.page_of(subscriber.id),
        written_at=moment,
        erase_at=moment + kept,
        tracks=command.wanted.tracks,
    )
