"""Bodies and values that tests of registration begin from."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from chassis.clock import now, rfc3339
from chassis.links import OwnLinks
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import AttendeeConfirmed, AttendeeRequested, AttendeeWaitlisted
from registration.domain.conference import Conference
from registration.domain.person import Person
from registration.domain.placing import arrive
from registration.domain.plan import Plan
from registration.domain.texts import Text

PLAN: dict[str, Any] = {
    "programme": "lokalt-stod-social-hansyn",
    "title": {"sv": "Social hänsyn i upphandling och IOP", "en": "Social considerations in procurement and IOP"},
    "description": {"sv": "En dag om vägar in i arbete.", "en": "A day on ways into work."},
    "starts_at": "2099-09-29T07:00:00Z",
    "ends_at": "2099-09-29T14:00:00Z",
    "capacity": 3,
    "tracks": ["social-considerations", "iop"],
}
_HOURS = {"starts_at": "2099-09-29T07:00:00Z", "ends_at": "2099-09-29T08:00:00Z"}
_LATER = {"starts_at": "2099-09-29T09:00:00Z", "ends_at": "2099-09-29T10:00:00Z"}
OWN_PLAN: dict[str, Any] = {
    "online_capacity": 10,
    "sessions": [
        {"id": "a", "title": {"sv": "Spår", "en": "Track"}, **_HOURS},
        {"id": "b", "title": {"sv": "Spår", "en": "Track"}, **_LATER},
    ],
    "questions": [
        {"id": "bus", "kind": "yes-no", "label": {"sv": "Vill du åka buss?", "en": "Do you take the bus?"}},
        {
            "id": "diet",
            "kind": "choice",
            "label": {"sv": "Vad äter du?", "en": "What do you eat?"},
            "choices": [
                {"value": "all", "label": {"sv": "Allt", "en": "Everything"}},
                {"value": "vegan", "label": {"sv": "Allt utom djur", "en": "No animals"}},
            ],
        },
    ],
}
"""What a conference may ask of its own: two ways, two sessions of one name, two questions."""


WALK_IN: dict[str, Any] = {
    "name": "Nils Ny",
    "email": "nils@molndal.se",
    "organisation": "Mölndals stad",
    "municipality_code": "1481",
    "sector": "procurement",
    "role": "staff",
    "consent": {"privacy_notice": True},
}
"""Somebody who comes unannounced."""


def plan(**changes: Any) -> Plan:
    """A plan of the domain."""
    fields: dict[str, Any] = {
        "programme": "p",
        "title": Text("Titel", "Title"),
        "description": Text("", ""),
        "starts_at": datetime(2099, 9, 29, 7, tzinfo=UTC),
        "ends_at": datetime(2099, 9, 29, 14, tzinfo=UTC),
        "place": None,
        "online_url": None,
        "capacity": 3,
        "waitlist_capacity": None,
        "registration_opens_at": None,
        "registration_closes_at": None,
        "tracks": ("iop",),
    }
    return Plan(**(fields | changes))


def conference(**changes: Any) -> Conference:
    """An announced conference."""
    fields: dict[str, Any] = {"id": "c", "version": 1, "revision": 1, "status": "announced", "plan": plan()}
    return Conference(**(fields | changes))


def person(name: str = "Anna Ek", **more: Any) -> Person:
    """Somebody from Mölndal."""
    return Person(name, "anna@molndal.se", "Mölndals stad", "1481", "procurement", "staff", "sv", **more)


def register(
    one: Conference, name: str, at: datetime
) -> tuple[Conference, Attendee, AttendeeConfirmed | AttendeeWaitlisted | AttendeeRequested]:
    """Somebody comes alone: the conference after it, the attendee, and what happened."""
    arriving = Attendee(name, 1, one.id, None, "requested", person(name), at)
    after, (event,) = arrive(one, [arriving], at)
    return after, event.attendee, event


def own_links(key: Path) -> OwnLinks:
    """The links that registration signs with this key."""
    return OwnLinks(key, "http://127.0.0.1:8000", page="my", kind="attendee")


def interest_links(key: Path) -> OwnLinks:
    """The links to interests that registration signs with this key."""
    return OwnLinks(key, "http://127.0.0.1:8000", page="my-interest", kind="interest")


def invitation_links(key: Path) -> OwnLinks:
    """The links to invitations to conferences that registration signs with this key."""
    return OwnLinks(key, "http://127.0.0.1:8000", page="my-invitation", kind="conference-invitation")


def body(*names: str, **changes: Any) -> dict[str, Any]:
    """A registration of these people, who come even where there are not places for all."""
    attendees = [
        {
            "name": name,
            "email": f"{name.split()[0].lower()}@molndal.se",
            "organisation": "Mölndals stad",
            "municipality_code": "1481",
            "sector": "procurement",
            "role": "staff",
        }
        | changes
        for name in names
    ]
    return {"attendees": attendees, "consent": {"privacy_notice": True}, "accepts_fewer": True}


def today(**changes: Any) -> dict[str, Any]:
    """Changes of a plan whose conference begins soon: its door is open."""
    return {"starts_at": rfc3339(now() + timedelta(hours=2)), "ends_at": rfc3339(now() + timedelta(hours=6))} | changes


async def announced(client: httpx.AsyncClient, staff: dict[str, str], **changes: Any) -> str:
    """Create and announce a conference; return its id."""
    created = await client.post("/conferences", json=PLAN | changes, headers=staff)
    assert created.status_code == 201, created.text
    conference_id: str = created.json()["id"]
    done = await client.post(f"/conferences/{conference_id}/announcement", headers=staff)
    assert done.status_code == 200, done.text
    return conference_id
