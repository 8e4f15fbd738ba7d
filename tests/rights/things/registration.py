"""Things of registration, each made anew."""

from dataclasses import replace
from typing import Any

from tests.registration.files import row, text
from tests.registration.plans import PLAN, announced, body
from tests.rights.callers import HERE, Thing
from tests.rights.things.world import Maker, Makers, World, api, below

UNINVOLVED = "1480"


async def conference(world: World) -> str:
    """An announced conference."""
    return await announced(api(world, "registration"), world.staff)


async def _interest(world: World) -> Thing:
    """One that nothing else depends on."""
    contact = {"name": "Kontakt", "email": "kontakt@example.org"}
    interest = {"municipality_code": UNINVOLVED, "tracks": ["iop"], "contact": contact}
    await world.clients["registration"].post("/api/v1/interests", json=interest)  # refused where it is there already
    mine, links = f"interest-{UNINVOLVED}", world.links["interests"]
    world.put("registration", "interests", mine, link_generation=0)  # it may have been withdrawn and declared anew
    return Thing(
        f"/api/v1/interests/{mine}",
        municipality=UNINVOLVED,
        link=links.token(mine),
        other_link=links.token("interest-1441"),
    )


async def _changed_interest(world: World) -> Thing:
    thing = await _interest(world)
    found = await world.staff_does("registration", "GET", thing.path.removeprefix("/api/v1"))
    message = {"message": f"Version {found['version']}"}
    return replace(thing, json=message, headers={"If-Match": f'"{found["version"]}"'})


async def _organisations(world: World) -> Thing:
    contact, organisation = {"name": "Mats", "email": "mats@example.org"}, {"name": "Verkstan", "kind": "non-profit"}
    interest = {"organisation": organisation, "tracks": ["iop"], "contact": contact}
    await world.staff_does("registration", "POST", "/organisation-interests", interest)
    return Thing("/api/v1/organisation-interests")


async def _draft(world: World) -> Any:
    return await world.staff_does("registration", "POST", "/conferences", PLAN)


async def an_attendee(world: World, **plan: Any) -> Thing:
    """One of two who came together, to an announced conference with this plan."""
    conference_id = await announced(api(world, "registration"), world.staff, **plan)
    people = body("Ann A", "Bo B", municipality_code=HERE)
    group = await world.staff_does("registration", "POST", f"/conferences/{conference_id}/attendees", people)
    other, mine = (one["id"] for one in group["attendees"])
    links = world.links["registration"]
    return Thing(f"/api/v1/attendees/{mine}", link=links.token(mine), other_link=links.token(other))


async def _asking(world: World) -> Thing:
    """Somebody who waits for staff to decide."""
    return await an_attendee(world, approval=True)


async def _waiting(world: World) -> Thing:
    """Somebody in line."""
    return await an_attendee(world, capacity=1, offer_hours=24)


async def _offered(world: World) -> Thing:
    """Somebody in line who is offered the place of one who left."""
    thing = await _waiting(world)
    first = thing.other_link.partition(".")[0]
    await world.staff_does("registration", "POST", f"/attendees/{first}/cancellation")
    return below(thing, "/offer-acceptance")


async def _checked_in(world: World) -> Thing:
    thing = await an_attendee(world)
    await world.staff_does("registration", "POST", thing.path.removeprefix("/api/v1") + "/check-in")
    return below(thing, "/check-in")


async def attendees(world: World) -> Thing:
    """The list of a conference to which one comes."""
    conference_id = await conference(world)
    people = body("Ann A", municipality_code=HERE)
    group = await world.staff_does("registration", "POST", f"/conferences/{conference_id}/attendees", people)
    return Thing(f"/api/v1/conferences/{conference_id}/attendees", shows=group["attendees"][0]["id"])


async def _file_of_people(world: World) -> Thing:
    """A file with somebody of a municipality; who may not register them finds the row wrong."""
    path = f"/api/v1/conferences/{await conference(world)}/attendee-imports"
    content = text(row("Ann A", kommun=HERE))
    return Thing(path, content=content, query={"preview": "true"}, shows='"standing":"confirmed"')


def of_attendee(more: str, json: Any = None, who: Maker = an_attendee) -> Maker:
    """A maker of an attendee to do this with."""

    async def make(world: World) -> Thing:
        return below(await who(world), more, json)

    return make


def of_conference(more: str) -> Maker:
    """A maker of an announced conference to do this with."""

    async def make(world: World) -> Thing:
        return Thing(f"/api/v1/conferences/{await conference(world)}{more}")

    return make


async def _participation(_world: World) -> Thing:
    return Thing("/api/v1/participation")


async def _new_conference(_world: World) -> Thing:
    return Thing("/api/v1/conferences", json=PLAN)


async def _changed_conference(world: World) -> Thing:
    found = await _draft(world)
    match = {"If-Match": f'"{found["version"]}"'}
    return Thing(f"/api/v1/conferences/{found['id']}", json={"capacity": 5}, headers=match)


async def _announced_conference(world: World) -> Thing:
    return Thing(f"/api/v1/conferences/{(await _draft(world))['id']}/announcement")


async def _erasure(_world: World) -> Thing:
    return Thing("/api/v1/people/erasure", json=ERASURE)


async def _person_data(_world: World) -> Thing:
    return Thing("/api/v1/people/data", json={"email": "nobody.knows@example.org"})


async def _erasures(_world: World) -> Thing:
    return Thing("/api/v1/erasures")


async def _at_the_door(_world: World) -> Thing:
    return Thing("/api/v1/erasures-at-the-door")


async def _done_erasure(world: World) -> Thing:
    erased = await world.staff_does("registration", "POST", "/people/erasure", ERASURE)
    return Thing(f"/api/v1/erasures/{erased['id']}/confirmation")


ERASURE = {"email": "nobody.knows@example.org", "decision": "KS 2015/0412"}
PERSON = body("Cia C")["attendees"][0]
ATTENDEE, CONFERENCE = "/api/v1/attendees/{attendee_id}", "/api/v1/conferences/{conference_id}"
MAKERS: Makers = {
    ("GET", "/api/v1/interests/{id}"): _interest,
    ("PATCH", "/api/v1/interests/{id}"): _changed_interest,
    ("DELETE", "/api/v1/interests/{id}"): _interest,
    ("GET", "/api/v1/organisation-interests"): _organisations,
    ("GET", "/api/v1/participation"): _participation,
    ("POST", "/api/v1/conferences"): _new_conference,
    ("PATCH", CONFERENCE): _changed_conference,
    ("POST", f"{CONFERENCE}/announcement"): _announced_conference,
    ("POST", f"{CONFERENCE}/cancellation"): of_conference("/cancellation"),
    ("POST", f"{CONFERENCE}/completion"): of_conference("/completion"),
    ("GET", f"{CONFERENCE}/attendees"): attendees,
    ("POST", f"{CONFERENCE}/attendee-imports"): _file_of_people,
    ("GET", ATTENDEE): an_attendee,
    ("PATCH", ATTENDEE): of_attendee("", {"role": "manager"}),
    ("POST", f"{ATTENDEE}/offer-acceptance"): _offered,
    ("POST", f"{ATTENDEE}/fewer-acceptance"): of_attendee("/fewer-acceptance", who=_waiting),
    ("POST", f"{ATTENDEE}/offer"): of_attendee("/offer", {"reason": "Talar på konferensen."}, _waiting),
    ("POST", f"{ATTENDEE}/approval"): of_attendee("/approval", who=_asking),
    ("POST", f"{ATTENDEE}/refusal"): of_attendee("/refusal", who=_asking),
    ("POST", f"{ATTENDEE}/cancellation"): of_attendee("/cancellation"),
    ("POST", f"{ATTENDEE}/declination"): of_attendee("/declination"),
    ("POST", f"{ATTENDEE}/delegation"): of_attendee("/delegation", PERSON),
    ("POST", f"{ATTENDEE}/check-in"): of_attendee("/check-in"),
    ("DELETE", f"{ATTENDEE}/check-in"): _checked_in,
    ("POST", f"{ATTENDEE}/erasure"): of_attendee("/erasure"),
    ("GET", f"{ATTENDEE}/data"): of_attendee("/data"),
    ("POST", "/api/v1/people/data"): _person_data,
    ("POST", "/api/v1/people/erasure"): _erasure,
    ("GET", "/api/v1/erasures"): _erasures,
    ("GET", "/api/v1/erasures-at-the-door"): _at_the_door,
    ("POST", "/api/v1/erasures/{erasure_id}/confirmation"): _done_erasure,
    ("POST", f"{ATTENDEE}/link-renewal"): of_attendee("/link-renewal"),
}
