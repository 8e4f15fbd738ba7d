"""Free places go to those who have waited longest and whom they suit; see `domain/placing.py` for the rule."""

from collections.abc import AsyncIterator, Sequence

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.conference import Conference
from registration.domain.placing import give_place, those_who_fit
from registration.storage.attendees import in_group, next_in_line
from registration.storage.kinds import ATTENDEES, CONFERENCES

AT_A_TIME = 50


async def fill_places(unit: UnitOfWork, conference: Conference) -> Conference:
    """Return the conference after as many of those in line as fit have got, or are offered, a place."""
    if not conference.has_places_for_the_line(now()):
        return conference
    before = conference
    async for party in _parties_in_line(unit, conference):
        conference = _seat(unit, conference, party)
        if not conference.has_places_for_the_line(now()):
            break
    if conference is not before:
        unit.save(CONFERENCES, conference)
    return conference


def _seat(unit: UnitOfWork, conference: Conference, party: Sequence[Attendee]) -> Conference:
    """Give those of a party who fit a place each."""
    fitting = set(those_who_fit(conference, party))
    for one in party:
        if one.id in fitting:
            conference, event = give_place(conference, one, now())
            unit.save(ATTENDEES, event.attendee, event)
    return conference


async def _parties_in_line(unit: UnitOfWork, conference: Conference) -> AsyncIterator[Sequence[Attendee]]:
    """Yield those who came together, the longest waiting first; nobody for whom no place can be free."""
    reached, groups = None, set()
    while True:
        waiting = await next_in_line(unit, conference, after=reached, count=AT_A_TIME)
        for one in waiting:
            if one.group_id is None:
                yield [one]
            elif one.group_id not in groups:
                groups.add(one.group_id)
                yield await in_group(unit, one, "waitlisted")
        if len(waiting) < AT_A_TIME:
            return
        reached = waiting[-1].number
