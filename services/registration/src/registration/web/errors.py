"""The one table from the rules that refuse to HTTP statuses."""

from chassis.problems import ErrorTable
from registration.domain import erasure_errors, privacy
from registration.domain import errors as e
from registration.domain import import_errors as f
from registration.domain import interest_errors as i
from registration.domain import place_errors as p

ERRORS = ErrorTable(
    {
        e.RuleError: 409,
        e.ConferenceUnknownError: 404,
        e.AttendeeUnknownError: 404,
        i.InterestUnknownError: 404,
        privacy.PrivacyNoticeUnknownError: 404,
        erasure_errors.ErasureUnknownError: 404,
        erasure_errors.PersonErasedError: 410,
        e.LinkExpiredError: 410,
        e.LinkWithdrawnError: 410,
        i.InterestWithdrawnError: 410,
        e.ConferenceChangedMeanwhileError: 412,
        i.InterestChangedMeanwhileError: 412,
        e.ConferenceEndsBeforeItStartsError: 422,
        e.FieldError: 422,
        e.CapacityTakenError: 409,
        f.FileTooLargeError: 413,
        f.FileUnreadableError: 422,
        f.FileLockedError: 422,
        f.FileEmptyError: 422,
        f.TooManyRowsError: 422,
        f.TooManyColumnsError: 422,
        f.HeadsMissingError: 422,
        f.HeadTwiceError: 422,
        f.ImportRowsWrongError: 422,
        e.TooSlowToPrintError: 503,
        p.SessionFullError: 409,
        p.SessionTakenError: 409,
        p.QuotaFullError: 409,
        p.AlreadyRegisteredError: 409,
    }
)
