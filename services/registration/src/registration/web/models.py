"""What the request models share: lines, notes, moments, and the refusal of unknown fields."""

from typing import Annotated

from pydantic import StringConstraints

from chassis.wire import Note, Request

Prose = Annotated[str, StringConstraints(max_length=20_000, pattern=r"^[^\x00]*$")]


class ReasonIn(Request):
    """Why; may be left out."""

    reason: Note | None = None
