"""An account: somebody who may sign in, and what they may do.

What staff give is kept apart from what an identity provider claims: a claim that is gone at the next sign-in takes its
role with it, and leaves what staff gave.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from gateway.domain.errors import RoleNeedsMoreError, RoleUnknownError

Role = Literal["staff", "adviser", "coordinator", "editor", "operator"]
ROLES: tuple[Role, ...] = ("staff", "adviser", "coordinator", "editor", "operator")
Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do: roles, the municipalities a coordinator speaks for, and who an adviser is."""

    roles: tuple[Role, ...] = ()
    municipalities: tuple[str, ...] = ()
    adviser: str = ""

    def __post_init__(self) -> None:
        """Raise RoleUnknownError, or RoleNeedsMoreError for a coordinator of nowhere and an adviser without a name."""
        if set(self.roles) - set(ROLES):
            raise RoleUnknownError
        if "coordinator" in self.roles and not self.municipalities:
            raise RoleNeedsMoreError("municipalities")
        if "adviser" in self.roles and not self.adviser:
            raise RoleNeedsMoreError("adviser")

    def __or__(self, other: "Rights") -> "Rights":
        """Return both together, in the order of the roles."""
        roles = tuple(role for role in ROLES if role in self.roles or role in other.roles)
        places = tuple(sorted({*self.municipalities, *other.municipalities}))
        return Rights(roles, places, self.adviser or other.adviser)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. `provider_key` names them at the identity provider, once they have come from there."""

    id: str
    version: int
    name: str
    email: str
    address_key: str
    language: Language
    given: Rights
    invited_at: datetime
    claimed: Rights = field(default_factory=Rights)
    provider_key: str | None = None
    signed_in_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def rights(self) -> Rights:
        """What they may do now."""
        return Rights() if self.closed_at else self.given | self.claimed

    @property
    def is_open(self) -> bool:
        """Whether they may sign in."""
        return self.closed_at is None

    @property
    def state(self) -> Literal["invited", "active", "closed"]:
        """How it stands with the account, in a word."""
        if self.closed_at:
            return "closed"
        return "active" if self.signed_in_at else "invited"

    def give(self, name: str, rights: Rights) -> "Account":
        """Return it with another name and other rights."""
        return replace(self, version=self.version + 1, name=name, given=rights)

    def sign_in(self, now: datetime) -> "Account":
        """Return it after somebody has signed in."""
        return replace(self, version=self.version + 1, signed_in_at=now)

    def claim(self, provider_key: str, rights: Rights) -> "Account":
        """Return it as the identity provider speaks of it just now."""
        return replace(self, version=self.version + 1, provider_key=provider_key, claimed=rights)

    def close(self, now: datetime) -> "Account":
        """Return it closed: nobody signs in with it until it is opened again."""
        return replace(self, version=self.version + 1, closed_at=self.closed_at or now)

    def reopen(self) -> "Account":
        """Return it open again."""
        return replace(self, version=self.version + 1, closed_at=None)


def address_key(email: str) -> str:
    """Return what makes two ways of writing one address the same."""
    return email.strip().casefold()
