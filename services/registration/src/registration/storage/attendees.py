"""Questions about attendees that more than one use case asks."""

from array import array
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from chassis.storage import Index, Storage, UnitOfWork
from registration.domain.attendee import COMING, Attendee, Status
from registration.domain.conference import Conference
from registration.domain.erasure import same_address
from registration.domain.errors import AttendeeUnknownError
from registration.domain.person import Person
from registration.storage.finding import FEW, Order, Wanted, condition, in_order, keys
from registration.storage.kinds import ATTENDEES

LARGEST_PARTY = 500
WRITTEN_LATE = timedelta(seconds=30)
"""By how much what is written may become visible after the moment it bears, with clocks that differ."""


async def known_attendee(unit: UnitOfWork, attendee_id: str) -> Attendee:
    """Return the attendee. Raises AttendeeUnknownError."""
    attendee = await unit.load(ATTENDEES, attendee_id)
    if attendee is None:
        raise AttendeeUnknownError
    return attendee


async def first_in_line(unit: UnitOfWork, conference_id: str, count: int) -> list[Attendee]:
    """Return those who have waited longest, in order of arrival."""
    return await unit.first(
        ATTENDEES,
        {"conference_id": conference_id, "status": "waitlisted"},
        lambda one: one.conference_id == conference_id and one.status == "waitlisted",
        order="number",
        limit=count,
    )


async def next_in_line(unit: UnitOfWork, conference: Conference, *, after: int | None, count: int) -> list[Attendee]:
    """Return those in line behind a number whose way, sector and municipality have room, in order of arrival."""
    full = conference.full(conference.taken)
    modes = [mode for mode in (None, "on-site", "online") if (mode or "on-site") not in full]
    codes = [pool.partition(":")[2] for pool in full if pool.startswith("municipality:")]
    sectors = [pool.partition(":")[2] for pool in full if pool.startswith("sector:")]
    place = {} if after is None else {"number": {"$gt": after}}

    def waits(one: Attendee) -> bool:
        person, here = one.person, one.conference_id == conference.id and one.status == "waitlisted"
        behind = after is None or (one.number or 0) > after
        free = person.mode in modes and person.municipality_code not in codes and person.sector not in sectors
        return here and behind and free

    where = {
        "conference_id": conference.id,
        "status": "waitlisted",
        **place,
        "person.mode": {"$in": modes},
        "person.municipality_code": {"$nin": codes},
        "person.sector": {"$nin": sectors},
    }
    return await unit.first(ATTENDEES, where, waits, order="number", limit=count)


async def in_group(unit: UnitOfWork, one: Attendee, status: Status) -> list[Attendee]:
    """Return those of somebody's group who stand as they do; alone for who came alone."""
    if one.group_id is None:
        return [one]
    where = {"conference_id": one.conference_id, "status": status, "group_id": one.group_id}
    return await unit.first(
        ATTENDEES,
        where | ({"number": {"$gt": (one.number or 0) - LARGEST_PARTY}} if status == "waitlisted" else {}),
        lambda other: other.group_id == one.group_id and other.status == status,
        order="number" if status == "waitlisted" else "id",
        limit=LARGEST_PARTY,
    )


async def registered_already(unit: UnitOfWork, conference_id: str, people: Collection[Person]) -> list[Attendee]:
    """Return those who come to the conference, or may, under the addresses of these people."""
    addresses = {same_address(one.email) for one in people}
    return await unit.first(
        ATTENDEES,
        {"conference_id": conference_id, "_address": {"$in": sorted(addresses)}, "status": {"$in": COMING}},
        lambda one: (
            one.conference_id == conference_id and one.status in COMING and same_address(one.person.email) in addresses
        ),
        order="id",
        limit=LARGEST_PARTY,
    )


async def offers_over(unit: UnitOfWork, conference_id: str, now: datetime, count: int) -> list[Attendee]:
    """Return some who have not answered their offer in time."""
    return await unit.first(
        ATTENDEES,
        {"conference_id": conference_id, "status": "offered", "offer_ends_at": {"$lte": now}},
        lambda one: one.conference_id == conference_id and one.status == "offered" and _is_over(one, now),
        order="id",
        limit=count,
    )


def _is_over(one: Attendee, now: datetime) -> bool:
    return one.offer_ends_at is not None and one.offer_ends_at <= now


async def next_offer(unit: UnitOfWork, conference_id: str) -> datetime | None:
    """Return when the next offer ends; None where nobody has one."""
    found = await unit.first(
        ATTENDEES,
        {"conference_id": conference_id, "status": "offered"},
        lambda one: one.conference_id == conference_id and one.status == "offered",
        order="offer_ends_at",
        limit=1,
    )
    return found[0].offer_ends_at if found else None


async def written_since(storage: Storage, conference_id: str, since: datetime | None) -> list[Attendee]:
    """Return those of a conference that were written since a list was read at that moment; all where it is None."""
    lately = {} if since is None else {"_at": {"$gte": since - WRITTEN_LATE}}
    return await storage.find(ATTENDEES, {"conference_id": conference_id} | lately)


async def still_coming(unit: UnitOfWork, conference_id: str, count: int) -> list[Attendee]:
    """Return some who come, or may."""
    return await unit.first(
        ATTENDEES,
        {"conference_id": conference_id, "status": {"$in": COMING}},
        lambda one: one.conference_id == conference_id and one.status in COMING,
        order="registered_at",
        limit=count,
    )


async def place_in_line(storage: Storage, attendee: Attendee) -> int | None:
    """Return how many stand in line up to and with this attendee; None for one who does not wait."""
    if attendee.status != "waitlisted":
        return None
    before = {"conference_id": attendee.conference_id, "status": "waitlisted", "number": {"$lte": attendee.number}}
    return await storage.count(ATTENDEES, before)


async def numbers_in_line(storage: Storage, conference_id: str) -> "array[int]":
    """Return the numbers of all who stand in line, in order of arrival; eight bytes for each of them."""
    return await storage.numbers(ATTENDEES, "number", {"conference_id": conference_id, "status": "waitlisted"})


async def shortest_way(
    storage: Storage, conference_id: str, wanted: Wanted, order: Order | None
) -> tuple[Index, dict[str, Any]]:
    """Return by which index they are found, and the condition: by the first key that leaves few, else in order."""
    where = condition(conference_id, wanted)
    for index, key in keys(wanted, order):
        one = {"conference_id": conference_id} | key
        if await storage.count_up_to(FEW, ATTENDEES, one, along=index) < FEW:
            return index, where | key
    along, bounds = in_order(wanted, order)
    return along, where | bounds
