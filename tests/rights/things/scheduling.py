"""Things of scheduling, each made anew."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.rights.callers import HERE, Thing
from tests.rights.things.world import NUMBERS, Maker, Makers, World, api, below
from tests.scheduling.times import adviser, booking, slots

LONG_AGO = datetime(2020, 10, 6, 7, tzinfo=UTC)


async def _adviser(world: World) -> Thing:
    return Thing("", adviser=await adviser(api(world, "scheduling"), world.staff))


async def _new_adviser(_world: World) -> Thing:
    person = {"name": "Ny", "email": f"ny{next(NUMBERS)}@example.org", "tracks": ["iop"]}
    return Thing("/api/v1/advisers", json=person)


async def _calendar(world: World) -> Thing:
    thing, other = await _adviser(world), await _adviser(world)
    token = world.links["calendar"].token
    path = f"/api/v1/advisers/{thing.adviser}/calendar.ics"
    return replace(thing, path=path, link=token(thing.adviser), other_link=token(other.adviser), in_address=True)


async def _new_slots(world: World) -> Thing:
    thing = await _adviser(world)
    times = {"adviser_id": thing.adviser, "starts_at": "2099-10-06T07:00:00Z", "minutes": 90, "modes": ["online"]}
    return below(thing, "/api/v1/slots", times)


async def _slot(world: World) -> Thing:
    thing = await _adviser(world)
    (slot,) = await slots(api(world, "scheduling"), world.staff, thing.adviser)
    return below(thing, f"/api/v1/slots/{slot['id']}")


WINDOW = {"track": "iop", "closes_at": "2099-12-18T00:00:00Z"}


async def _open_window(world: World) -> str | None:
    """Return the one window that a track can have."""
    there = await world.staff_does("scheduling", "GET", "/booking-windows")
    return next((one["id"] for one in there["items"] if one["track"] == "iop" and one["status"] != "closed"), None)


async def _new_window(world: World) -> Thing:
    if in_the_way := await _open_window(world):
        await world.staff_does("scheduling", "POST", f"/booking-windows/{in_the_way}/closing")
    return Thing("/api/v1/booking-windows", json=WINDOW)


async def _window(world: World) -> Thing:
    id_ = await _open_window(world)
    if id_ is None:
        id_ = (await world.staff_does("scheduling", "POST", "/booking-windows", WINDOW))["id"]
    return Thing(f"/api/v1/booking-windows/{id_}/closing")


async def _consultation(world: World) -> Thing:
    thing, tokens = await _adviser(world), []
    for week in range(2):
        starts = f"2099-10-{6 + 7 * week:02}T07:00:00Z"
        (slot,) = await slots(api(world, "scheduling"), world.staff, thing.adviser, starts_at=starts)
        made = await world.staff_does("scheduling", "POST", "/consultations", booking(slot["id"], HERE))
        tokens.append((made["id"], world.links["scheduling"].token(made["id"])))
    (mine, link), (_, other) = tokens
    return replace(thing, path=f"/api/v1/consultations/{mine}", link=link, other_link=other, shows=mine)


def of_consultation(more: str) -> Maker:
    """A maker of a booked consultation to do this with."""

    async def make(world: World) -> Thing:
        return below(await _consultation(world), more)

    return make


async def _consultations(world: World) -> Thing:
    thing = await _consultation(world)
    return replace(thing, path="/api/v1/consultations", query={"limit": "200"})


async def _moved(world: World) -> Thing:
    thing = await _consultation(world)
    (free,) = await slots(api(world, "scheduling"), world.staff, thing.adviser, starts_at="2099-11-03T07:00:00Z")
    return below(thing, "/move", {"slot_id": free["id"]})


async def _concluded(world: World) -> Thing:
    thing = await _consultation(world)
    world.put("scheduling", "consultations", thing.shows, starts_at=LONG_AGO, ends_at=LONG_AGO.replace(hour=8))
    return below(thing, "/outcome", {"outcome": "held", "notes": None})


CONSULTATION = "/api/v1/consultations/{consultation_id}"


async def _booked_by(_world: World) -> Thing:
    return Thing("/api/v1/booked-by", json={"email": "nobody.knows@example.org"})


MAKERS: Makers = {
    ("POST", "/api/v1/booked-by"): _booked_by,
    ("POST", "/api/v1/advisers"): _new_adviser,
    ("GET", "/api/v1/advisers/{adviser_id}/calendar.ics"): _calendar,
    ("POST", "/api/v1/slots"): _new_slots,
    ("DELETE", "/api/v1/slots/{slot_id}"): _slot,
    ("POST", "/api/v1/booking-windows"): _new_window,
    ("POST", "/api/v1/booking-windows/{window_id}/closing"): _window,
    ("GET", "/api/v1/consultations"): _consultations,
    ("GET", CONSULTATION): _consultation,
    ("POST", f"{CONSULTATION}/move"): _moved,
    ("POST", f"{CONSULTATION}/cancellation"): of_consultation("/cancellation"),
    ("POST", f"{CONSULTATION}/outcome"): _concluded,
    ("POST", f"{CONSULTATION}/link-renewal"): of_consultation("/link-renewal"),
}
