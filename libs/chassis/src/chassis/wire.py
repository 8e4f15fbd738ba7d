"""What the models at a service's boundary share: moments, lines, notes, and how strict a model is."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, PlainSerializer, StringConstraints

from chassis.clock import rfc3339

Moment = Annotated[datetime, PlainSerializer(rfc3339, when_used="json")]
"""A moment, written as RFC 3339 in UTC."""

FIRST_YEAR, LAST_YEAR = 2000, 2199


def _in_our_time(moment: datetime) -> datetime:
    """Return the moment in UTC, in whole milliseconds as storage keeps it; far-off years overflow when zones differ."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"the year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)


MomentIn = Annotated[AwareDatetime, AfterValidator(_in_our_time)]
"""A moment that is sent to us, with its zone; something that people plan."""

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")
]
"""Some words on one line: a name, a title."""

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000, pattern=r"^[^\x00]*$")]
"""A few sentences; may be empty."""

DecisionNumber = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=r"^[\wÅÄÖåäö][\wÅÄÖåäö ./:-]*$"),
]
"""The number of a decision; never a name or an address."""


class Request(BaseModel):
    """A body that is sent to us: unknown fields are refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(extra="forbid")


class Strict(BaseModel):
    """A fact that we tell: nothing more than the contract says, nothing of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, from_attributes=True)


class Tolerant(BaseModel):
    """A fact that we hear: what is not known is left aside."""

    model_config = ConfigDict(extra="ignore", frozen=True)
