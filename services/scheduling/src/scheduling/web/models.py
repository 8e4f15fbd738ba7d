"""What the request models share."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, StringConstraints

from chassis.wire import Note, Request

FIRST_YEAR, LAST_YEAR = 2000, 2199


def _in_our_time(moment: datetime) -> datetime:
    """Return the moment in UTC, in whole milliseconds as storage keeps it; far-off years overflow when zones differ."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"the year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)


Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Url = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://[^\s\x00-\x1f\x7f]+$")]
MomentIn = Annotated[AwareDatetime, AfterValidator(_in_our_time)]


class ReasonIn(Request):
    """Why; may be left out."""

    reason: Note | None = None
