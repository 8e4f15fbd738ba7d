"""What the request models share, and who is asking."""

from typing import Annotated

from fastapi import Depends
from pydantic import AwareDatetime, StringConstraints

from chassis.access import Identity, refuse, require
from chassis.wire import Note, Request

Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Url = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://[^\s\x00-\x1f\x7f]+$")]
MomentIn = AwareDatetime
Staff = Annotated[Identity, Depends(require("staff"))]
StaffOrAdviser = Annotated[Identity, Depends(require("staff", "adviser"))]


class ReasonIn(Request):
    """Why; may be left out."""

    reason: Note | None = None


def ensure(allowed: bool, caller: Identity) -> None:
    """Raise what refuses this caller, unless it is allowed."""
    if not allowed:
        raise refuse(caller)
