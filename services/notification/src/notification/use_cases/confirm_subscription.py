"""The address says yes: from now on it is told of new articles."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.errors import SubscriptionUnknownError
from notification.domain.subscriber import Subscriber, SubscriberConfirmed
from notification.storage.kinds import SUBSCRIBERS


async def confirm_subscription(unit: UnitOfWork, subscriber_id: str) -> Subscriber:
    """Return the confirmed subscriber; a second yes changes nothing. Raises SubscriptionUnknownError or …EndedError."""
    subscriber = await unit.load(SUBSCRIBERS, subscriber_id)
    if subscriber is None or subscriber.is_over(now()):
        raise SubscriptionUnknownError
    confirmed = subscriber.confirm(now())
    if confirmed is not subscriber:
        unit.save(SUBSCRIBERS, confirmed, SubscriberConfirmed(confirmed, now()))
    return confirmed
