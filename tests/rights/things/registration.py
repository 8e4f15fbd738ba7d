"""Things of registration, each made anew."""

from dataclasses import replace
from typing import Any

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
    return Thing(f"/api/v1/interests/interest-{UNINVOLVED}", municipality=UNINVOLVED)


async def _draft(world: World) -> Any:
    return await world.staff_does("registration", "POST", "/conferences", PLAN)


async def _attendee(world: World) -> Thing:
    conference_id = await conference(world)
    people = body("Ann A", "Bo B", municipality_code=HERE)
    group = await world.staff_does("registration", "POST", f"/conferences/{conference_id}/attendees", people)
    mine, other = (one["id"] for one in group["attendees"])
    links = world.links["registration"]
    return Thing(f"/api/v1/attendees/{mine}", link=links.token(mine), other_link=links.token(other))


async def _checked_in(world: World) -> Thing:
    thing = await _attendee(world)
    await world.staff_does("registration", "POST", thing.path.removeprefix("/api/v1") + "/check-in")
    return below(thing, "/check-in")


async def _attendees(world: World) -> Thing:
    conference_id = await conference(world)
    people = body("Ann A", municipality_code=HERE)
    group = await world.staff_does("registration", "POST", f"/conferences/{conference_id}/attendees", people)
    return Thing(f"/api/v1/conferences/{conference_id}/attendees", shows=group["attendees"][0]["id"])


def file_of_attendees(form: str) -> Maker:
    """A maker of a list as a file; in it people are found by their address."""

    async def make(world: World) -> Thing:
        thing = await _attendees(world)
        return replace(thing, path=f"{thing.path}.{form}", shows="ann@molndal.se")

    return make


def of_attendee(more: str, json: Any = None) -> Maker:
    """A maker of an attendee to do this with."""

    async def make(world: World) -> Thing:
        return below(await _attendee(world), more, json)

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


PERSON = body("Cia C")["attendees"][0]
ATTENDEE, CONFERENCE = "/api/v1/attendees/{attendee_id}", "/api/v1/conferences/{conference_id}"
MAKERS: Makers = {
    ("DELETE", "/api/v1/interests/{id}"): _interest,
    ("GET", "/api/v1/participation"): _participation,
    ("POST", "/api/v1/conferences"): _new_conference,
    ("PATCH", CONFERENCE): _changed_conference,
    ("POST", f"{CONFERENCE}/announcement"): _announced_conference,
    ("POST", f"{CONFERENCE}/cancellation"): of_conference("/cancellation"),
    ("POST", f"{CONFERENCE}/completion"): of_conference("/completion"),
    ("GET", f"{CONFERENCE}/attendees"): _attendees,
    ("GET", f"{CONFERENCE}/attendees.csv"): file_of_attendees("csv"),
    ("GET", f"{CONFERENCE}/attendees.xlsx"): file_of_attendees("xlsx"),
    ("GET", ATTENDEE): _attendee,
    ("POST", f"{ATTENDEE}/cancellation"): of_attendee("/cancellation"),
    ("POST", f"{ATTENDEE}/declination"): of_attendee("/declination"),
    ("POST", f"{ATTENDEE}/delegation"): of_attendee("/delegation", PERSON),
    ("POST", f"{ATTENDEE}/check-in"): of_attendee("/check-in"),
    ("DELETE", f"{ATTENDEE}/check-in"): _checked_in,
    ("POST", f"{ATTENDEE}/link-renewal"): of_attendee("/link-renewal"),
}
