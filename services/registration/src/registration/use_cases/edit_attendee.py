"""Somebody corrects what they said of themselves, or chooses other sessions or another way to take part."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import AttendeeChanged
from registration.domain.erasure import ensure_known
from registration.domain.placing import exchange
from registration.storage.attendees import known_attendee
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.fill_places import fill_places
from registration.use_cases.get_conference import get_conference
from registration.use_cases.register_attendees import ensure_comes_once, ensure_suitable


async def edit_attendee(unit: UnitOfWork, attendee_id: str, changes: Mapping[str, Any]) -> Attendee:
    """Return the attendee as they are now; what is not in `changes` stays.

    Raises what is wrong with a field, QuotaFullError or SessionFullError where a place cannot be had that way,
    AlreadyRegisteredError, or that they have left or are erased, or that the conference is over.
    """
    attendee = await known_attendee(unit, attendee_id)
    ensure_known(attendee)
    conference = await get_conference(unit, attendee.conference_id)
    conference.ensure_not_over()
    person = replace(attendee.person, **changes)
    ensure_suitable(conference, person, before=attendee.person)
    edited = attendee.edit(person)
    if person == attendee.person:
        return attendee
    if person.who != attendee.person.who:
        await ensure_comes_once(unit, conference, person)
    conference = exchange(conference, attendee, person)
    unit.save(ATTENDEES, edited, AttendeeChanged(edited, conference, now()))
    unit.save(CONFERENCES, conference)
    await fill_places(unit, conference)
    return await known_attendee(unit, attendee_id)
