"""The real programme that Samverka starts from, as the bodies that the public API takes.

`programme.json` holds the facts of the region's own page; what the page does not say is marked there as a choice.
"""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FILE = Path(__file__).with_name("programme.json")
SATURDAY = 5
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_programme() -> dict[str, Any]:
    """The file as it stands."""
    programme: dict[str, Any] = json.loads(FILE.read_text())
    return programme


def conference_day(today: date, original: date) -> date:
    """The conference's day of the year, the next time it lies ahead; a weekend's day moves to the Monday after."""
    this_year = _working_day(original.replace(year=today.year))
    return this_year if this_year > today else _working_day(original.replace(year=today.year + 1))


def _working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)


def interest_bodies(programme: dict[str, Any]) -> list[dict[str, Any]]:
    """One declaration of interest for each municipality that the page names."""
    tracks = _tracks(programme)
    contact = programme["interest_contact"]
    return [
        {
            "municipality_code": one["code"],
            "tracks": tracks,
            "contact": {"name": contact["name"], "email": contact["email"].format(code=one["code"])},
        }
        for one in programme["municipalities"]
        if one["interested"]
    ]


def conference_body(programme: dict[str, Any], day: date) -> dict[str, Any]:
    """The conference on that day; registration closes when the day before ends."""
    facts = programme["conference"]
    zone = ZoneInfo(facts["hours"]["time_zone"])
    starts, ends = (datetime.combine(day, time.fromisoformat(facts["hours"][key]), zone) for key in ("from", "to"))
    return {
        "programme": programme["programme"]["slug"],
        "title": facts["title"],
        "description": facts["description"],
        "starts_at": _utc(starts),
        "ends_at": _utc(ends),
        "place": facts["place"],
        "capacity": facts["capacity"],
        "waitlist_capacity": facts["waitlist_capacity"],
        "registration_closes_at": _utc(datetime.combine(day, time(), zone)),
        "tracks": _tracks(programme),
    }


def consultation_period(programme: dict[str, Any], day: date) -> tuple[date, date]:
    """First and last day of the consultations, in the year of the conference."""
    period = programme["programme"]["consultation_period"]
    first, last = (date.fromisoformat(period[key]).replace(year=day.year) for key in ("from", "to"))
    return max(first, day + timedelta(days=1)), last


def booking_window_bodies(programme: dict[str, Any], day: date) -> list[dict[str, Any]]:
    """One booking window for each track: from the conference on, until the last day of the consultations."""
    _, last = consultation_period(programme, day)
    zone = ZoneInfo(programme["consultation_times"]["time_zone"])
    closes_at = _utc(datetime.combine(last + timedelta(days=1), time(), zone))
    return [{"track": track, "closes_at": closes_at, "opens_when_held": True} for track in _tracks(programme)]


def slot_bodies(programme: dict[str, Any], day: date) -> dict[str, list[dict[str, Any]]]:
    """The weekly times of each adviser, by name, over the whole period."""
    times = programme["consultation_times"]
    first, last = consultation_period(programme, day)
    bodies: dict[str, list[dict[str, Any]]] = {}
    for weekly in times["weekly"]:
        start = first + timedelta(days=(WEEKDAYS.index(weekly["weekday"]) - first.weekday()) % 7)
        series = {
            "minutes": times["minutes"],
            "modes": times["modes"],
            "repeat": {"weeks": (last - start).days // 7 + 1},
        }
        for hour in weekly["at"]:
            starts = datetime.combine(start, time.fromisoformat(hour), ZoneInfo(times["time_zone"]))
            bodies.setdefault(weekly["adviser"], []).append({"starts_at": _utc(starts)} | series)
    return bodies


def _tracks(programme: dict[str, Any]) -> list[str]:
    return [track["id"] for track in programme["programme"]["tracks"]]


def _utc(moment: datetime) -> str:
    return moment.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%SZ")
