"""What the measured requests say."""

import json
from datetime import UTC, datetime
from typing import Any

from chassis.clock import now
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import AttendeeConfirmed, AttendeeRequested, AttendeeWaitlisted
from registration.domain.conference import Conference
from registration.domain.person import Person
from registration.domain.placing import arrive
from registration.domain.plan import Plan
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


def registration(number: int) -> bytes:
    """Return the body with which one person registers; each number is another person."""
    person = {
        "name": "Anna Ek",
        "email": f"anna{number}@molndal.se",
        "organisation": "Mölndals stad",
        "municipality_code": "1481",
        "sector": "procurement",
        "role": "staff",
    }
    return json.dumps({"attendees": [person], "consent": {"privacy_notice": True}}).encode()


def conference(conference_id: str) -> Conference:
    """Return an announced conference as storage would give it."""
    start = datetime(2099, 9, 29, 7, tzinfo=UTC)
    empty = Text("", "")
    plan = Plan("benchmark", empty, empty, start, start.replace(hour=14), None, None, 100, None, None, None, ("iop",))
    return Conference(conference_id, 1, 1, "announced", plan)


def newcomer(one: Conference, id: str) -> tuple[Attendee, AttendeeConfirmed | AttendeeWaitlisted | AttendeeRequested]:  # noqa: A002
    """Return who registers, and the event of it, as the service decides it."""
    arriving = Attendee(id, 1, one.id, None, "requested", person(), now())
    _, (event,) = arrive(one, [arriving], now())
    return event.attendee, event


def person() -> Person:
    """Return the person who registers."""
    return Person("Anna Ek", "anna@molndal.se", "Mölndals stad", "1481", "procurement", "staff", "sv")
