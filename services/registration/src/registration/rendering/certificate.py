"""What stands on a certificate of attendance, in the person's own language."""

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_decimal

from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.plan import Plan
from registration.domain.texts import Language
from registration.rendering import times
from registration.rendering.words import place_of, said

ASSOCIATION = "Göteborgsregionens kommunalförbund"
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "sv": {
        "title": "Intyg om deltagande",
        "took_part": "deltog i konferensen",
        "when": "När",
        "where": "Var",
        "online": "På nätet",
        "extent": "Omfattning",
        "sessions": "Valda pass",
        "issued": f"Utfärdat av {ASSOCIATION}",
        "on": "den",
        "number": "Intygets nummer",
    },
    "en": {
        "title": "Certificate of attendance",
        "took_part": "attended the conference",
        "when": "When",
        "where": "Where",
        "online": "Online",
        "extent": "Extent",
        "sessions": "Chosen sessions",
        "issued": f"Issued by {ASSOCIATION} (the Göteborg Region association of local authorities)",
        "on": "on",
        "number": "Number of this certificate",
    },
}
_COUNTED: Mapping[Language, Mapping[str, tuple[str, str]]] = {
    "sv": {"hours": ("timme", "timmar"), "days": ("dag", "dagar")},
    "en": {"hours": ("hour", "hours"), "days": ("day", "days")},
}


def certificate(conference: Conference, attendee: Attendee) -> dict[str, Any]:
    """Return the data of the template `certificate.typ`."""
    person, plan, language = attendee.person, conference.plan, attendee.person.language
    words = _WORDS[language]
    return {
        "language": language,
        "words": words,
        "name": person.name,
        "organisation": ", ".join(filter(None, (person.organisation, place_of(person)))),
        "conference": said(plan.title, language),
        "facts": [fact for fact in _facts(plan, attendee) if fact[1]],
        "issued": f"{words['issued']} {words['on']} {times.day(plan.ends_at, language)}",
        "number": attendee.id,
    }


def _facts(plan: Plan, attendee: Attendee) -> list[tuple[str, list[str]]]:
    language, chosen = attendee.person.language, attendee.person.sessions
    words = _WORDS[language]
    return [
        (words["when"], [times.period(plan.starts_at, plan.ends_at, language)]),
        (words["where"], [words["online"]] if attendee.person.mode == "online" else _where(plan)),
        (words["extent"], [_extent(plan, language)]),
        (words["sessions"], [said(one.title, language) for one in plan.sessions if one.id in chosen]),
    ]


def _where(plan: Plan) -> list[str]:
    return [", ".join(filter(None, (plan.place.name, plan.place.address)))] if plan.place else []


def _extent(plan: Plan, language: Language) -> str:
    """Return how long it was: in hours, or in days where it went over several."""
    first, last = (moment.astimezone(times.HERE).date() for moment in (plan.starts_at, plan.ends_at))
    if first != last:
        return _counted((last - first).days + 1, "days", language)
    return _counted((plan.ends_at - plan.starts_at).total_seconds() / 3600, "hours", language)


def _counted(number: float, what: str, language: Language) -> str:
    one, more = _COUNTED[language][what]
    return f"{format_decimal(round(number, 1), locale=language)} {one if number == 1 else more}"
