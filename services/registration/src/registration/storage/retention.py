"""What is due by a period, as the database is asked for it; `domain/retention.py` says the same of one in memory."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from chassis.retention import Portion
from chassis.storage import Storage
from registration.domain.attendee import COMING, Attendee
from registration.domain.conference import Conference
from registration.domain.conference_invitation import ConferenceInvitation
from registration.domain.erasure import CONFIRMING, Erasure
from registration.domain.interest import Interest
from registration.domain.invitation import Invitation
from registration.storage.kinds import (
    ATTENDEES,
    CONFERENCE_INVITATIONS,
    CONFERENCES,
    ERASURES,
    INTERESTS,
    INVITATIONS,
)

KNOWN = {"_address": {"$gt": ""}}
WITH_NEEDS = {"$or": [{f"person.needs.{name}": {"$ne": None}} for name in ("dietary", "accessibility")]}


async def due_attendees(storage: Storage, before: datetime) -> list[Portion[Attendee]]:
    """Return who stayed to the end of conferences that ended before."""
    return await _of_conferences(storage, before, {"status": {"$in": COMING}, **KNOWN})


async def due_needs(storage: Storage, before: datetime) -> list[Portion[Attendee]]:
    """Return those of conferences that ended before, who needed something on the day."""
    return await _of_conferences(storage, before, WITH_NEEDS)


async def _of_conferences(storage: Storage, before: datetime, where: Mapping[str, Any]) -> list[Portion[Attendee]]:
    over = await _over(storage, before)
    return [Portion(ATTENDEES, {"conference_id": one.id, **where}, _end_of(one)) for one in over]


async def _over(storage: Storage, before: datetime) -> list[Conference]:
    return await storage.find(CONFERENCES, {"plan.ends_at": {"$lt": before}}, order=[("plan.ends_at", 1), ("_id", 1)])


def _end_of(conference: Conference) -> Callable[[object], datetime]:
    return lambda _one: conference.plan.ends_at


async def due_conference_invitations(storage: Storage, before: datetime) -> list[Portion[ConferenceInvitation]]:
    """Return those invited to conferences that ended before, and those who wrote that they do not come."""
    known = {"$or": [{"contact": {"$ne": None}}, {"declination.message": {"$gt": ""}}]}
    over = await _over(storage, before)
    return [Portion(CONFERENCE_INVITATIONS, {"conference_id": one.id, **known}, _end_of(one)) for one in over]


async def due_left_attendees(_storage: Storage, before: datetime) -> list[Portion[Attendee]]:
    """Return who left, handed over or was refused before."""
    where = {"status": {"$nin": COMING}, "left_at": {"$lt": before}, **KNOWN}
    return [Portion(ATTENDEES, where, lambda one: one.left_at or before, order="left_at")]


async def due_interests(_storage: Storage, before: datetime) -> list[Portion[Interest]]:
    """Return organisations that withdrew their interest before."""
    where = {"status": "withdrawn", "withdrawn_at": {"$lt": before}, "organisation.name": {"$gt": ""}}
    return [Portion(INTERESTS, where, lambda one: one.withdrawn_at or before, order="withdrawn_at")]


async def due_invitations(storage: Storage, before: datetime) -> list[Portion[Invitation]]:
    """Return municipalities whose contact was kept and last written to before."""
    used = {"$max": ["$kept_at", "$invited_at", "$reminded_at"]}
    where = {"contact": {"$ne": None}, "$expr": {"$and": [{"$ne": [used, None]}, {"$lt": [used, before]}]}}
    found = await storage.find(INVITATIONS, where)
    return [_invitation(one, before) for one in sorted(found, key=lambda one: (one.used_at or before, one.id))]


def _invitation(one: Invitation, before: datetime) -> Portion[Invitation]:
    return Portion(INVITATIONS, {"_id": one.id}, lambda kept: kept.used_at or before)


async def due_receipts(_storage: Storage, before: datetime) -> list[Portion[Erasure]]:
    """Return erasures that everybody has confirmed, of before."""
    confirmed = {f"confirmed_at.{name}": {"$exists": True} for name in CONFIRMING}
    where = {"done_at": {"$ne": None, "$lt": before}, **confirmed}
    return [Portion(ERASURES, where, lambda one: one.done_at or before, order="done_at")]
