"""How advisers come in and go out."""

from typing import Annotated

from pydantic import BaseModel, EmailStr, Field

from chassis.wire import Line, Request
from scheduling.domain.adviser import Adviser, Language, Track


class AdviserIn(Request):
    """A new adviser."""

    name: Line
    email: EmailStr
    tracks: Annotated[list[Track], Field(min_length=1, max_length=2)]
    language: Language = "sv"

    def adviser(self, adviser_id: str) -> Adviser:
        """Return the domain's adviser."""
        return Adviser(adviser_id, 1, self.name, self.email, self.language, tuple(self.tracks))


class AdviserOut(BaseModel):
    """An adviser; the address of their calendar only for staff and advisers."""

    id: str
    name: str
    tracks: list[Track]
    version: int
    calendar_url: str | None = None

    @classmethod
    def of(cls, adviser: Adviser, calendar_url: str | None = None) -> "AdviserOut":
        """Return how an adviser is shown."""
        return cls(
            id=adviser.id,
            name=adviser.name,
            tracks=list(adviser.tracks),
            version=adviser.version,
            calendar_url=calendar_url,
        )


class AdvisersOut(BaseModel):
    """All advisers."""

    items: list[AdviserOut]
    next_cursor: None = None
