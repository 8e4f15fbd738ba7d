"""Days and times as people write them: *tisdag 29 september 2015 kl. 9.00–16.00*, in Swedish local time."""

from datetime import datetime, timedelta

from babel.dates import format_date

from notification.domain.content import Language
from notification.domain.local_time import STOCKHOLM

_LOCALES = {"sv": "sv_SE", "en": "en_GB"}
_LONG_DAY = "EEEE d MMMM y"
_NEAR: dict[int, dict[Language, str]] = {0: {"sv": "i dag", "en": "today"}, 1: {"sv": "i morgon", "en": "tomorrow"}}
_ON: dict[Language, str] = {"sv": "den", "en": "on"}


def short_day(moment: datetime, language: Language) -> str:
    """Return the day without its year: `29 september`, `29 September`."""
    return format_date(moment.astimezone(STOCKHOLM), "d MMMM", locale=_LOCALES[language])


def period(start: datetime, end: datetime, language: Language) -> str:
    """Return from when to when; the day is named once when both are on the same."""
    one_day, start, end = is_within_a_day(start, end), start.astimezone(STOCKHOLM), end.astimezone(STOCKHOLM)
    if one_day:
        return f"{_moment(start, language)}–{_time(end, language)}"
    return f"{_moment(start, language)} – {_moment(end, language)}"


def is_within_a_day(start: datetime, end: datetime) -> bool:
    """Whether both are on the same day here."""
    return start.astimezone(STOCKHOLM).date() == end.astimezone(STOCKHOLM).date()


def moment(at: datetime, language: Language) -> str:
    """Return one moment: `tisdag 29 september 2015 kl. 9.00`."""
    return _moment(at.astimezone(STOCKHOLM), language)


def deadline(at: datetime, language: Language) -> str:
    """Return until when something goes on: midnight is the end of the day before, and named by that day alone."""
    local = at.astimezone(STOCKHOLM)
    if (local.hour, local.minute) == (0, 0):
        return format_date(local - timedelta(days=1), _LONG_DAY, locale=_LOCALES[language])
    return _moment(local, language)


def near_day(at: datetime, today: datetime, language: Language) -> str:
    """Return the day as somebody says it who speaks today: `i morgon`, `tomorrow`; else with its date."""
    days = (at.astimezone(STOCKHOLM).date() - today.astimezone(STOCKHOLM).date()).days
    if days in _NEAR:
        return _NEAR[days][language]
    return f"{_ON[language]} {short_day(at, language)}"


def time_of_day(at: datetime, language: Language) -> str:
    """Return the time with its word: `kl. 9.00`, `at 9:00`."""
    return f"{'kl.' if language == 'sv' else 'at'} {_time(at.astimezone(STOCKHOLM), language)}"


def _moment(moment: datetime, language: Language) -> str:
    day = format_date(moment, _LONG_DAY, locale=_LOCALES[language])
    return f"{day}{' kl.' if language == 'sv' else ','} {_time(moment, language)}"


def _time(moment: datetime, language: Language) -> str:
    return f"{moment.hour}{'.' if language == 'sv' else ':'}{moment.minute:02}"
