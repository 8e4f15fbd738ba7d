"""When a conference is over, who was to come is forgotten."""

from chassis.clock import now
from chassis.storage import Storage, UnitOfWork
from notification.storage.kinds import CONFERENCES, SEATS
from notification.storage.seats import seats_to_forget

AT_A_TIME = 200


async def list_conferences_to_forget(storage: Storage) -> list[str]:
    """Return the conferences of which nobody needs to be known any more."""
    return [one.id for one in await storage.find(CONFERENCES, {"forget_at": {"$lte": now()}})]


async def forget_attendees(unit: UnitOfWork, conference_id: str) -> int:
    """Forget some of them and return how many; with the last the conference is done with."""
    conference = await unit.load(CONFERENCES, conference_id)
    if conference is None or not conference.is_to_be_forgotten(now()):
        return 0
    seats = await seats_to_forget(unit, conference_id, AT_A_TIME)
    for seat in seats:
        unit.save(SEATS, seat.give_up(seat.sequence, now()))
    if not seats:
        unit.save(CONFERENCES, conference.forget())
    return len(seats)
