"""Days and times as people write them: *tisdag 29 september 2015 kl. 9.00–16.00*, in Swedish local time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from notification.domain.content import Language

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_LOCALES = {"sv": "sv_SE", "en": "en_GB"}


def short_day(moment: datetime, language: Language) -> str:
    """Return the day without its year: `29 september`, `29 September`."""
    return format_date(moment.astimezone(STOCKHOLM), "d MMMM", locale=_LOCALES[language])


def period(start: datetime, end: datetime, language: Language) -> str:
    """Return from when to when; the day is named once when both are on the same."""
    start, end = start.astimezone(STOCKHOLM), end.astimezone(STOCKHOLM)
    if start.date() == end.date():
        return f"{_moment(start, language)}–{_time(end, language)}"
    return f"{_moment(start, language)} – {_moment(end, language)}"


def _moment(moment: datetime, language: Language) -> str:
    day = format_date(moment, "EEEE d MMMM y", locale=_LOCALES[language])
    return f"{day}{' kl.' if language == 'sv' else ','} {_time(moment, language)}"


def _time(moment: datetime, language: Language) -> str:
    return f"{moment.hour}{'.' if language == 'sv' else ':'}{moment.minute:02}"
