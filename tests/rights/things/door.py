"""The door on the day, and who comes through it; each made anew."""

from tests.registration.plans import WALK_IN, announced, today
from tests.rights.callers import Thing
from tests.rights.things.registration import CONFERENCE, an_attendee, of_conference
from tests.rights.things.world import Makers, World, api


async def _check_ins(world: World) -> Thing:
    thing = await an_attendee(world)
    mine = thing.path.rpartition("/")[2]
    found = await world.staff_does("registration", "GET", f"/attendees/{mine}")
    note = {"attendee_id": mine, "at": "2015-09-29T07:00:00Z", "kind": "arrived"}  # refused by name, not by right
    return Thing(f"/api/v1/conferences/{found['conference_id']}/check-ins", json={"check_ins": [note]})


async def _walk_in(world: World) -> Thing:
    here = await announced(api(world, "registration"), world.staff, **today())
    return Thing(f"/api/v1/conferences/{here}/walk-ins", json=WALK_IN)


MAKERS: Makers = {
    ("GET", f"{CONFERENCE}/door"): of_conference("/door"),
    ("POST", f"{CONFERENCE}/check-ins"): _check_ins,
    ("POST", f"{CONFERENCE}/walk-ins"): _walk_in,
}
