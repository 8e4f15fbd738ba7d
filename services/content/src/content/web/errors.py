"""The one table from the rules that refuse to HTTP statuses."""

from chassis.problems import ErrorTable
from content.domain import errors as e

ERRORS = ErrorTable(
    {
        e.RuleError: 409,
        e.ArticleUnknownError: 404,
        e.ArticleWithdrawnError: 410,
        e.ArticleChangedMeanwhileError: 412,
    }
)
