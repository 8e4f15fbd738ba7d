"""The erasure of a person: everything under one address loses whom it is about, and stays for statistics.

    going ──finish──> done ──confirm, by each service──> confirmed

While it goes it knows the address; what is left afterwards tells of nobody. Who is erased keeps municipality, sector,
role, status and times.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.conference_invitation import ConferenceInvitation
from registration.domain.erasure_errors import PersonErasedError
from registration.domain.interest import Interest
from registration.domain.person import Needs

By = Literal["person", "staff"]
Reason = Literal["asked-for", "no-longer-needed", "mistake"]
CONFIRMING = ("content", "gateway", "notification", "scheduling")
"""Who erases besides registration, and says so."""


@dataclass(frozen=True, slots=True)
class Who:
    """The person as others may know them; kept only while the erasure goes. `email` finds, the rest helps others."""

    email: str
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    def joined_by(self, name: str, phone: str | None = None) -> "Who":
        """Return it with one more name, and number, by which the person was known."""
        names, phones = {*self.names, name} - {""}, {*self.phones, phone or ""} - {""}
        return replace(self, names=tuple(sorted(names)), phones=tuple(sorted(phones)))


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure. `digest` lets the gateway find the address among its own until it has confirmed."""

    id: str
    version: int
    by: By
    reason: Reason
    decision: str
    asked_at: datetime
    who: Who | None
    digest: str | None
    attendee_ids: tuple[str, ...] = ()
    interest_ids: tuple[str, ...] = ()
    done_at: datetime | None = None
    confirmed_at: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Those who have not confirmed yet."""
        return tuple(service for service in CONFIRMING if service not in self.confirmed_at)

    def with_attendee(self, attendee: Attendee) -> "Erasure":
        """Return it with one more registration of the person."""
        who = self.who and self.who.joined_by(attendee.person.name)
        return self._next(attendee_ids=(*self.attendee_ids, attendee.id), who=who)

    def with_interest(self, interest: Interest) -> "Erasure":
        """Return it with an interest that named the person."""
        contact = interest.contact
        who = self.who and contact and self.who.joined_by(contact.name, contact.phone)
        return self._next(interest_ids=(*self.interest_ids, interest.id), who=who or self.who)

    def finish(self, now: datetime) -> "Erasure":
        """Return it done here, and without the person."""
        return self._next(done_at=now, who=None)

    def confirm(self, service: str, at: datetime) -> "Erasure":
        """Return it confirmed by this service, unless it is already."""
        if service in self.confirmed_at:
            return self
        digest = None if service == "gateway" else self.digest
        return self._next(confirmed_at={**self.confirmed_at, service: at}, digest=digest)

    def _next(self, **changes: object) -> "Erasure":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class PersonErased:
    """Registration knows the person no more; the others shall not either."""

    erasure: Erasure
    who: Who


def begin(id_: str, email: str, by: By, reason: Reason, decision: str | None, now: datetime) -> Erasure:
    """Return a new erasure; one without a decision of its own is its own decision."""
    number = decision or f"R-{now:%Y}-{id_[:8].upper()}"
    return Erasure(id_, 1, by, reason, number, now, Who(email), digest_of(id_, email))


def digest_of(erasure_id: str, email: str) -> str:
    """Return what tells an address again to who has it, differently for each erasure."""
    return hashlib.sha256(f"{erasure_id}:{same_address(email)}".encode()).hexdigest()


def same_address(email: str) -> str:
    """Return an address so that equal ones are equal: capitals do not matter."""
    return email.strip().casefold()


def anonymised(attendee: Attendee) -> Attendee:
    """Return the attendee without whom it is about; their own links open nothing any more."""
    person = replace(attendee.person, name="", email="", organisation="", needs=Needs(), answers={})
    version, generation = attendee.version + 1, attendee.link_generation + 1
    left = replace(attendee, version=version, link_generation=generation, person=person)
    return replace(left, moved_because=None, refused_because=None)


def is_erased(attendee: Attendee) -> bool:
    """Tell whether nobody is known any more of whom this is."""
    return not attendee.person.email


def ensure_known(attendee: Attendee) -> None:
    """Raise PersonErasedError where there is nobody any more to change or to hand over from."""
    if is_erased(attendee):
        raise PersonErasedError


def lies_ahead(conference: Conference, attendee: Attendee, now: datetime) -> bool:
    """Tell whether the place is still to be used, so that somebody else can have it."""
    return conference.status == "announced" and now < conference.plan.ends_at and attendee.checked_in_at is None


def without_contact(interest: Interest, now: datetime) -> Interest:
    """Return the interest without the person it named, whose links open it no more.

    A municipality's stands. An organisation's is withdrawn: nobody speaks for it, and its name may be the person's.
    """
    if interest.organisation is not None:
        return replace(interest.withdraw(now), organisation=replace(interest.organisation, name=""))
    version, generation = interest.version + 1, interest.link_generation + 1
    return replace(interest, version=version, link_generation=generation, contact=None, message=None)


def mentions(interest: Interest, email: str) -> bool:
    """Tell whether this is the address of the interest's contact."""
    return interest.contact is not None and same_address(interest.contact.email) == same_address(email)


def went_to(invitation: ConferenceInvitation, email: str) -> bool:
    """Tell whether this is the address that the last mail about the conference went to."""
    return invitation.contact is not None and same_address(invitation.contact.email) == same_address(email)


def without(who: Who, invitation: ConferenceInvitation) -> ConferenceInvitation:
    """Return the invitation without the person: as the contact, or as named in what was answered; else itself."""
    if went_to(invitation, who.email):
        return invitation.without_contact()
    message = invitation.declination.message if invitation.declination else None
    named = any(_names(message or "", word) for word in (who.email, *who.names))
    return invitation.without_message() if named else invitation


def _names(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
