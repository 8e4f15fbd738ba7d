"""What the request models share."""

from typing import Annotated

from pydantic import StringConstraints

from chassis.wire import Note, Request

Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Url = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://[^\s\x00-\x1f\x7f]+$")]


class ReasonIn(Request):
    """Why; may be left out."""

    reason: Note | None = None
