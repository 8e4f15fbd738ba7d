"""Loads the programme through the public API, as any staff member could; a second time changes nothing."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from . import programme
from .articles import articles
from .home import Home
from .progress import console
from .public_api import Json, PublicApi
from .seed_articles import publish_articles


def seed(home: Home, gateway: str) -> None:
    """Load the programme into the system behind this gateway, as staff by this home's keys; say what came of it."""
    with PublicApi(home, gateway) as api:
        new = load(api)
    _tell(new)


def load(api: PublicApi) -> Mapping[str, int]:
    """Load what is not there yet; answer how many of each kind were new."""
    facts = programme.read_programme()
    today = datetime.now(ZoneInfo(facts["conference"]["hours"]["time_zone"])).date()
    day = programme.conference_day(today, date.fromisoformat(facts["conference"]["when"]["date"]))
    steps: dict[str, Callable[[], int]] = {
        "interests of municipalities": lambda: _interests(api, facts),
        "conference": lambda: _conference(api, facts, day),
        "advisers": lambda: _advisers(api, facts),
        "booking windows": lambda: _booking_windows(api, facts, day),
        "consultation times": lambda: _slots(api, facts, day),
        "articles": lambda: publish_articles(api, articles()),
    }
    columns = (TextColumn("  [cyan]{task.description}"), BarColumn(24), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        return {what: load_them() for what, load_them in bar.track(steps.items(), description="programme")}


def _interests(api: PublicApi, facts: Json) -> int:
    """Declare what is not declared yet."""
    known = {one["municipality_code"] for one in api.all("/interests") if one["status"] == "declared"}
    new = [body for body in programme.interest_bodies(facts) if body["municipality_code"] not in known]
    for body in new:
        api.post("/interests", body)
    return len(new)


def _conference(api: PublicApi, facts: Json, day: date) -> int:
    """Find the conference by its title, else create it; announce it when it is a draft."""
    found = next((one for one in api.all("/conferences") if one["title"] == facts["conference"]["title"]), None)
    if found is None:
        body = programme.conference_body(facts, day)
        key = {"Idempotency-Key": f"programme-{facts['programme']['slug']}-{body['starts_at']}"}
        conference = api.post("/conferences", body, key)
    else:
        conference = found
    if conference["status"] == "draft":
        api.post(f"/conferences/{conference['id']}/announcement")
    return int(found is None)


def _advisers(api: PublicApi, facts: Json) -> int:
    known = {one["name"] for one in api.all("/advisers")}
    new = [one for one in facts["advisers"] if one["name"] not in known]
    for body in new:
        api.post("/advisers", body)
    return len(new)


def _booking_windows(api: PublicApi, facts: Json, day: date) -> int:
    """One for each track, which opens when the conference is held."""
    known = {one["track"] for one in api.all("/booking-windows")}
    new = [body for body in programme.booking_window_bodies(facts, day) if body["track"] not in known]
    for body in new:
        api.post("/booking-windows", body)
    return len(new)


def _slots(api: PublicApi, facts: Json, day: date) -> int:
    """The weekly times of advisers who have none yet."""
    ids = {one["name"]: one["id"] for one in api.all("/advisers")}
    new = 0
    for name, bodies in programme.slot_bodies(facts, day).items():
        if not api.get("/slots", adviser_id=ids[name], limit="1")["items"]:
            new += sum(len(api.post("/slots", body | {"adviser_id": ids[name]})["items"]) for body in bodies)
    return new


def _tell(new: Mapping[str, int]) -> None:
    if not any(new.values()):
        console.print("The programme is loaded already; nothing was changed.")
        return
    told = ", ".join(f"{count} {what}" for what, count in new.items() if count)
    console.print(
        f"Programme loaded: {told}\n"
        "(the real conference was held in September 2015: it is moved to the next 29 September that lies ahead).",
        soft_wrap=True,
        highlight=False,
    )
