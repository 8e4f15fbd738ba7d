"""A person as they describe themselves when registering, and how they want to take part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from registration.domain.texts import Language

Sector = Literal[
    "procurement", "business-development", "labour-market", "adult-education", "non-profit", "social-enterprise"
]
Role = Literal["staff", "manager"]
Mode = Literal["on-site", "online"]


@dataclass(frozen=True, slots=True)
class Needs:
    """What the person needs on the day."""

    dietary: str | None = None
    accessibility: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody says of themselves when registering.

    `mode` is None where the conference is held in one way only; `sessions` are ids of sessions of the day; `answers`
    are to the conference's own questions, by the question's id.
    """

    name: str
    email: str
    organisation: str
    municipality_code: str | None
    sector: Sector
    role: Role
    language: Language
    needs: Needs = Needs()
    answers: Mapping[str, str] = field(default_factory=dict)
    mode: Mode | None = None
    sessions: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The address so that equal ones are equal: capitals do not matter."""
        return self.email.strip().casefold()

    @property
    def who(self) -> str:
        """By what the same person is recognised: address and name, whatever their capitals and spaces."""
        return " ".join(f"{self.email} {self.name}".casefold().split())
