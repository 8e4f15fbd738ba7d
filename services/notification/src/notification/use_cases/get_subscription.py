"""What somebody subscribes to, or has been asked to confirm."""

from chassis.clock import now
from chassis.storage import Storage
from notification.domain.errors import SubscriptionUnknownError
from notification.domain.subscriber import Subscriber
from notification.storage.kinds import SUBSCRIBERS


async def get_subscription(storage: Storage, subscriber_id: str) -> Subscriber:
    """Return the subscriber. Raises SubscriptionUnknownError."""
    subscriber = await storage.get(SUBSCRIBERS, subscriber_id)
    if subscriber is None or subscriber.is_over(now()):
        raise SubscriptionUnknownError
    return subscriber
