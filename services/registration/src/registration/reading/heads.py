"""Which column of a file holds what: heads in either language, as our own lists have them, or as the API names them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from registration.domain.import_errors import HeadsMissingError, HeadTwiceError
from registration.domain.plan import Plan
from registration.reading.tables import Table
from registration.rendering.columns import Column, columns_of
from registration.rendering.words import plain

NEEDED = ("name", "email", "organisation", "sector", "role")
NOT_READ = ("status", "registered_at", "checked_in_at", "waitlist_position", "group_id")
"""What our own lists tell of somebody, and nobody can wish for."""
ALSO: Mapping[str, Sequence[str]] = {
    "name": ("Förnamn och efternamn", "För- och efternamn", "Full name"),
    "email": ("E-post", "Mejl", "Mejladress", "Mail", "E-mail"),
    "organisation": ("Arbetsplats", "Organization"),
    "sector": ("Verksamhet",),
    "needs.dietary": ("Kost", "Matbehov"),
}


@dataclass(frozen=True, slots=True)
class Heads:
    """What each column holds (None: nothing that is read), and the heads of those that are not read."""

    fields: Sequence[str | None]
    not_understood: Sequence[str]
    left_aside: Sequence[str]


def asked_columns(plan: Plan) -> list[Column]:
    """Return the columns that are read from a file for a conference."""
    unasked = {*NOT_READ, *(() if plan.modes else ("mode",))}
    return [one for one in columns_of(plan) if one.field not in unasked]


def names_of_columns(plan: Plan) -> Mapping[str, str]:
    """Return the field for each way to write a head; where two columns could be meant, the first."""
    names: dict[str, str] = {}
    columns = columns_of(plan)
    for column in columns:
        for name in (column.head.sv, column.head.en, column.field, *ALSO.get(column.field, ())):
            names.setdefault(plain(name), column.field)
    for field, title in _titles(plan):
        names.setdefault(plain(title), field)
    return names


def _titles(plan: Plan) -> list[tuple[str, str]]:
    """Return the sessions and questions as people call them, without saying which of both they are."""
    texts = [(f"sessions.{one.id}", one.title) for one in plan.sessions]
    texts += [(f"answers.{one.id}", one.label) for one in plan.questions]
    return [(field, title) for field, text in texts for title in (text.sv, text.en)]


def understood(table: Table, plan: Plan) -> Heads:
    """Return what the columns of a table hold. Raises HeadsMissingError or HeadTwiceError."""
    names, asked = names_of_columns(plan), {one.field: one.head for one in asked_columns(plan)}
    found = [names.get(plain(head)) if head else None for head in table.heads]
    fields = [field if field in asked else None for field in found]
    if missing := [asked[name] for name in NEEDED if name not in fields]:
        raise HeadsMissingError(missing)
    for place, field in enumerate(fields):
        if field is not None and field in fields[:place]:
            raise HeadTwiceError(asked[field])
    pairs = list(zip(table.heads, found, fields, strict=True))
    return Heads(
        fields,
        [head for head, name, _ in pairs if head and name is None] + _without_head(table),
        [head for head, name, field in pairs if name is not None and field is None],
    )


def _without_head(table: Table) -> list[str]:
    """Return the letters of columns in which something stands below no head."""
    headed = {place for place, head in enumerate(table.heads) if head}
    filled = {place for _, cells in table.rows for place, cell in enumerate(cells) if cell}
    return [_letters(place) for place in sorted(filled - headed)]


def _letters(place: int) -> str:
    """Return what spreadsheets call a column: A to Z, then AA."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)
