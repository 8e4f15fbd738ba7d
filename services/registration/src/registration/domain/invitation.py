"""Staff invite municipalities that have not been heard from, and remind them, at an address that staff keep."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from registration.domain.interest import Interest
from registration.domain.interest_errors import (
    InterestAlreadyDeclaredError,
    InvitedRecentlyError,
    MunicipalityWithoutContactError,
)
from registration.domain.municipality import known
from registration.domain.texts import Language

REMINDED_AGAIN_AFTER = timedelta(days=7)
"""Who has not answered in a week may have missed the mail; who gets one more often stops reading them."""


@dataclass(frozen=True, slots=True)
class MailContact:
    """Whom to write to before anybody there has declared interest: a person, or the municipality's own mailbox."""

    name: str
    email: str
    language: Language = "sv"


@dataclass(frozen=True, slots=True)
class Invitation:
    """What staff keep of one municipality, under an id of its code: the contact since when, and when it was written to.

    `times` is how often that was: the first is the invitation, the others remind.
    """

    id: str
    version: int
    municipality_code: str
    contact: MailContact | None = None
    invited_at: datetime | None = None
    reminded_at: datetime | None = None
    times: int = 0
    kept_at: datetime | None = None

    @property
    def used_at(self) -> datetime | None:
        """When the contact was kept or written to, whichever was later; None where neither is known."""
        return max(filter(None, (self.kept_at, self.invited_at, self.reminded_at)), default=None)

    def keep_contact(self, contact: MailContact | None, now: datetime) -> "Invitation":
        """Return it with whom to write to from now on."""
        return replace(self, version=self.version + 1, contact=contact, kept_at=now if contact else None)

    def send(self, interest: Interest | None, now: datetime) -> "Invitation":
        """Return it sent once more.

        Raises InterestAlreadyDeclaredError, MunicipalityWithoutContactError, or InvitedRecentlyError.
        """
        if interest is not None and interest.status == "declared":
            raise InterestAlreadyDeclaredError
        if self.contact is None:
            raise MunicipalityWithoutContactError
        last = self.reminded_at or self.invited_at
        if last is not None and now < last + REMINDED_AGAIN_AFTER:
            raise InvitedRecentlyError
        sent = replace(self, version=self.version + 1, times=self.times + 1)
        return replace(sent, reminded_at=now) if self.times else replace(sent, invited_at=now)

    def may_be_sent_from(self) -> datetime | None:
        """Return when the next one may be sent; None where it may be at once."""
        last = self.reminded_at or self.invited_at
        return None if last is None else last + REMINDED_AGAIN_AFTER


@dataclass(frozen=True, slots=True)
class MunicipalityInvited:
    """A municipality was asked to declare interest; `times` is 1 for the invitation, more for reminders."""

    invitation: Invitation
    contact: MailContact
    at: datetime


def not_invited_yet(municipality_code: str) -> Invitation:
    """Return what is kept of a municipality before anything was done. Raises MunicipalityUnknownError."""
    return Invitation(f"invitation-{known(municipality_code)}", 0, municipality_code)
