"""Offers that nobody answered in time go on to the next in line.

When the next offer of a conference ends is kept with it, so it is found whatever was restarted meanwhile; with several
instances the first to commit does it, and the others find it done.
"""

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from registration.domain.placing import lapse
from registration.storage.attendees import next_offer, offers_over
from registration.storage.kinds import ATTENDEES, CONFERENCES
from registration.use_cases.fill_places import fill_places
from registration.use_cases.get_conference import get_conference

AT_A_TIME = 200


async def list_conferences_with_offers_over(storage: Storage) -> list[str]:
    """Return the ids of announced conferences of which an offer may be over."""
    due = {"status": "announced", "next_offer_ends_at": {"$lte": now()}}
    return [one.id for one in await storage.find(CONFERENCES, due)]


async def pass_on_offers(unit: UnitOfWork, conference_id: str) -> bool:
    """Take some offers back that are over, and offer the places anew; return whether there may be more."""
    conference = await get_conference(unit, conference_id)
    over = await offers_over(unit, conference_id, now(), AT_A_TIME)
    for offered in over:
        conference, event = lapse(conference, offered, now())
        unit.save(ATTENDEES, event.attendee, event)
    conference = await fill_places(unit, conference)
    unit.save(CONFERENCES, conference.count(next_offer_ends_at=await next_offer(unit, conference_id)))
    return len(over) == AT_A_TIME
