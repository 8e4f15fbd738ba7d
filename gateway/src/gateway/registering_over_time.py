"""How registering to a conference went: how many had registered after each day, or each week where it took long."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

MOST_DAYS = 28
Grown = list[tuple[date, int]]


def grown(by_day: Sequence[Mapping[str, Any]]) -> tuple[Grown, bool]:
    """Return the days (or the weeks' Mondays) with how many had registered by their end, and whether they are weeks.

    Days on which nobody registered are among them, so that time runs evenly.
    """
    made = {date.fromisoformat(one["key"]): one["confirmed"] + one["waitlisted"] + one["left"] for one in by_day}
    if not made:
        return [], False
    weeks = max(made) - min(made) >= timedelta(days=MOST_DAYS)
    return list(_sums(made, _monday if weeks else _itself, timedelta(days=7 if weeks else 1))), weeks


def _sums(made: Mapping[date, int], first_of: Callable[[date], date], step: timedelta) -> Iterator[tuple[date, int]]:
    at, together = first_of(min(made)), 0
    while at <= max(made):
        together += sum(number for day, number in made.items() if first_of(day) == at)
        yield at, together
        at += step


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _itself(day: date) -> date:
    return day
