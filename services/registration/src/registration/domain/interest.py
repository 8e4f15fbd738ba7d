"""A municipality's interest in the programme's tracks. One per municipality, declared and withdrawn over time."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from registration.domain.errors import InterestAlreadyDeclaredError, InterestUnknownError
from registration.domain.municipality import known
from registration.domain.texts import Language

Track = Literal["social-considerations", "iop"]


@dataclass(frozen=True, slots=True)
class Contact:
    """The person at the municipality to talk to."""

    name: str
    email: str
    phone: str | None = None
    language: Language = "sv"


@dataclass(frozen=True, slots=True)
class Interest:
    """What a municipality has declared."""

    id: str
    version: int
    municipality_code: str
    tracks: tuple[Track, ...]
    contact: Contact | None
    message: str | None
    status: Literal["declared", "withdrawn"]
    declared_at: datetime
    withdrawn_at: datetime | None = None

    def withdraw(self, now: datetime) -> "Interest":
        """Return the interest withdrawn, without the person it named. Raises InterestUnknownError if it is already."""
        if self.status == "withdrawn":
            raise InterestUnknownError
        return replace(self, version=self.version + 1, status="withdrawn", withdrawn_at=now, contact=None, message=None)


@dataclass(frozen=True, slots=True)
class InterestDeclared:
    """A municipality has declared its interest."""

    interest: Interest


@dataclass(frozen=True, slots=True)
class InterestWithdrawn:
    """A municipality has taken its interest back."""

    interest: Interest


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
) -> Interest:
    """Return the declared interest. Raises InterestAlreadyDeclaredError or MunicipalityUnknownError."""
    if before is not None and before.status == "declared":
        raise InterestAlreadyDeclaredError
    version = before.version + 1 if before else 1
    code = known(municipality_code)
    return Interest(interest_id(code), version, code, tracks, contact, message, "declared", now)
