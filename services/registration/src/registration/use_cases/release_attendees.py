"""After a conference is cancelled, the places of all its attendees are taken back, some at a time."""

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from registration.domain.attendee_facts import AttendeeCancelled
from registration.domain.placing import release
from registration.storage.attendees import still_coming
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.get_conference import get_conference

AT_A_TIME = 200


async def list_conferences_to_release(storage: Storage) -> list[str]:
    """Return the ids of cancelled conferences that still have attendees."""
    return [one.id for one in await storage.find(CONFERENCES, {"places_to_release": True})]


async def release_attendees(unit: UnitOfWork, conference_id: str) -> bool:
    """Release some attendees of a cancelled conference; return whether there are more."""
    conference = await get_conference(unit, conference_id)
    if not conference.places_to_release:
        return False
    leaving = await still_coming(unit, conference_id, AT_A_TIME)
    for attendee in leaving:
        conference = release(conference, attendee)
        left = attendee.cancel(now())
        unit.save(ATTENDEES, left, AttendeeCancelled(left, conference, attendee.holds, "conference", now()))
    if not leaving:
        conference = conference.count(places_to_release=False)
    unit.save(CONFERENCES, conference)
    return bool(leaving)
