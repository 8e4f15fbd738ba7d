"""A group in line says that it comes even where there are not places for all of it."""

from dataclasses import replace

from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.storage.attendees import in_group, known_attendee
from registration.storage.kinds import ATTENDEES
from registration.use_cases.fill_places import fill_places
from registration.use_cases.get_conference import get_conference


async def accept_fewer(unit: UnitOfWork, attendee_id: str) -> Attendee:
    """Return the attendee; places that were too few for the whole group go to as many of it as they suit.

    Who came alone has nothing to accept and stays as they are. Raises NotInLineError, or that the conference is over.
    """
    attendee = await known_attendee(unit, attendee_id)
    attendee.ensure_waits()
    conference = await get_conference(unit, attendee.conference_id)
    conference.ensure_not_over()
    for one in await in_group(unit, attendee, "waitlisted"):
        if one.group_id is not None and not one.accepts_fewer:
            unit.save(ATTENDEES, replace(one, version=one.version + 1, accepts_fewer=True))
    await fill_places(unit, conference)
    return await known_attendee(unit, attendee_id)
