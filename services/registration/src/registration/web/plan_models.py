"""How the parts of a conference's plan come in: sessions, quotas and questions."""

from abc import ABC, abstractmethod
from typing import Annotated

from pydantic import Field, StringConstraints

from chassis.wire import Line, MomentIn, Request
from registration.domain.person import Sector
from registration.domain.plan import Place, Quotas, Session
from registration.domain.questions import Choice, Question, QuestionKind
from registration.domain.texts import Text
from registration.web.models import Prose

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Places = Annotated[int, Field(ge=1, le=100_000)]
NoneOrPlaces = Annotated[int, Field(ge=0, le=100_000)]


class PartIn(Request, ABC):
    """A part of a plan."""

    @abstractmethod
    def value(self) -> object:
        """Return what it is in the domain."""


class TextIn(PartIn):
    """A line in both languages."""

    sv: Line
    en: Line

    def value(self) -> Text:
        """Return the domain's text."""
        return Text(self.sv, self.en)


class ProseIn(PartIn):
    """Longer text in both languages."""

    sv: Prose
    en: Prose

    def value(self) -> Text:
        """Return the domain's text."""
        return Text(self.sv, self.en)


class PlaceIn(PartIn):
    """Where it is."""

    name: Line
    address: Line | None = None

    def value(self) -> Place:
        """Return the domain's place."""
        return Place(self.name, self.address)


class SessionIn(PartIn):
    """One of the sessions that people choose among; `id` is chosen by who plans, and stays."""

    id: Slug
    title: TextIn
    starts_at: MomentIn
    ends_at: MomentIn
    capacity: Places | None = None
    room: Line | None = None

    def value(self) -> Session:
        """Return the domain's session."""
        return Session(self.id, self.title.value(), self.starts_at, self.ends_at, self.capacity, self.room)


class QuotasIn(PartIn):
    """At most how many places go to each municipality, to single ones by their code, and to single sectors."""

    each_municipality: NoneOrPlaces | None = None
    municipalities: dict[Annotated[str, StringConstraints(pattern=r"^\d{4}$")], NoneOrPlaces] = Field(
        default_factory=dict
    )
    sectors: dict[Sector, NoneOrPlaces] = Field(default_factory=dict)

    def value(self) -> Quotas:
        """Return the domain's quotas."""
        return Quotas(self.each_municipality, dict(self.municipalities), dict(self.sectors))


class ChoiceIn(Request):
    """An answer that a question offers."""

    value: Slug
    label: TextIn


class QuestionIn(PartIn):
    """A question to those who register; without `sectors` everybody is asked."""

    id: Slug
    kind: QuestionKind
    label: TextIn
    required: bool = False
    choices: Annotated[list[ChoiceIn], Field(max_length=30)] = Field(default_factory=list)
    sectors: list[Sector] = Field(default_factory=list, max_length=6)

    def value(self) -> Question:
        """Return the domain's question."""
        choices = tuple(Choice(one.value, one.label.value()) for one in self.choices)
        return Question(self.id, self.kind, self.label.value(), self.required, choices, tuple(self.sectors))
