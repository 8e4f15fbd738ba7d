"""A municipality is asked to one conference, and reminded; it comes by registering, or says that it does not.

Who registers afterwards counts more than an earlier no: how a municipality stands is seen from both, and the no stays
what it was.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from registration.domain.conference import Conference
from registration.domain.conference_invitation_errors import (
    MunicipalityComesError,
    MunicipalityDoesNotComeError,
    NothingDeclinedError,
)
from registration.domain.errors import ConferenceHeldError, ConferenceNotAnnouncedError, LinkWithdrawnError
from registration.domain.interest import ChangedBy, Interest
from registration.domain.interest_errors import InvitedRecentlyError, MunicipalityWithoutContactError
from registration.domain.invitation import REMINDED_AGAIN_AFTER, Invitation, MailContact
from registration.domain.municipality import known

Standing = Literal["came", "registered", "declined", "invited", "not-invited"]
"""The first that is so; of the last two nothing was heard yet."""


@dataclass(frozen=True, slots=True)
class Declination:
    """Nobody of the municipality comes: who said so, when, and what they wrote."""

    by: ChangedBy
    at: datetime
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of a municipality come, or may, and how many of them were there."""

    coming: int = 0
    came: int = 0


@dataclass(frozen=True, slots=True)
class ConferenceInvitation:
    """One municipality and one conference: when it was written to, whom, how often, and what it answered.

    `times` counts the mails: the first invites, the others remind. `contact` is who got the last one; links of another
    generation than `link_generation` open nothing.
    """

    id: str
    version: int
    conference_id: str
    municipality_code: str
    contact: MailContact | None = None
    invited_at: datetime | None = None
    reminded_at: datetime | None = None
    times: int = 0
    declination: Declination | None = None
    link_generation: int = 0

    def send(
        self, conference: Conference, contact: MailContact | None, now: datetime, *, somebody_comes: bool
    ) -> "ConferenceInvitation":
        """Return it sent once more, to this contact; a new address withdraws the links so far.

        Raises what the conference or the municipality has against it: it is not announced or over, somebody comes or
        nobody will, there is no address, or the last mail was sent less than a week ago.
        """
        ensure_invites(conference, now)
        if somebody_comes:
            raise MunicipalityComesError
        if self.declination is not None:
            raise MunicipalityDoesNotComeError
        if contact is None:
            raise MunicipalityWithoutContactError
        last = self.reminded_at or self.invited_at
        if last is not None and now < last + REMINDED_AGAIN_AFTER:
            raise InvitedRecentlyError
        moved = self.contact is not None and _address(self.contact) != _address(contact)
        sent = self._next(contact=contact, times=self.times + 1, link_generation=self.link_generation + moved)
        return replace(sent, reminded_at=now) if self.times else replace(sent, invited_at=now)

    def decline(
        self, conference: Conference, by: ChangedBy, message: str | None, now: datetime, *, somebody_comes: bool
    ) -> "ConferenceInvitation":
        """Return it answered with no; a second no stands in place of the first.

        Raises that the conference is not announced or over, or MunicipalityComesError.
        """
        ensure_invites(conference, now)
        if somebody_comes:
            raise MunicipalityComesError
        return self._next(declination=Declination(by, now, message))

    def take_back(self, conference: Conference, now: datetime) -> "ConferenceInvitation":
        """Return it without an answer. Raises NothingDeclinedError, or that the conference is over."""
        ensure_invites(conference, now)
        if self.declination is None:
            raise NothingDeclinedError
        return self._next(declination=None)

    def ensure_opens(self, generation: int) -> None:
        """Raise LinkWithdrawnError where a link of this generation does not open it."""
        if generation != self.link_generation:
            raise LinkWithdrawnError

    def without_contact(self) -> "ConferenceInvitation":
        """Return it without whom was written to and what was written back; the links so far open it no more."""
        left = self.without_message()
        return replace(left, contact=None, link_generation=self.link_generation + 1)

    def without_message(self) -> "ConferenceInvitation":
        """Return it without what was written with a no."""
        return self._next(declination=self.declination and replace(self.declination, message=None))

    def standing(self, turnout: Turnout) -> Standing:
        """Return what is known of the municipality and this conference."""
        if turnout.came:
            return "came"
        if turnout.coming:
            return "registered"
        if self.declination is not None:
            return "declined"
        return "not-invited" if self.invited_at is None else "invited"

    def _next(self, **changes: object) -> "ConferenceInvitation":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class InvitationSent:
    """A municipality was asked to a conference; `times` is 1 for the invitation, more for reminders."""

    invitation: ConferenceInvitation
    conference: Conference
    contact: MailContact
    at: datetime


@dataclass(frozen=True, slots=True)
class InvitationDeclined:
    """Nobody of the municipality comes."""

    invitation: ConferenceInvitation
    by: ChangedBy
    at: datetime


@dataclass(frozen=True, slots=True)
class DeclinationWithdrawn:
    """Somebody of the municipality may come after all."""

    invitation: ConferenceInvitation
    by: ChangedBy
    at: datetime


ConferenceInvitationEvent = InvitationSent | InvitationDeclined | DeclinationWithdrawn


def not_asked_yet(conference_id: str, municipality_code: str) -> ConferenceInvitation:
    """Return what is kept of both before anything was done. Raises MunicipalityUnknownError."""
    return ConferenceInvitation(f"{conference_id}-{known(municipality_code)}", 0, conference_id, municipality_code)


def contact_of(interest: Interest | None, kept: Invitation) -> MailContact | None:
    """Return whom to write to: who speaks for the municipality's interest, else whom staff keep; None: nobody.

    An interest that was withdrawn names nobody.
    """
    if interest is not None and interest.contact is not None:
        return MailContact(interest.contact.name, interest.contact.email, interest.contact.language)
    return kept.contact


def ensure_invites(conference: Conference, now: datetime) -> None:
    """Raise ConferenceNotAnnouncedError, or that there is nothing to come to any more."""
    if conference.status == "draft":
        raise ConferenceNotAnnouncedError
    conference.ensure_not_over()
    if now >= conference.plan.ends_at:
        raise ConferenceHeldError


def _address(contact: MailContact) -> str:
    return contact.email.strip().casefold()
