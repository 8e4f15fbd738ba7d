"""The door on the day: before it opens, with people coming, without a network; and who walks in."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

from samverka_local.demo.world import World
from samverka_local.public_api import Json

from .camera import Scene
from .places import PLAN
from .scenes import send
from .signed_in import Browsers

PLACES, COMING = 12, 14
ORGANISATIONS = ("Härryda kommun", "Göteborgs stad, förvaltningen för inköp och upphandling", "Verkstan", "Ale kommun")


def door(world: World, browsers: Browsers) -> list[Scene]:
    """A conference that begins soon, with two in line."""
    begins = datetime.now(UTC) + timedelta(hours=1)
    today = {"starts_at": begins.isoformat(), "ends_at": (begins + timedelta(hours=7)).isoformat()}
    plan = PLAN | today | {"capacity": PLACES, "online_capacity": None, "sessions": [], "questions": []}
    here = _announced(world, plan)
    people = [_person(number) for number in range(COMING)]
    body = {"attendees": people, "consent": {"privacy_notice": True}, "accepts_fewer": True}
    first = world.api.post(f"/conferences/{here}/attendees", body)["attendees"][0]["id"]
    world.api.post(f"/attendees/{first}/check-in")
    staff, place = browsers.staff(), f"/start/conferences/{here}/door"
    return [
        Scene("door", place, _ready, session=staff),
        Scene("door-search", place, _search, session=staff),
        Scene("door-welcome", place, _check_in, session=staff),
        Scene("door-no-network", place, _without_network, session=staff),
        Scene("door-not-yet", f"/start/conferences/{_announced(world, PLAN)}/door", session=staff),
        Scene("door-walk-in", f"{place}/walk-in", session=staff),
        Scene("door-walk-in-errors", f"{place}/walk-in", send, session=staff),
        Scene("door-walk-in-full", f"{place}/walk-in", _walk_in, session=staff),
        Scene("door-conference", f"/start/conferences/{here}", session=staff),
        Scene("door-attendees", f"/start/conferences/{here}/attendees", session=staff),
    ]


def _announced(world: World, plan: Json) -> str:
    conference = str(world.api.post("/conferences", plan)["id"])
    world.api.post(f"/conferences/{conference}/announcement")
    return conference


def _person(number: int) -> Json:
    person: Json = {"name": f"{'ABCDEFGHIJKLMN'[number]}nna Ek", "email": f"door{number}@molndal.example"}
    place = {"organisation": ORGANISATIONS[number % len(ORGANISATIONS)], "municipality_code": None}
    return person | place | {"sector": "procurement", "role": "staff"}


def _ready(page: Page) -> None:
    page.locator("#list li").first.wait_for()


def _search(page: Page) -> None:
    _ready(page)
    page.locator("#q").fill("nobody like this")


def _check_in(page: Page) -> None:
    _ready(page)
    page.locator("#list .button").first.click()
    page.locator("#undo").wait_for()


def _without_network(page: Page) -> None:
    """From here on this page hears nothing; what it notes waits."""
    _ready(page)
    for asked in ("list*", "check-ins"):
        page.route(f"**/door/{asked}", lambda route: route.abort())
    _check_in(page)
    page.locator("#waiting").wait_for()
    page.locator("#net-box.wait").wait_for()


def _walk_in(page: Page) -> None:
    page.locator("#name").fill("Nils Ny")
    page.locator("#organisation").fill("Verkstan")
    page.locator("#email").fill("nils@molndal.example")
    page.locator("#sector").select_option("social-enterprise")
    page.locator("#role").select_option("staff")
    page.locator("#consent").check()
    send(page)
