"""A day with sessions, two ways to take part, a question of its own, and one place: what it looks like for all."""

from playwright.sync_api import Page

from samverka_local.demo.world import World
from samverka_local.public_api import Json

from .camera import Scene
from .scenes import fill_in, own_page, send
from .signed_in import Browsers

BEGINS, ENDS = "2098-10-06T07:00:00Z", "2098-10-06T14:00:00Z"
PLAN: Json = {
    "programme": "lokalt-stod-social-hansyn",
    "title": {"sv": "En dag om avtal", "en": "A day on contracts"},
    "description": {"sv": "Vi går igenom avtal som leder till jobb.", "en": "On contracts that lead to work."},
    "starts_at": BEGINS,
    "ends_at": ENDS,
    "place": {"name": "Stadshuset", "address": "Torggatan 1"},
    "capacity": 1,
    "online_capacity": 50,
    "offer_hours": 24,
    "tracks": ["iop"],
    "sessions": [
        {
            "id": "avtal",
            "title": {"sv": "Samtal om avtal", "en": "Talking about contracts"},
            "starts_at": "2098-10-06T11:00:00Z",
            "ends_at": "2098-10-06T12:30:00Z",
            "capacity": 20,
            "room": "Sal B",
        },
        {
            "id": "iop",
            "title": {"sv": "IOP i praktiken", "en": "IOP in practice"},
            "starts_at": "2098-10-06T11:00:00Z",
            "ends_at": "2098-10-06T12:30:00Z",
            "capacity": 1,
        },
    ],
    "questions": [
        {
            "id": "hur-manga",
            "kind": "number",
            "label": {
                "sv": "Hur många upphandlingar gör ni om året?",
                "en": "How many procurements do you make a year?",
            },
            "required": True,
        }
    ],
}
NAMES = ("Olga Först", "Otto Andra", "Orvar Tredje")


def places(world: World, browsers: Browsers) -> list[Scene]:
    """Somebody has left; the next is offered the place, and one more waits."""
    conference = str(world.api.post("/conferences", PLAN)["id"])
    world.api.post(f"/conferences/{conference}/announcement")
    ids = [_registered(world, conference, name) for name in NAMES]
    world.api.post(f"/attendees/{ids[0]}/cancellation")
    for name in NAMES:
        world.post.await_to(_address(name), 1 if name == NAMES[2] else 2)
    asking = str(world.api.post("/conferences", PLAN | {"approval": True, "capacity": 40})["id"])
    world.api.post(f"/conferences/{asking}/announcement")
    asks, mine = _registered(world, asking, "Petra Prövad"), own_page(world, _address(NAMES[1]), "my")
    world.post.await_to(_address("Petra Prövad"), 1)
    staff, register = browsers.staff(), f"/conferences/{asking}/register"
    return [
        Scene("conference-sessions", f"/conferences/{conference}"),
        Scene("register-2-sessions", register, lambda page: fill_in(page, 1)),
        Scene("register-2-sessions-errors", register, _answer_nothing),
        Scene("own-offered", mine),
        Scene("own-edit", f"{mine}/edit"),
        Scene("own-edit-errors", f"{mine}/edit", _empty),
        Scene("own-requested", own_page(world, _address("Petra Prövad"), "my")),
        Scene("work-attendee-offered", f"/start/attendees/{ids[1]}", session=staff),
        Scene("work-attendee-requested", f"/start/attendees/{asks}", session=staff),
        Scene("work-attendee-edit", f"/start/attendees/{ids[1]}/edit", session=staff),
        Scene("work-decide-refuse", f"/start/attendees/{asks}/refuse", session=staff),
        Scene("work-decide-first-errors", f"/start/attendees/{ids[2]}/first", send, session=staff),
        Scene("work-conferences", "/start/conferences", session=staff),
        Scene("work-conference", f"/start/conferences/{conference}", session=staff),
        Scene("work-conference-cancel", f"/start/conferences/{conference}/cancel", session=staff),
        Scene("work-plan", "/start/conferences/new", session=staff),
        Scene("work-plan-errors", "/start/conferences/new", send, session=staff),
        Scene("work-plan-edit", f"/start/conferences/{conference}/edit", session=staff),
    ]


def _address(name: str) -> str:
    return f"{name.split(maxsplit=1)[0].lower()}@molndal.example"


def _registered(world: World, conference: str, name: str) -> str:
    person: Json = {"name": name, "email": _address(name), "organisation": "Mölndals stad", "municipality_code": "1481"}
    taking_part = {"mode": "on-site", "sessions": ["avtal"], "answers": {"hur-manga": "12"}}
    person |= {"sector": "procurement", "role": "staff"} | taking_part
    body = {"attendees": [person], "consent": {"privacy_notice": True}}
    return str(world.api.post(f"/conferences/{conference}/attendees", body)["id"])


def _answer_nothing(page: Page) -> None:
    fill_in(page, 1)
    send(page)


def _empty(page: Page) -> None:
    page.locator("#name").fill("")
    send(page)
