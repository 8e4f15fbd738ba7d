"""The columns of a list of attendees: what they are called, in which order, and which field of a person each holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registration.domain.plan import Plan
from registration.domain.texts import Language, Text
from registration.rendering.words import plain, said


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `field` is named as in the API, such as `needs.dietary`, `sessions.morning` or `answers.diet`."""

    field: str
    head: Text


ALWAYS: Sequence[Column] = (
    Column("name", Text("Namn", "Name")),
    Column("email", Text("E-postadress", "E-mail address")),
    Column("organisation", Text("Organisation", "Organisation")),
    Column("municipality_code", Text("Kommun", "Municipality")),
    Column("sector", Text("Område", "Sector")),
    Column("role", Text("Roll", "Role")),
    Column("status", Text("Läge", "State")),
    Column("needs.dietary", Text("Mat", "Food")),
    Column("needs.accessibility", Text("Tillgänglighet", "Accessibility")),
    Column("registered_at", Text("Anmäld", "Registered")),
    Column("checked_in_at", Text("Incheckad", "Checked in")),
    Column("language", Text("Språk", "Language")),
    Column("mode", Text("Sätt att delta", "Way to take part")),
    Column("waitlist_position", Text("Plats i kön", "Place in line")),
    Column("group_id", Text("Grupp", "Group")),
)
"""Programs read the columns by their place: new ones come last."""


def columns_of(plan: Plan) -> list[Column]:
    """Return the columns of a conference's list: what is always there, then its own sessions and questions."""
    sessions = [
        (f"sessions.{one.id}", Text(f"Pass: {one.title.sv}", f"Session: {one.title.en}")) for one in plan.sessions
    ]
    asked = [
        (f"answers.{one.id}", Text(f"Fråga: {one.label.sv}", f"Question: {one.label.en}")) for one in plan.questions
    ]
    return [*ALWAYS, *_distinct((*sessions, *asked))]


def _distinct(named: Iterable[tuple[str, Text]]) -> Iterable[Column]:
    """Yield the columns; of those that are called the same, the later ones say which they are."""
    seen: set[str] = set()
    for field, head in named:
        alike = {plain(head.sv), plain(head.en)}
        id_ = field.partition(".")[2]
        yield Column(field, Text(f"{head.sv} ({id_})", f"{head.en} ({id_})") if alike & seen else head)
        seen |= alike


def heads_of(columns: Iterable[Column], language: Language) -> list[str]:
    """Return what the columns are called."""
    return [said(one.head, language) for one in columns]
