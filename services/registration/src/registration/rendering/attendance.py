"""What stands on an attendance list: for paper, when the net is gone."""

from collections.abc import Mapping, Sequence
from typing import Any

from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.plan import Session
from registration.domain.texts import Language
from registration.rendering import times
from registration.rendering.glyphs import LACKING
from registration.rendering.words import place_of, said

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "sv": {
        "document": "Närvarolista",
        "name": "Namn",
        "organisation": "Organisation",
        "here": "Här",
        "signature": "Underskrift",
        "none": "Ingen har plats än.",
        "page": "sida",
        "of": "av",
        "missing": f"{LACKING} står för tecken som våra typsnitt saknar.",
    },
    "en": {
        "document": "Attendance list",
        "name": "Name",
        "organisation": "Organisation",
        "here": "Here",
        "signature": "Signature",
        "none": "Nobody has a place yet.",
        "page": "page",
        "of": "of",
        "missing": f"{LACKING} stands for signs that our typefaces lack.",
    },
}


def attendance(
    conference: Conference, session: Session | None, attendees: Sequence[Attendee], language: Language
) -> dict[str, Any]:
    """Return the data of the template `attendance.typ`: of the whole conference, or of one of its sessions."""
    plan = conference.plan
    return {
        "language": language,
        "words": {**_WORDS[language], "lacking": LACKING},
        "title": said(plan.title, language),
        "when": times.period(plan.starts_at, plan.ends_at, language),
        "place": ", ".join(filter(None, (plan.place.name, plan.place.address))) if plan.place else "",
        "session": _session(session, language) if session else "",
        "count": _count(len(attendees), language),
        "attendees": [_row(one, language) for one in attendees],
    }


def _session(session: Session, language: Language) -> str:
    hours = times.hours(session.starts_at, session.ends_at, language)
    return ", ".join(filter(None, (said(session.title, language), hours, session.room)))


def _count(number: int, language: Language) -> str:
    one, more = {"sv": ("person", "personer"), "en": ("person", "people")}[language]
    return f"{number} {one if number == 1 else more}"


def _row(attendee: Attendee, language: Language) -> dict[str, str]:
    person, came = attendee.person, attendee.checked_in_at
    return {
        "name": person.name,
        "organisation": ", ".join(filter(None, (person.organisation, place_of(person)))),
        "here": times.clock(came, language) if came else "",
    }
