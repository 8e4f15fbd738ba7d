"""How municipalities and their interest come in and go out."""

from typing import Annotated

from pydantic import BaseModel, EmailStr, Field, StringConstraints

from chassis.wire import Line, Moment, Note, Request
from registration.domain.interest import Contact, Interest, Track
from registration.domain.texts import Language


class ContactIn(Request):
    """The person to talk to."""

    name: Line
    email: EmailStr
    phone: Line | None = None
    language: Language = "sv"


class InterestIn(Request):
    """A municipality's interest."""

    municipality_code: Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
    tracks: Annotated[list[Track], Field(min_length=1, max_length=2)]
    contact: ContactIn
    message: Note | None = None

    def person(self) -> Contact:
        """Return the domain's contact."""
        return Contact(self.contact.name, self.contact.email, self.contact.phone, self.contact.language)


class InterestOut(BaseModel):
    """A declared interest; `contact` and `message` only for staff."""

    id: str
    municipality_code: str
    tracks: list[Track]
    status: str
    declared_at: Moment
    contact: Contact | None = None
    message: str | None = None

    @classmethod
    def of(cls, interest: Interest, *, with_contact: bool = False) -> "InterestOut":
        """Return how an interest is shown."""
        return cls(
            id=interest.id,
            municipality_code=interest.municipality_code,
            tracks=list(interest.tracks),
            status=interest.status,
            declared_at=interest.declared_at,
            contact=interest.contact if with_contact else None,
            message=interest.message if with_contact else None,
        )


class MunicipalityOut(BaseModel):
    """A municipality of the association."""

    code: str
    name: str


class MunicipalitiesOut(BaseModel):
    """All municipalities."""

    items: list[MunicipalityOut]
    next_cursor: None = None


class InterestsOut(BaseModel):
    """All declared interests."""

    items: list[InterestOut]
    next_cursor: None = None
