"""The links in a subscriber's mails: to say yes and see the subscription, and to leave."""

from dataclasses import dataclass

from chassis.links import OwnLinks
from notification.domain.errors import SubscriptionUnknownError


@dataclass(frozen=True, slots=True)
class SubscriberLinks:
    """Two kinds of links, so that a mail which is passed on gives away no more than the leaving."""

    own: OwnLinks
    leaving: OwnLinks

    def subscriber_of(self, token: str) -> str:
        """Return whose link it is. Raises SubscriptionUnknownError."""
        return _opened(token, self.own)

    def leaver_of(self, token: str) -> str:
        """Return who may leave by it: either link will do. Raises SubscriptionUnknownError."""
        return _opened(token, self.leaving, self.own)


def _opened(token: str, *kinds: OwnLinks) -> str:
    id_ = token.rpartition(".")[0]
    if not any(kind.opens(token, id_) for kind in kinds):
        raise SubscriptionUnknownError
    return id_
