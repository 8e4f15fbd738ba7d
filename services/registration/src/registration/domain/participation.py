"""Participation in figures, without persons: who registered and who came, by where they come from and what they do.

One goal of the programme is to reach beyond the labour-market sector: to those who buy, plan and lead.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from registration.domain.attendee import COMING, Status
from registration.domain.person import Mode, Role, Sector

C = TypeVar("C", "Alike", "Chosen", "Made")
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
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """How many registrations with all of this in common are for one session of a conference."""

    session_id: str
    status: Status
    came: bool
    number: int


@dataclass(frozen=True, slots=True)
class Made:
    """How many registrations of this status were made on a day, such as `2015-08-31`."""

    day: str
    status: Status
    came: bool
    number: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of registrations: with a place, waiting for one, given up or refused, and who came."""

    confirmed: int = 0
    waitlisted: int = 0
    left: int = 0
    came: int = 0

    def and_(self, alike: Alike | Chosen | Made) -> "Figures":
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
    """All together, those from beyond the labour-market sector, and the same divided in several ways.

    Days and sessions are those of a single conference; of several together there are none.
    """

    all: Figures = Figures()
    beyond: Figures = Figures()
    by_conference: Mapping[str, Figures] = field(default_factory=dict)
    by_municipality: Mapping[str, Figures] = field(default_factory=dict)
    by_sector: Mapping[str, Figures] = field(default_factory=dict)
    by_role: Mapping[str, Figures] = field(default_factory=dict)
    by_track: Mapping[str, Figures] = field(default_factory=dict)
    by_month: Mapping[str, Figures] = field(default_factory=dict)
    by_mode: Mapping[str, Figures] = field(default_factory=dict)
    by_day: Mapping[str, Figures] = field(default_factory=dict)
    by_session: Mapping[str, Figures] = field(default_factory=dict)
    beyond_by_conference: Mapping[str, Figures] = field(default_factory=dict)


def add_up(
    counted: Iterable[Alike],
    tracks: Mapping[str, Sequence[str]],
    made: Iterable[Made] = (),
    chosen: Iterable[Chosen] = (),
) -> Participation:
    """Return the figures. `tracks` are those of each conference; who comes to one of two tracks counts in both.

    Whoever is of no municipality (of an association, a firm) stands under an empty code, and so does who takes part in
    the only way that there is.
    """
    everybody = list(counted)
    beyond = [one for one in everybody if one.sector != KNOWN_FOR_THIS]
    return Participation(
        all=_sum(everybody),
        beyond=_sum(beyond),
        by_conference=_by(everybody, lambda one: (one.conference_id,)),
        by_municipality=_by(everybody, lambda one: (one.municipality_code or "",)),
        by_sector=_by(everybody, lambda one: (one.sector,)),
        by_role=_by(everybody, lambda one: (one.role,)),
        by_track=_by(everybody, lambda one: tracks.get(one.conference_id, ())),
        by_month=_by(everybody, lambda one: (one.month,)),
        by_mode=_by(everybody, lambda one: (one.mode or "",)),
        by_day=_by(made, lambda one: (one.day,)),
        by_session=_by(chosen, lambda one: (one.session_id,)),
        beyond_by_conference=_by(beyond, lambda one: (one.conference_id,)),
    )


def _sum(counted: Iterable[Alike]) -> Figures:
    figures = Figures()
    for one in counted:
        figures = figures.and_(one)
    return figures


def _by(counted: Iterable[C], keys: Callable[[C], Sequence[str]]) -> dict[str, Figures]:
    parts: dict[str, Figures] = {}
    for one in counted:
        for key in keys(one):
            parts[key] = parts.get(key, Figures()).and_(one)
    return dict(sorted(parts.items()))
