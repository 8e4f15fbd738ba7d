"""Free times of advisers as the pages show them: by day, a page at a time."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from gateway.services import Services

OK = 200
ON_A_PAGE = 12
_CHOICE = re.compile(r"([A-Za-z0-9-]{1,100})~(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)")
Slot = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Times:
    """Some of the free times, and where the next ones begin."""

    items: list[dict[str, Any]]
    next_cursor: str | None

    @property
    def adviser(self) -> str:
        """The adviser's name where all of them are one adviser's; else nothing."""
        names = {one["adviser"]["name"] for one in self.items}
        return names.pop() if len(names) == 1 else ""

    @property
    def modes(self) -> list[str]:
        """The ways to meet where all of them offer the same; else none."""
        offered = {tuple(one["modes"]) for one in self.items}
        return list(offered.pop()) if len(offered) == 1 else []

    def by_day(self, day_of: Any, language: str) -> list[tuple[str, list[dict[str, Any]]]]:  # noqa: ANN401 - a template's
        """Return the days in words with their times; `day_of` says a moment's day in a language."""
        return [
            (day, list(times)) for day, times in groupby(self.items, lambda one: day_of(one["starts_at"], language))
        ]


async def free_times(services: Services, cursor: str = "", **narrowed: str) -> Times:
    """Return free times, the earliest first; `narrowed` by `track` or `adviser_id`."""
    wanted = narrowed | {"free": "true", "limit": str(ON_A_PAGE)} | ({"cursor": cursor} if cursor else {})
    status, found = await services.ask("GET", f"/slots?{urlencode(wanted)}")
    if status != OK:  # a cursor that is none: begin again
        return await free_times(services, **narrowed) if cursor else Times([], None)
    return Times(found["items"], found["next_cursor"])


def choice_of(slot: Slot) -> str:
    """Return what a form sends for a time: its id, and its moment to find it by."""
    return f"{slot['id']}~{slot['starts_at']}"


async def chosen_time(services: Services, choice: str, track: str) -> dict[str, Any] | None:
    """Return the free time of a track that a form names; None when it is free no longer, or none."""
    named = _CHOICE.fullmatch(choice)
    if named is None:
        return None
    until = (datetime.fromisoformat(named[2]) + timedelta(seconds=1)).isoformat()
    wanted = {"track": track, "free": "true", "from": named[2], "to": until, "limit": "500"}
    _, found = await services.ask("GET", f"/slots?{urlencode(wanted)}")
    items: Iterable[dict[str, Any]] = found.get("items", ())
    return next((one for one in items if one["id"] == named[1]), None)


def id_of(choice: str) -> str:
    """Return the id in what a form sends."""
    return choice.partition("~")[0]
