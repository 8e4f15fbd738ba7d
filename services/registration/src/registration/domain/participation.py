"""Participation in figures, without persons: who registered and who came, by where they come from and what they do.

One goal of the programme is to reach beyond the labour-market sector: to those who buy, plan and lead.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from registration.domain.attendee import COMING, Status
from registration.domain.person import Role, Sector

KNOWN_FOR_THIS: Sector = "labour-market"
"""The sector that such programmes reach anyway."""


@dataclass(frozen=True, slots=True)
class Alike:
    """How many registrations have all of this in common. `month` is when they were made, such as `2015-08`."""

    conference_id: str
    municipality_code: str | None
    sector: Sector
    role: Role
    status: Status
    came: bool
    month: str
    number: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of registrations: with a place, waiting for one, given up or refused, and who came."""

    confirmed: int = 0
    waitlisted: int = 0
    left: int = 0
    came: int = 0

    def and_(self, alike: Alike) -> "Figures":
        """Return them with these counted, too."""
        number, status = alike.number, alike.status
        return Figures(
            self.confirmed + (number if status == "confirmed" else 0),
            self.waitlisted + (number if status in COMING and status != "confirmed" else 0),
            self.left + (number if status not in COMING else 0),
            self.came + (number if alike.came else 0),
        )


@dataclass(frozen=True, slots=True)
class Participation:
    """All together, those from beyond the labour-market sector, and the same divided in several ways."""

    all: Figures = Figures()
    beyond: Figures = Figures()
    by_conference: Mapping[str, Figures] = field(default_factory=dict)
    by_municipality: Mapping[str, Figures] = field(default_factory=dict)
    by_sector: Mapping[str, Figures] = field(default_factory=dict)
    by_role: Mapping[str, Figures] = field(default_factory=dict)
    by_track: Mapping[str, Figures] = field(default_factory=dict)
    by_month: Mapping[str, Figures] = field(default_factory=dict)


def add_up(counted: Iterable[Alike], tracks: Mapping[str, Sequence[str]]) -> Participation:
    """Return the figures. `tracks` are those of each conference; who comes to one of two tracks counts in both.

    Whoever is of no municipality (of an association, a firm) stands under an empty code.
    """
    everybody = list(counted)
    return Participation(
        all=_sum(everybody),
        beyond=_sum(one for one in everybody if one.sector != KNOWN_FOR_THIS),
        by_conference=_by(everybody, lambda one: (one.conference_id,)),
        by_municipality=_by(everybody, lambda one: (one.municipality_code or "",)),
        by_sector=_by(everybody, lambda one: (one.sector,)),
        by_role=_by(everybody, lambda one: (one.role,)),
        by_track=_by(everybody, lambda one: tracks.get(one.conference_id, ())),
        by_month=_by(everybody, lambda one: (one.month,)),
    )


def _sum(counted: Iterable[Alike]) -> Figures:
    figures = Figures()
    for one in counted:
        figures = figures.and_(one)
    return figures


def _by(counted: Iterable[Alike], keys: Callable[[Alike], Sequence[str]]) -> dict[str, Figures]:
    parts: dict[str, Figures] = {}
    for one in counted:
        for key in keys(one):
            parts[key] = parts.get(key, Figures()).and_(one)
    return dict(sorted(parts.items()))
