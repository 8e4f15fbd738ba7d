"""Times as people write them, here: *tisdag 29 september 2015 kl. 9.00–16.00*."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from registration.domain.texts import Language

HERE = ZoneInfo("Europe/Stockholm")
_LOCALES = {"sv": "sv_SE", "en": "en_GB"}
_LONG_DAY = "EEEE d MMMM y"


def period(start: datetime, end: datetime, language: Language) -> str:
    """Return from when to when; the day is named once when both are on the same."""
    start, end = start.astimezone(HERE), end.astimezone(HERE)
    if start.date() == end.date():
        return f"{_moment(start, language)}–{_clock(end, language)}"
    return f"{_moment(start, language)} – {_moment(end, language)}"


def hours(start: datetime, end: datetime, language: Language) -> str:
    """Return the hours of something whose day is said elsewhere."""
    return f"{clock(start, language)}–{clock(end, language)}"


def day(moment: datetime, language: Language) -> str:
    """Return the day without its weekday."""
    return format_date(moment.astimezone(HERE), "d MMMM y", locale=_LOCALES[language])


def clock(moment: datetime, language: Language) -> str:
    """Return the time of day."""
    return _clock(moment.astimezone(HERE), language)


def _moment(local: datetime, language: Language) -> str:
    return f"{format_date(local, _LONG_DAY, locale=_LOCALES[language])}{' kl.' if language == 'sv' else ','} " + _clock(
        local, language
    )


def _clock(local: datetime, language: Language) -> str:
    return f"{local.hour}{'.' if language == 'sv' else ':'}{local.minute:02}"
