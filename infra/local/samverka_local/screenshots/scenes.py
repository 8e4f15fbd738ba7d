"""The pages to look at, in the order in which the story of the demo makes them possible."""

from urllib.parse import quote

from playwright.sync_api import Page

from samverka_local.articles import articles
from samverka_local.demo.people import GROUPS, READER, SUCCESSOR
from samverka_local.demo.world import Person, World

from .camera import Scene

TRACK = "social-considerations"
KARIN, HUGO = GROUPS[0][0], GROUPS[4][0]
LONG = "Samordningsförbundsverksamhetsutvecklingsenheten i Göteborgsregionens kommunalförbund"


def send(page: Page) -> None:
    """Press the button that sends the form, with whatever is filled in."""
    _press(page, "main form .actions button.button")


def _press(page: Page, what: str) -> None:
    """Press what leads to another page, and wait until that is there."""
    with page.expect_navigation():
        page.locator(what).last.click()


def send_halves(page: Page) -> None:
    """Send a form with an address that is none, and a name that is very long."""
    for field in page.locator("main input[type=email]").all():
        field.fill("anna(at)molndal")
    for field in page.locator("main input[type=text]").all()[:1]:
        field.fill(LONG)
    send(page)


def subscribe(page: Page) -> None:
    """Ask to be told of news."""
    page.locator("#email").fill("anna@molndal.example")
    send(page)


def _two_people(page: Page) -> None:
    _press(page, "button[value=add]")


def at_first(world: World) -> list[Scene]:
    """Before anybody has done anything: the programme is loaded."""
    register = f"/conferences/{_conference(world)}/register"
    guide = articles()[1]
    return [
        Scene("home", "/"),
        Scene("conference", f"/conferences/{_conference(world)}"),
        Scene("register", register),
        Scene("register-two", register, _two_people),
        Scene("register-errors", register, send_halves),
        Scene("register-2-needs", register, lambda page: fill_in(page, 1)),
        Scene("register-3-check", register, lambda page: fill_in(page, 2)),
        Scene("interest", "/interest"),
        Scene("interest-errors", "/interest", send_halves),
        Scene("interest-known", "/interest", _declare_again),
        Scene("consultations", "/consultations"),
        Scene("consultations-errors", "/consultations", send),
        Scene("not-eligible-interest", _times("1402")),
        Scene("not-eligible-conference", _times("1401")),
        Scene("subscribe", "/subscribe"),
        Scene("subscribe-errors", "/subscribe", send),
        Scene("subscribe-sent", "/subscribe", subscribe),
        Scene("articles", "/articles"),
        Scene("article", f"/articles/{guide['slug']}"),
        Scene("search", "/search"),
        Scene("search-found", "/search?q=upphandling"),
        Scene("search-nothing", f"/search?q={quote(LONG)}"),
        Scene("not-found", "/finns-inte"),
        Scene("status", "/status"),
        Scene("accessibility", "/accessibility"),
        Scene("privacy", "/privacy"),
        Scene("api", "/api"),
        Scene("api-part", "/api/registration"),
        Scene("link-wrong", "/my/0123456789abcdef.wrong"),
    ]


def registered(world: World) -> list[Scene]:
    """Every place is taken, and some stand in line."""
    own = own_page(world, KARIN, "my")
    return [
        Scene("home-full", "/"),
        Scene("conference-full", f"/conferences/{_conference(world)}"),
        Scene("own-confirmed", own),
        Scene("own-data", f"{own}/data"),
        Scene("own-erase", f"{own}/erase"),
        Scene("own-waitlisted", own_page(world, GROUPS[6][0], "my")),
        Scene("own-cancel", f"{own}/cancel"),
        Scene("own-decline", f"{own}/decline"),
        Scene("invitation", own_page(world, "samordnare.1482@", "my-invitation")),
        Scene("invitation-decline", f"{own_page(world, 'samordnare.1462@', 'my-invitation')}/decline"),
        Scene("invitation-declined", own_page(world, "samordnare.1462@", "my-invitation")),
        Scene("own-delegate", f"{own}/delegate"),
        Scene("own-delegate-errors", f"{own}/delegate", send),
    ]


def moved(world: World) -> list[Scene]:
    """Some have left, each in their own way."""
    return [
        Scene("own-cancelled", own_page(world, GROUPS[1][2], "my")),
        Scene("own-declined", own_page(world, GROUPS[3][0], "my")),
        Scene("own-delegated", own_page(world, GROUPS[2][1], "my")),
        Scene("own-from-another", own_page(world, SUCCESSOR, "my")),
        Scene("link-withdrawn", _withdrawn(world, HUGO)),
    ]


def held(world: World) -> list[Scene]:
    """The conference has been, and booking is open."""
    slot = world.api.get("/slots", track=TRACK, free="true", limit="1")["items"][0]
    book = f"/consultations/book?municipality_code=1401&track={TRACK}&slot="
    return [
        Scene("home-held", "/"),
        Scene("conference-held", f"/conferences/{_conference(world)}"),
        Scene("own-checked-in", own_page(world, KARIN, "my")),
        Scene("times", _times("1401")),
        Scene("booking", f"{book}{quote(slot['id'] + '~' + slot['starts_at'])}"),
        Scene("booking-errors", f"{book}{quote(slot['id'] + '~' + slot['starts_at'])}", send_halves),
        Scene("booking-taken", f"{book}gone"),
        Scene("not-eligible-person", _times(_refused_for(world, "person-checked-in"))),
    ]


def booked(world: World) -> list[Scene]:
    """Consultations are booked; the mailbox is full."""
    own = own_page(world, KARIN, "consultation")
    return [
        Scene("consultation", own),
        Scene("consultation-move", f"{own}/move"),
        Scene("consultation-move-none", f"{own}/move", send),
        Scene("consultation-cancel", f"{own}/cancel"),
        Scene("mailbox", "/mailbox"),
        Scene("mail", "/mailbox", lambda page: _press(page, "main li:first-child a")),
    ]


def told(world: World) -> list[Scene]:
    """A reader has subscribed and left again; a consultation is cancelled; somebody is about to subscribe."""
    world.as_owner(*_cancelling(world))
    world.api.post("/subscriptions", {"email": "olle@molndal.example"})
    pending = world.post.await_to("olle@molndal.example", 1)
    return [
        Scene("consultation-cancelled", own_page(world, KARIN, "consultation")),
        Scene("subscription-pending", _path(pending.address("subscriptions"))),
        Scene("subscription-confirmed", _path(pending.address("subscriptions")), _confirm),
        Scene("subscription-ended", own_page(world, READER, "unsubscribe"), send),
        Scene("subscription-gone", "/subscriptions/0123456789abcdef.wrong"),
        Scene("unsubscribe", own_page(world, READER, "unsubscribe")),
    ]


def away(_world: World) -> list[Scene]:
    """A service rests; asked of a gateway that finds only the others."""
    return [Scene("away", "/articles"), Scene("home-away", "/"), Scene("status-away", "/status")]


def _cancelling(world: World) -> tuple[str, str]:
    token = own_page(world, KARIN, "consultation").rsplit("/", 1)[1]
    return f"/consultations/{token.rpartition('.')[0]}/cancellation", token


def _refused_for(world: World, reason: str) -> str:
    """A municipality that may not book, for this reason."""
    for one in world.api.all("/municipalities"):
        told = world.api.get("/eligibility", municipality_code=one["code"], track=TRACK)["items"][0]
        if told["reason"] == reason:
            return str(one["code"])
    raise LookupError(reason)


def _times(code: str) -> str:
    return f"/consultations?municipality_code={code}&track={TRACK}"


def _conference(world: World) -> str:
    return str(world.api.all("/conferences")[0]["id"])


def own_page(world: World, person: Person | str, page: str) -> str:
    """The path of somebody's own page, out of the newest mail that links to one."""
    address = person if isinstance(person, str) else person.email
    letters = [letter for letter in world.post.to(address) if f"/{page}/" in letter.text]
    return _path(letters[-1].address(page))


def _withdrawn(world: World, person: Person) -> str:
    """The path of an own page, by a link that is good no more."""
    path = own_page(world, person, "my")
    world.api.post(f"/attendees/{path.rpartition('/')[2].partition('.')[0]}/link-renewal")
    return path


def _path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def _declare_again(page: Page) -> None:
    page.locator("#municipality_code").select_option("1401")
    page.locator("#tracks").check()
    page.locator("#name").fill("Karin Berg")
    page.locator("#email").fill("karin@harryda.example")
    send(page)


def _confirm(page: Page) -> None:
    if page.locator("main form .actions button.button").count():  # confirmed already in the other language
        send(page)


def fill_in(page: Page, steps: int) -> None:
    """Go so many steps through the registration of one person; the third sends it."""
    page.locator("#person-0-name").fill("Anna Ek")
    page.locator("#person-0-email").fill("anna@molndal.example")
    page.locator("#person-0-organisation").fill(LONG)
    page.locator("#person-0-sector").select_option("procurement")
    page.locator("#person-0-role").select_option("staff")
    for step in range(steps):
        if step == 2:  # noqa: PLR2004 - the last step asks for consent
            page.locator("#consent").check()
        send(page)
