"""The one table from the rules that refuse to HTTP statuses."""

from chassis.problems import ErrorTable
from notification.domain import errors as e

ERRORS = ErrorTable(
    {
        e.RuleError: 409,
        e.MessageUnknownError: 404,
        e.MessageErasedError: 410,
        e.SubscriptionUnknownError: 404,
        e.SubscriptionEndedError: 410,
    }
)
