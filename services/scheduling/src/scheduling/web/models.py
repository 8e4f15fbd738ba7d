"""What the request models share, and who is asking."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Header, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict, PlainSerializer, StringConstraints

from chassis.access import Identity, identity, refuse, require
from chassis.clock import rfc3339

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")
]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000, pattern=r"^[^\x00]*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Url = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://[^\s\x00-\x1f\x7f]+$")]
Moment = Annotated[datetime, PlainSerializer(rfc3339, when_used="json")]
MomentIn = AwareDatetime
Cursor = Annotated[str | None, Query(max_length=100, description="`next_cursor` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many items at most.")]
Key = Annotated[str | None, Header(alias="Idempotency-Key", min_length=1, max_length=200)]
Caller = Annotated[Identity, Depends(identity)]
Staff = Annotated[Identity, Depends(require("staff"))]
StaffOrAdviser = Annotated[Identity, Depends(require("staff", "adviser"))]


class Request(BaseModel):
    """A body: unknown fields are refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(extra="forbid")


class ReasonIn(Request):
    """Why; may be left out."""

    reason: Note | None = None


def ensure(allowed: bool, caller: Identity) -> None:
    """Raise what refuses this caller, unless it is allowed."""
    if not allowed:
        raise refuse(caller)
