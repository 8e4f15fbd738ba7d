"""What tests of reminders, subscriptions and mailings begin from."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from chassis.clock import now
from notification.domain.conference import PlannedConference
from notification.domain.consultation import PlannedConsultation
from notification.domain.content import Place, Recipient, Text
from notification.domain.local_time import day_before
from notification.domain.mailing import Mailing
from notification.domain.seat import Seat
from notification.domain.subscriber import Subscriber, Track
from tests.notification.letters import consultation

SOON = timedelta(minutes=30)
"""So near that the morning of the day before is past: reminders are due at once."""
KEPT = timedelta(days=30)
HOME = "https://samverka.example.org"


def planned_conference(**changes: Any) -> PlannedConference:
    """A conference that begins so soon that its reminders are due."""
    starts_at = changes.pop("starts_at", now() + SOON)
    fields: dict[str, Any] = {
        "id": uuid.uuid4().hex,
        "version": 1,
        "sequence": 2,
        "title": Text("Social hänsyn i upphandling och IOP", "Social considerations and IOP"),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=7),
        "place": Place("Mölndals stadshus", "Göteborgsvägen 11–17, Mölndal"),
        "online_url": None,
        "forget_at": starts_at + KEPT,
    }
    return PlannedConference(**(fields | changes))


def seat(conference: PlannedConference, **changes: Any) -> Seat:
    """A place that was confirmed a week before the conference."""
    id_ = changes.get("id") or uuid.uuid4().hex
    fields: dict[str, Any] = {
        "id": id_,
        "version": 1,
        "conference_id": conference.id,
        "sequence": 1,
        "since": conference.starts_at - timedelta(days=7),
        "recipient": Recipient("Anna Lind", f"{id_}@molndal.example", "sv"),
        "link": f"{HOME}/my/{id_}.signature",
    }
    return Seat(**(fields | changes))


def planned_consultation(**changes: Any) -> PlannedConsultation:
    """A consultation that begins so soon that its reminders are due."""
    id_, starts_at = uuid.uuid4().hex, changes.pop("starts_at", now() + SOON)
    fields: dict[str, Any] = {
        "id": id_,
        "version": 1,
        "sequence": 1,
        "consultation": consultation(
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            contact=Recipient("Karin Ek", f"{id_}@harryda.example", "sv"),
            adviser=Recipient("Jörgen Larzon", f"{id_}@gr.example", "en"),
        ),
        "link": f"{HOME}/consultation/{id_}.signature",
        "remind_at": day_before(starts_at),
        "erase_at": starts_at + KEPT,
    }
    return PlannedConsultation(**(fields | changes))


def subscriber(tracks: Sequence[Track] = (), **changes: Any) -> Subscriber:
    """Somebody who has subscribed since yesterday."""
    id_ = changes.get("id") or uuid.uuid4().hex
    fields: dict[str, Any] = {
        "id": id_,
        "version": 1,
        "state": "confirmed",
        "email": f"{id_}@lasare.example",
        "address_key": f"key of {id_}",
        "tracks": tuple(tracks),
        "confirmed_at": now() - timedelta(days=1),
    }
    return Subscriber(**(fields | changes))


def mailing(**changes: Any) -> Mailing:
    """An article that was published just now."""
    fields: dict[str, Any] = {
        "id": uuid.uuid4().hex,
        "version": 1,
        "sequence": 1,
        "slug": "sa-borjar-ni",
        "title": Text("Så börjar ni med social hänsyn", "How to begin"),
        "summary": Text("Fem steg från behov till avtal.", "Five steps."),
        "tracks": ("social-considerations",),
        "published_at": now(),
    }
    return Mailing(**(fields | changes))
