"""What one takes along of a conference's people, as files and on paper; each made anew."""

from dataclasses import replace

from tests.rights.callers import Thing
from tests.rights.things.registration import ATTENDEE, CONFERENCE, an_attendee, attendees
from tests.rights.things.world import Maker, Makers, World, below


async def _certified(world: World) -> Thing:
    """Somebody who was at a conference that has been held."""
    thing = await an_attendee(world)
    mine = thing.path.removeprefix("/api/v1")
    await world.staff_does("registration", "POST", f"{mine}/check-in")
    conference_id = (await world.staff_does("registration", "GET", mine))["conference_id"]
    await world.staff_does("registration", "POST", f"/conferences/{conference_id}/completion")
    return below(thing, "/certificate.pdf")


def file_of_attendees(form: str) -> Maker:
    """A maker of a list as a file; in it people are found by their address."""

    async def make(world: World) -> Thing:
        thing = await attendees(world)
        return replace(thing, path=f"{thing.path}.{form}", shows="ann@molndal.se")

    return make


def print_of_attendees(file: str) -> Maker:
    """A maker of what is printed of people; on it they are found by their name."""

    async def make(world: World) -> Thing:
        thing = await attendees(world)
        return replace(thing, path=f"{thing.path.removesuffix('/attendees')}/{file}", shows="Ann A")

    return make


MAKERS: Makers = {
    ("GET", f"{CONFERENCE}/attendees.csv"): file_of_attendees("csv"),
    ("GET", f"{CONFERENCE}/attendees.xlsx"): file_of_attendees("xlsx"),
    ("GET", f"{CONFERENCE}/badges.pdf"): print_of_attendees("badges.pdf"),
    ("GET", f"{CONFERENCE}/attendance-list.pdf"): print_of_attendees("attendance-list.pdf"),
    ("GET", f"{ATTENDEE}/certificate.pdf"): _certified,
}
