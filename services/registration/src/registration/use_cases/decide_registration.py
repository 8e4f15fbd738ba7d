"""Staff say yes or no to registrations that wait for it; a group that came together is decided together."""

from chassis.clock import now
from chassis.storage import UnitOfWork
from registration.domain.attendee import Attendee
from registration.domain.attendee_facts import AttendeeRefused
from registration.domain.conference import Conference
from registration.domain.placing import release, settle
from registration.storage.attendees import in_group, known_attendee
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.get_conference import get_conference


async def approve_registration(unit: UnitOfWork, attendee_id: str) -> Attendee:
    """Return the attendee, with a place or in line. Raises NothingToDecideError or ConferenceFullError."""
    conference, party = await _waiting(unit, attendee_id)
    conference = conference.count(requested=conference.requested - len(party))
    conference, events = settle(conference, [one.stand("requested", one.person) for one in party], now())
    for event in events:
        unit.save(ATTENDEES, event.attendee, event)
    unit.save(CONFERENCES, conference)
    return await known_attendee(unit, attendee_id)


async def refuse_registration(unit: UnitOfWork, attendee_id: str, reason: str | None) -> Attendee:
    """Return the attendee who cannot come. Raises NothingToDecideError."""
    conference, party = await _waiting(unit, attendee_id)
    for one in party:
        conference = release(conference, one)
        refused = one.refuse(reason, now())
        unit.save(ATTENDEES, refused, AttendeeRefused(refused, conference, now()))
    unit.save(CONFERENCES, conference)
    return await known_attendee(unit, attendee_id)


async def _waiting(unit: UnitOfWork, attendee_id: str) -> tuple[Conference, list[Attendee]]:
    attendee = await known_attendee(unit, attendee_id)
    attendee.ensure_awaits_decision()
    conference = await get_conference(unit, attendee.conference_id)
    conference.ensure_not_over()
    return conference, await in_group(unit, attendee, "requested")
