"""What people get when they have sent a form, and conferences that cannot take them; taken when the story is over.

The story knows its people by number, so nobody may register beside it while it is played.
"""

from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page

from samverka_local.demo.people import GROUPS
from samverka_local.demo.world import World

from .camera import Scene
from .scenes import LONG, TRACK, fill_in, send

OVER = "2020-01-01T00:00:00Z"
SOONER = {"starts_at": "2097-09-30T07:00:00Z", "ends_at": "2097-09-30T14:00:00Z"}
SECOND_DAY: dict[str, Any] = {
    "programme": "lokalt-stod-social-hansyn",
    "title": {"sv": f"Uppföljning för {LONG}", "en": f"A second day for {LONG}"},
    "description": {
        "sv": "Vad hände sedan?\n\nEn dag om uppföljning.",
        "en": "What came of it?\n\nA day of follow-up.",
    },
    "starts_at": "2098-09-29T07:00:00Z",
    "ends_at": "2098-09-30T14:00:00Z",
    "online_url": f"https://moten.example/{'uppfoljning-' * 12}",
    "capacity": 100,
    "tracks": ["iop"],
}


def nothing_yet(_world: World) -> list[Scene]:
    """Before the programme is loaded."""
    return [
        Scene("home-empty", "/"),
        Scene("articles-empty", "/articles"),
        Scene("mailbox-empty", "/mailbox"),
    ]


def answers(world: World) -> list[Scene]:
    """Every form is sent once in each language; one conference is full, and one has no line either."""
    room, closed, called_off = (_announced(world) for _ in range(3))
    line, last = _announced(world, capacity=1), _announced(world, capacity=1, waitlist_capacity=0)
    full = _announced(world, capacity=1, waitlist_capacity=0, **SOONER)
    for path in (line, full):
        _take_a_place(world, path)
    world.api.change(closed, {"registration_closes_at": OVER})
    world.api.post(f"{called_off}/cancellation", {"reason": "Lokalen är inte tillgänglig."})
    taken = [one["municipality_code"] for one in world.api.all("/interests") if one["status"] == "declared"]
    silent = [one["code"] for one in world.api.all("/municipalities") if one["code"] not in taken]
    return [
        Scene("answer", f"{room}/register", lambda page: fill_in(page, 3)),
        Scene("answer-line", f"{line}/register", lambda page: fill_in(page, 3)),
        Scene("refused", f"{last}/register", lambda page: _be_too_late(page, world, last)),
        Scene("conference-no-line", full),
        Scene("home-no-line", "/"),
        Scene("conference-closed", closed),
        Scene("conference-called-off", called_off),
        Scene("interest-answer", "/interest", lambda page: _declare(page, silent.pop())),
        Scene("booking-answer", f"/consultations?municipality_code=1401&track={quote(TRACK)}", _book),
        Scene("went-wrong", "/subscribe", _send_too_much),
    ]


def _announced(world: World, **other: object) -> str:
    path = f"/conferences/{world.api.post('/conferences', SECOND_DAY | other)['id']}"
    world.api.post(f"{path}/announcement")
    return path


def _take_a_place(world: World, path: str) -> int:
    """Let somebody who is not there yet register; return how many have a place now."""
    taken = int(world.api.get(path)["confirmed"])
    somebody = GROUPS[taken][0].body()
    world.api.post(f"{path}/attendees", {"attendees": [somebody], "consent": {"privacy_notice": True}})
    return taken + 1


def _be_too_late(page: Page, world: World, path: str) -> None:
    """Fill in the form while somebody else takes the last place; afterwards there is one more, for the next time."""
    fill_in(page, 2)
    taken = _take_a_place(world, path)
    page.locator("#consent").check()
    send(page)
    world.api.change(path, {"capacity": taken + 1})


def _declare(page: Page, code: str) -> None:
    page.locator("#municipality_code").select_option(code)
    page.locator("#tracks").check()
    page.locator("#name").fill("Maja Lind")
    page.locator("#email").fill("maja.lind@kommun.example")
    send(page)


def _book(page: Page) -> None:
    with page.expect_navigation():
        page.locator("a.time").first.click()
    if page.locator("#mode").count():
        page.locator("#mode").check()
    page.locator("#topic").fill(f"Städtjänster för\n\n{LONG}")
    page.locator("#name").fill("Maja Lind")
    page.locator("#email").fill(f"{'maja.lind.' * 5}lind@kommun.example")
    send(page)


def _send_too_much(page: Page) -> None:
    page.evaluate("for (let n = 0; n < 20; n++) document.forms[0].insertAdjacentHTML('beforeend', '<input name=x>')")
    page.locator("#email").fill("maja.lind@kommun.example")
    send(page)
