"""How municipalities, their contacts and invitations come in and go out."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, EmailStr, Field

from chassis.problems import slug_of
from chassis.wire import Line, Moment, Request
from registration.domain.errors import RuleError
from registration.domain.invitation import Invitation, MailContact
from registration.domain.texts import Language, Text
from registration.use_cases.invite_municipalities import Invited
from registration.use_cases.list_municipalities import Municipality
from registration.web.interest_models import Code


class MailContactIn(Request):
    """Whom to write to: a person, or the municipality's own mailbox."""

    name: Line
    email: EmailStr
    language: Language = "sv"

    def contact(self) -> MailContact:
        """Return the domain's contact."""
        return MailContact(self.name, self.email, self.language)


class MailContactOut(BaseModel):
    """Whom staff write to."""

    name: str
    email: str
    language: Language

    @classmethod
    def of(cls, contact: MailContact) -> "MailContactOut":
        """Return how a contact is shown."""
        return cls(name=contact.name, email=contact.email, language=contact.language)


class MunicipalityOut(BaseModel):
    """A municipality of the association; all but code and name is for staff alone."""

    code: str
    name: str
    interest: Literal["declared", "withdrawn"] | None = None
    contact: MailContactOut | None = None
    invited_at: Moment | None = None
    reminded_at: Moment | None = None
    may_be_reminded_from: Moment | None = None

    @classmethod
    def of(cls, one: Municipality, *, known: bool) -> "MunicipalityOut":
        """Return how a municipality is shown."""
        if not known:
            return cls(code=one.code, name=one.name)
        sent = one.invitation or Invitation("", 0, one.code)
        return cls(
            code=one.code,
            name=one.name,
            interest=one.interest.status if one.interest else None,
            contact=MailContactOut.of(sent.contact) if sent.contact else None,
            invited_at=sent.invited_at,
            reminded_at=sent.reminded_at,
            may_be_reminded_from=sent.may_be_sent_from(),
        )


class MunicipalitiesOut(BaseModel):
    """All municipalities."""

    items: list[MunicipalityOut]
    next_cursor: None = None


class InvitationsIn(Request):
    """Which municipalities to write to."""

    municipality_codes: Annotated[list[Code], Field(min_length=1, max_length=100)]


class InvitationOut(BaseModel):
    """A mail that is on its way; `times` is 1 for the invitation, more for reminders."""

    municipality_code: str
    times: int


class LeftOutOut(BaseModel):
    """Who was not written to, and which rule refused."""

    municipality_code: str
    reason: str
    text: Text

    @classmethod
    def all_of(cls, left_out: Mapping[str, RuleError]) -> "list[LeftOutOut]":
        """Return how it is told of each, by code."""
        return [
            cls(municipality_code=code, reason=slug_of(type(rule)), text=Text(rule.sv, rule.en))
            for code, rule in left_out.items()
        ]


class InvitationsOut(BaseModel):
    """Who was written to, and who was not."""

    sent: list[InvitationOut]
    left_out: list[LeftOutOut]

    @classmethod
    def of(cls, invited: Invited) -> "InvitationsOut":
        """Return how it is told."""
        sent = [InvitationOut(municipality_code=one.municipality_code, times=one.times) for one in invited.sent]
        return cls(sent=sent, left_out=LeftOutOut.all_of(invited.left_out))
