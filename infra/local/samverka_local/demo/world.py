"""What the tour acts in: the public API, everybody's mailbox, the stage, and people to play with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from samverka_local.public_api import PublicApi
from samverka_local.waiting import wait_until

from .facts import Facts
from .post import Post
from .stage import Stage

PATIENCE = 30.0  # seconds for what follows from a deed
Json = dict[str, Any]


@dataclass
class World:
    """One system at play."""

    api: PublicApi
    post: Post
    facts: Facts
    stage: Stage
    notes: dict[str, Any] = field(default_factory=dict)

    def say(self, sentence: str) -> None:
        """Tell the audience."""
        self.stage.say(sentence)

    def until(self, probe: Callable[[], bool], what: str) -> None:
        """Wait for what must follow."""
        wait_until(probe, within=PATIENCE, what=what)

    def until_facts(self, count: int, type_: str, **data: str) -> None:
        """Wait until so many facts of this type, with these values, have passed."""
        self.until(lambda: self.facts.count(type_, **data) >= count, f"{count} facts {type_}")

    def as_owner(self, path: str, token: str, body: Json | None = None) -> Json:
        """Do something with one's own link, as the mail lets one."""
        return self.api.post(path, body, {"Authorization": f"Link {token}"})


@dataclass(frozen=True)
class Person:
    """Somebody from a municipality. Names are invented."""

    name: str
    municipality: str
    code: str
    sector: str = "labour-market"
    role: str = "staff"

    @property
    def email(self) -> str:
        """Their address."""
        first, last = plain(self.name).split()
        return f"{first}.{last}@{plain(self.municipality)}.example"

    def body(self) -> Json:
        """How they are registered."""
        return {
            "name": self.name,
            "email": self.email,
            "organisation": f"{self.municipality} kommun",
            "municipality_code": self.code,
            "sector": self.sector,
            "role": self.role,
        }


def plain(name: str) -> str:
    """A name as addresses write it, without Swedish letters."""
    return name.lower().translate(str.maketrans("åäöé", "aaoe"))
