"""An interest in the programme's tracks: of a municipality, one for each, or of an organisation from outside them.

It is declared, changed and withdrawn over time. `version` is also what a change has to name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from registration.domain.errors import LinkWithdrawnError
from registration.domain.interest_errors import (
    InterestAlreadyDeclaredError,
    InterestChangedMeanwhileError,
    InterestUnknownError,
    InterestWithdrawnError,
)
from registration.domain.municipality import known
from registration.domain.privacy import Agreed
from registration.domain.texts import Language

Track = Literal["social-considerations", "iop"]
OrganisationKind = Literal["non-profit", "social-enterprise"]
ChangedBy = Literal["contact", "coordinator", "staff"]


@dataclass(frozen=True, slots=True)
class Contact:
    """The person to talk to."""

    name: str
    email: str
    phone: str | None = None
    language: Language = "sv"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A non-profit organisation or a social enterprise, wherever it works."""

    name: str
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class Interest:
    """What has been declared: by a municipality, or by an organisation; the other of the two is None.

    The contact is None where it was withdrawn. Links of another generation than `link_generation` open nothing.
    `agreed` is the privacy notice that the contact agreed to when declaring; None of one whom somebody else named.
    """

    id: str
    version: int
    municipality_code: str | None
    tracks: tuple[Track, ...]
    contact: Contact | None
    message: str | None
    status: Literal["declared", "withdrawn"]
    declared_at: datetime
    withdrawn_at: datetime | None = None
    organisation: Organisation | None = None
    changed_at: datetime | None = None
    link_generation: int = 0
    agreed: Agreed | None = None

    def change(self, changes: Mapping[str, Any], expected_version: int, now: datetime) -> "Interest":
        """Return the interest with these fields, or itself where nothing is new.

        A new address withdraws the links so far: they lie in a mailbox of somebody who no longer speaks for it. Raises
        InterestUnknownError where it is withdrawn, and InterestChangedMeanwhileError.
        """
        self._ensure_declared()
        if expected_version != self.version:
            raise InterestChangedMeanwhileError
        changed = replace(self, **changes)
        if changed == self:
            return self
        another = _address(changed) != _address(self)
        generation, agreed = self.link_generation + another, None if another else self.agreed
        return replace(changed, version=self.version + 1, changed_at=now, link_generation=generation, agreed=agreed)

    def withdraw(self, now: datetime) -> "Interest":
        """Return the interest withdrawn, without the person it named. Raises InterestUnknownError if it is already."""
        self._ensure_declared()
        nobody = replace(self, contact=None, message=None, agreed=None)
        return replace(nobody, version=self.version + 1, status="withdrawn", withdrawn_at=now)

    def ensure_opens(self, generation: int) -> None:
        """Raise InterestWithdrawnError or LinkWithdrawnError where a link of this generation does not open it."""
        if self.status == "withdrawn":
            raise InterestWithdrawnError
        if generation != self.link_generation:
            raise LinkWithdrawnError

    def _ensure_declared(self) -> None:
        if self.status == "withdrawn":
            raise InterestUnknownError


@dataclass(frozen=True, slots=True)
class InterestDeclared:
    """An interest was declared."""

    interest: Interest


@dataclass(frozen=True, slots=True)
class InterestChanged:
    """Tracks, contact or message are others than before."""

    interest: Interest
    by: ChangedBy
    at: datetime


@dataclass(frozen=True, slots=True)
class InterestWithdrawn:
    """An interest was taken back; `contact` is who spoke for it."""

    interest: Interest
    by: ChangedBy
    contact: Contact | None


InterestEvent = InterestDeclared | InterestChanged | InterestWithdrawn


def interest_id(municipality_code: str) -> str:
    """Return the id of a municipality's interest; there is one for each."""
    return f"interest-{municipality_code}"


def declare(
    before: Interest | None,
    municipality_code: str,
    tracks: tuple[Track, ...],
    contact: Contact,
    message: str | None,
    now: datetime,
    agreed: Agreed | None = None,
) -> Interest:
    """Return the declared interest; no link to an earlier one of the municipality opens it.

    Raises InterestAlreadyDeclaredError or MunicipalityUnknownError.
    """
    if before is not None and before.status == "declared":
        raise InterestAlreadyDeclaredError
    version, generation = (before.version + 1, before.link_generation + 1) if before else (1, 0)
    code = known(municipality_code)
    declared = Interest(interest_id(code), version, code, tracks, contact, message, "declared", now)
    return replace(declared, link_generation=generation, agreed=agreed)


def _address(interest: Interest) -> str:
    return interest.contact.email.casefold() if interest.contact else ""
