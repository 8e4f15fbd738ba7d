"""Dates as people read them: *tisdag 29 september 2015 kl. 9.00–16.00*."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

TIE = "\u2060"  # word joiner: a line does not break after the dash of a time
HERE = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A calendar leaf: day of the month, month and weekday in words."""

    day: int
    month: str
    weekday: str


def leaf(moment: str, language: str) -> Leaf:
    """Return the calendar leaf of an RFC 3339 moment."""
    local = _local(moment)
    return Leaf(local.day, format_date(local, "MMMM", locale=language), format_date(local, "EEEE", locale=language))


def when(starts_at: str, ends_at: str, language: str) -> str:
    """Return a whole time; an end on another day is said with its day."""
    start, end = _local(starts_at), _local(ends_at)
    until = _clock(end, language) if start.date() == end.date() else f" {moment(ends_at, language)}"
    return f"{moment(starts_at, language)}–{TIE}{until}"


def moment(text: str, language: str) -> str:
    """Return a day with its time of day."""
    local = _local(text)
    at = "kl." if language == "sv" else "at"
    return f"{format_date(local, 'EEEE d MMMM y', locale=language)} {at} {_clock(local, language)}"


def now(language: str) -> str:
    """Return the present moment."""
    return moment(datetime.now(HERE).isoformat(), language)


def short(text: str, language: str) -> str:
    """Return a day with its time of day, for a table."""
    local = _local(text)
    return f"{format_date(local, 'd MMM y', locale=language)} {_clock(local, language)}"


def day(text: str, language: str) -> str:
    """Return a day without its time."""
    return format_date(_local(text), "d MMMM y", locale=language)


def of(a_day: date, language: str) -> str:
    """Return a date as it is."""
    return format_date(a_day, "d MMMM y", locale=language)


def whole_day(text: str, language: str) -> str:
    """Return a day with its weekday."""
    return format_date(_local(text), "EEEE d MMMM y", locale=language)


def hours(starts_at: str, ends_at: str, language: str) -> str:
    """Return the hours of a time whose day is said elsewhere."""
    return f"{_clock(_local(starts_at), language)}–{TIE}{_clock(_local(ends_at), language)}"


def part_of(part: Mapping[str, str], whole: Mapping[str, str], language: str) -> str:
    """Return the hours of a part of something; with its day where the whole goes over several."""
    shown = hours(part["starts_at"], part["ends_at"], language)
    if _local(whole["starts_at"]).date() == _local(whole["ends_at"]).date():
        return shown
    at = "kl." if language == "sv" else "at"
    return f"{format_date(_local(part['starts_at']), 'EEEE d MMMM', locale=language)} {at} {shown}"


def is_today(text: str) -> bool:
    """Whether a moment lies in the day that it is here."""
    return _local(text).date() == datetime.now(HERE).date()


def has_come(text: str) -> bool:
    """Whether a moment has been."""
    return _local(text) <= datetime.now(HERE)


def moment_of(date: str, time: str) -> str | None:
    """Return the moment of a day and a time of day as they are written in forms here; None where they are none."""
    try:
        return (
            datetime.fromisoformat(f"{date}T{time.replace('.', ':').zfill(len('09:30'))}")
            .replace(tzinfo=HERE)
            .isoformat()
        )
    except ValueError:
        return None


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(HERE)


def _clock(local: datetime, language: str) -> str:
    return f"{local.hour}.{local.minute:02}" if language == "sv" else f"{local:%H:%M}"
