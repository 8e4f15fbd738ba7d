"""The one table from the rules that refuse to HTTP statuses."""

from chassis.problems import ErrorTable
from registration.domain import errors as e

ERRORS = ErrorTable(
    {
        e.RuleError: 409,
        e.ConferenceUnknownError: 404,
        e.AttendeeUnknownError: 404,
        e.InterestUnknownError: 404,
        e.LinkExpiredError: 410,
        e.LinkWithdrawnError: 410,
        e.ConferenceChangedMeanwhileError: 412,
        e.ConferenceEndsBeforeItStartsError: 422,
        e.MunicipalityUnknownError: 422,
    }
)
