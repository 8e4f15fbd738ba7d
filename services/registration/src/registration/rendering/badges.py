"""What stands on badges."""

from collections.abc import Sequence
from typing import Any

from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.person import Person
from registration.domain.texts import Language
from registration.rendering import times
from registration.rendering.words import place_of, said, word


def badges(conference: Conference, attendees: Sequence[Attendee], language: Language) -> dict[str, Any]:
    """Return the data of the template `badges.typ`, in its order; the code of each has the same number."""
    plan = conference.plan
    return {
        "language": language,
        "document": {"sv": "Namnbrickor", "en": "Badges"}[language],
        "title": said(plan.title, language),
        "day": times.day(plan.starts_at, language),
        "code": {"sv": "Kod för dörren", "en": "Code for the door"}[language],
        "badges": [_badge(one.person, language) for one in attendees],
        "none": {"sv": "Ingen har plats än.", "en": "Nobody has a place yet."}[language],
    }


def _badge(person: Person, language: Language) -> dict[str, str]:
    return {
        "name": person.name,
        "organisation": person.organisation,
        "municipality": place_of(person),
        "sector": word(person.sector, language),
    }
