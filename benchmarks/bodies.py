"""What the measured requests say."""

import json
from datetime import UTC, datetime
from typing import Any

from registration.domain.attendee import Person
from registration.domain.conference import Conference, Plan
from registration.domain.texts import Text

PLAN: dict[str, Any] = {
    "programme": "benchmark",
    "title": {"sv": "Mätning", "en": "Measurement"},
    "description": {"sv": "", "en": ""},
    "starts_at": "2099-09-29T07:00:00Z",
    "ends_at": "2099-09-29T14:00:00Z",
    "capacity": 100,
    "tracks": ["iop"],
}
REGISTRATION = json.dumps(
    {
        "attendees": [
            {
                "name": "Anna Ek",
                "email": "anna@molndal.se",
                "organisation": "Mölndals stad",
                "municipality_code": "1481",
                "sector": "procurement",
                "role": "staff",
            }
        ],
        "consent": {"privacy_notice": True},
    }
).encode()


def conference(conference_id: str) -> Conference:
    """Return an announced conference as storage would give it."""
    start = datetime(2099, 9, 29, 7, tzinfo=UTC)
    empty = Text("", "")
    plan = Plan("benchmark", empty, empty, start, start.replace(hour=14), None, None, 100, None, None, None, ("iop",))
    return Conference(conference_id, 1, 1, "announced", plan)


def person() -> Person:
    """Return the person who registers."""
    return Person("Anna Ek", "anna@molndal.se", "Mölndals stad", "1481", "procurement", "staff", "sv")
