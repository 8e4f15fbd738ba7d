"""Who is asked to a conference, and its door on the day; each made anew."""

from tests.registration.plans import WALK_IN, announced, today
from tests.rights.callers import HERE, Thing
from tests.rights.things.registration import CONFERENCE, UNINVOLVED, an_attendee, conference, of_conference
from tests.rights.things.world import Maker, Makers, World, api


def of_invitation(more: str = "", *, declined: bool = False) -> Maker:
    """A maker of a municipality's invitation to a conference to do this with."""

    async def make(world: World) -> Thing:
        conference_id, links = await conference(world), world.links["conference-invitations"]
        path = f"/conferences/{conference_id}/invitations/{HERE}"
        if declined:
            await world.staff_does("registration", "PUT", f"{path}/declination")
        mine, other = (links.token(f"{conference_id}-{code}") for code in (HERE, UNINVOLVED))
        return Thing(f"/api/v1{path}{more}", link=mine, other_link=other)

    return make


async def _asked(world: World) -> Thing:
    return Thing(CONFERENCE_ASKED.format(await conference(world)), json={"municipality_codes": ["1415"]})


async def _who_is_asked(world: World) -> Thing:
    return Thing(CONFERENCE_ASKED.format(await conference(world)), shows=HERE)


async def _check_ins(world: World) -> Thing:
    thing = await an_attendee(world)
    mine = thing.path.rpartition("/")[2]
    found = await world.staff_does("registration", "GET", f"/attendees/{mine}")
    note = {"attendee_id": mine, "at": "2015-09-29T07:00:00Z", "kind": "arrived"}  # refused by name, not by right
    return Thing(f"/api/v1/conferences/{found['conference_id']}/check-ins", json={"check_ins": [note]})


async def _walk_in(world: World) -> Thing:
    here = await announced(api(world, "registration"), world.staff, **today())
    return Thing(f"/api/v1/conferences/{here}/walk-ins", json=WALK_IN)


CONFERENCE_ASKED = "/api/v1/conferences/{}/invitations"
INVITED = f"{CONFERENCE}/invitations/{{municipality_code}}"
MAKERS: Makers = {
    ("POST", f"{CONFERENCE}/invitations"): _asked,
    ("GET", f"{CONFERENCE}/invitations"): _who_is_asked,
    ("GET", INVITED): of_invitation(),
    ("PUT", f"{INVITED}/declination"): of_invitation("/declination"),
    ("DELETE", f"{INVITED}/declination"): of_invitation("/declination", declined=True),
    ("GET", f"{CONFERENCE}/door"): of_conference("/door"),
    ("POST", f"{CONFERENCE}/check-ins"): _check_ins,
    ("POST", f"{CONFERENCE}/walk-ins"): _walk_in,
}
