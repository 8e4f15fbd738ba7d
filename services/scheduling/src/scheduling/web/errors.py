"""The one table from the rules that refuse to HTTP statuses."""

from chassis.problems import ErrorTable
from scheduling.domain import errors as e

ERRORS = ErrorTable(
    {
        e.RuleError: 409,
        e.AdviserUnknownError: 404,
        e.SlotUnknownError: 404,
        e.BookingWindowUnknownError: 404,
        e.ConsultationUnknownError: 404,
        e.NotEligibleError: 403,
        e.LinkExpiredError: 410,
        e.LinkWithdrawnError: 410,
        e.TrackNotAdvisedError: 422,
        e.SlotEndsBeforeItStartsError: 422,
        e.ModeNotOfferedError: 422,
        e.BookingWindowClosesTooEarlyError: 422,
    }
)
