"""Staff let somebody be asked before those who came earlier, and say why."""

from dataclasses import replace

from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import AttendeeWaitlisted
from registration.storage.attendees import in_group, known_attendee
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.get_conference import get_conference


async def move_to_front(unit: UnitOfWork, attendee_id: str, reason: str) -> Attendee:
    """Return the attendee, with their group at the front of the line: the next place that suits is theirs.

    There is none now, for it would have been offered already. Raises NotInLineError, or that the conference is over.
    """
    attendee = await known_attendee(unit, attendee_id)
    attendee.ensure_waits()
    conference = await get_conference(unit, attendee.conference_id)
    conference.ensure_not_over()
    party = await in_group(unit, attendee, "waitlisted")
    front = conference.first_in_line - len(party)
    conference = conference.count(first_in_line=front)
    for place, one in enumerate(party, 1):
        moved = replace(one, version=one.version + 1, number=front + place, moved_because=reason)
        unit.save(ATTENDEES, moved, AttendeeWaitlisted(moved, conference, place))
    unit.save(CONFERENCES, conference)
    return await known_attendee(unit, attendee_id)
