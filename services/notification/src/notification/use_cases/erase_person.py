"""A person is erased: what was written to them, where they come, whom they meet, and the subscription."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from chassis.clock import now
from chassis.storage import UnitOfWork
from notification.domain.content import Content
from notification.domain.erasure import FACTS_COME_BACK_WITHIN, PersonErased, Tombstone, Who, digest_of, without
from notification.storage.erasing import consultations_of, contents_of, municipalities_of, seats_of
from notification.storage.kinds import CONSULTATIONS, CONTENTS, MUNICIPALITIES, SEATS
from notification.storage.subscribers import subscriber_with
from notification.use_cases.end_subscription import end_subscription
from notification.use_cases.forget_registration import bury, forget_content


@dataclass(frozen=True, slots=True)
class ErasePerson:
    """Who is erased, with the ids of what was theirs. `address_key` finds the subscription; `at` is since when."""

    erasure_id: str
    who: Who
    address_key: str
    attendee_ids: Collection[str]
    at: datetime


async def erase_person(unit: UnitOfWork, command: ErasePerson) -> PersonErased:
    """Return what is to be told: in how many places the person stood."""
    erased = await _subscription(unit, command.address_key)
    seats = await seats_of(unit, command.who, command.attendee_ids)
    for seat in seats:
        unit.remove(SEATS, seat)
    erased += len(seats) + await _meetings(unit, command.who)
    # What was written is looked for last: who writes more meanwhile has changed one of the others, and one of us is
    # decided anew.
    contents = await contents_of(unit, command.who, command.attendee_ids)
    for content in contents:
        await _content(unit, command, content)
    erased += len(contents)
    await _bury(unit, command)
    return PersonErased(command.erasure_id, erased, now())


async def _subscription(unit: UnitOfWork, address_key: str) -> int:
    subscriber = await subscriber_with(unit, address_key)
    if subscriber is None:
        return 0
    await end_subscription(unit, subscriber.id)
    return 1


async def _content(unit: UnitOfWork, command: ErasePerson, content: Content) -> None:
    """Take away what was written to the person; in what was written to others, the person."""
    who = command.who
    if not who.is_one(content.recipient) and content.about not in command.attendee_ids:
        consultation = content.consultation and without(who, content.consultation)
        unit.save(CONTENTS, replace(content, version=content.version + 1, consultation=consultation))
        return
    await forget_content(unit, content)


async def _meetings(unit: UnitOfWork, who: Who) -> int:
    planned, places = await consultations_of(unit, who), await municipalities_of(unit, who)
    for one in planned:
        consultation = one.consultation and without(who, one.consultation)
        link = "" if one.consultation and who.is_one(one.consultation.contact) else one.link
        unit.save(CONSULTATIONS, replace(one, version=one.version + 1, consultation=consultation, link=link))
    for place in places:
        unit.save(MUNICIPALITIES, replace(place, version=place.version + 1, contact=None))
    return len(planned) + len(places)


async def _bury(unit: UnitOfWork, command: ErasePerson) -> None:
    until = command.at + FACTS_COME_BACK_WITHIN
    words = (command.who.email, *command.who.names)
    stones = [Tombstone(id_, 1, command.at) for id_ in command.attendee_ids]
    for stone in (*stones, *(Tombstone(digest_of(word), 1, command.at, until) for word in words)):
        await bury(unit, stone)
