"""How interests come in and go out."""

from typing import Annotated, Any

from pydantic import BaseModel, EmailStr, Field, StringConstraints

from chassis.wire import Line, Moment, Note, Request
from registration.domain.interest import Contact, Interest, Organisation, OrganisationKind, Track
from registration.domain.texts import Language
from registration.web.privacy_models import AgreedOut, ConsentIn

Code = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
Tracks = Annotated[list[Track], Field(min_length=1, max_length=2)]


class ContactIn(Request):
    """The person to talk to."""

    name: Line
    email: EmailStr
    phone: Line | None = None
    language: Language = "sv"

    def person(self) -> Contact:
        """Return the domain's contact."""
        return Contact(self.name, self.email, self.phone, self.language)


class _Declaration(Request):
    tracks: Tracks
    contact: ContactIn
    message: Note | None = None
    consent: ConsentIn | None = None

    def person(self) -> Contact:
        """Return the domain's contact."""
        return self.contact.person()


class InterestIn(_Declaration):
    """A municipality's interest."""

    municipality_code: Code


class OrganisationIn(Request):
    """A non-profit organisation or a social enterprise."""

    name: Line
    kind: OrganisationKind


class OrganisationInterestIn(_Declaration):
    """The interest of an organisation from outside the municipalities."""

    organisation: OrganisationIn

    def declarer(self) -> Organisation:
        """Return the domain's organisation."""
        return Organisation(self.organisation.name, self.organisation.kind)


class InterestChangesIn(Request):
    """What is to be another; what is left out stays. A message of null is taken away."""

    tracks: Tracks | None = None
    contact: ContactIn | None = None
    message: Note | None = None

    def changes(self) -> dict[str, Any]:
        """Return the fields of the domain's interest."""
        changes: dict[str, Any] = {"message": self.message} if "message" in self.model_fields_set else {}
        if self.tracks is not None:
            changes["tracks"] = tuple(self.tracks)
        if self.contact is not None:
            changes["contact"] = self.contact.person()
        return changes


class InterestOut(BaseModel):
    """A municipality's declared interest; `contact`, `message` and `agreed` only for staff."""

    id: str
    municipality_code: str
    tracks: list[Track]
    status: str
    declared_at: Moment
    contact: Contact | None = None
    message: str | None = None
    agreed: AgreedOut | None = None

    @classmethod
    def of(cls, interest: Interest, *, with_contact: bool = False) -> "InterestOut":
        """Return how an interest is shown."""
        return cls(
            id=interest.id,
            municipality_code=interest.municipality_code or "",
            tracks=list(interest.tracks),
            status=interest.status,
            declared_at=interest.declared_at,
            contact=interest.contact if with_contact else None,
            message=interest.message if with_contact else None,
            agreed=AgreedOut.of(interest.agreed) if with_contact else None,
        )


class WholeInterestOut(BaseModel):
    """All of an interest, for those who may change it; the version is what a change names."""

    id: str
    version: int
    municipality_code: str | None
    organisation: Organisation | None
    tracks: list[Track]
    status: str
    declared_at: Moment
    changed_at: Moment | None
    contact: Contact | None
    message: str | None
    agreed: AgreedOut | None

    @classmethod
    def of(cls, interest: Interest) -> "WholeInterestOut":
        """Return how it is shown."""
        same = {name: getattr(interest, name) for name in cls.model_fields}
        return cls(**same | {"agreed": AgreedOut.of(interest.agreed)})


class DeclaredOut(BaseModel):
    """What an organisation learns of its declaration: the rest comes by mail."""

    id: str
    status: str
    declared_at: Moment


class InterestsOut(BaseModel):
    """All declared interests."""

    items: list[InterestOut]
    next_cursor: None = None


class OrganisationInterestsOut(BaseModel):
    """A page of the organisations' declared interests."""

    items: list[WholeInterestOut]
    next_cursor: str | None
