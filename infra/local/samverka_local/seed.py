"""Loads the programme through the public API, as any staff member could; a second time changes nothing."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from . import keys, programme
from .articles import articles
from .asking import checked
from .home import Home
from .progress import console
from .seed_articles import publish_articles

TIMEOUT = 30.0  # seconds for one answer
PAGE = 100
DECLARED_BEFORE = 409


def seed(home: Home, gateway: str) -> None:
    """Load the programme into the system behind this gateway, as staff by this home's keys; say what came of it."""
    facts = programme.read_programme()
    authorization = {"Authorization": f"Bearer {keys.token(home, 'staff')}"}
    address = f"{gateway}/api/v1"
    with httpx.Client(base_url=address, headers=authorization, timeout=TIMEOUT) as api, _progress() as bar:
        declared = _declare_interests(api, programme.interest_bodies(facts), bar)
        conference, is_new = _ensure_conference(api, facts, bar)
        published = publish_articles(api, articles(), bar)
    _tell(conference, declared, published, is_new=is_new)


def _progress() -> Progress:
    columns = (TextColumn("  [cyan]{task.description}"), BarColumn(24), MofNCompleteColumn())
    return Progress(*columns, console=console, transient=True)


def _declare_interests(api: httpx.Client, bodies: list[dict[str, Any]], bar: Progress) -> int:
    """Declare what is not declared yet; answers how many were new."""
    known = {one["municipality_code"] for one in _all(api, "/interests") if one["status"] == "declared"}
    new = 0
    for body in bar.track(bodies, description="interests of municipalities"):
        if body["municipality_code"] not in known:
            answer = api.post("/interests", json=body)
            new += checked(answer, allow=DECLARED_BEFORE).is_success
    return new


def _ensure_conference(api: httpx.Client, facts: dict[str, Any], bar: Progress) -> tuple[dict[str, Any], bool]:
    """Find the conference by its title, else create it; announce it when it is a draft."""
    task = bar.add_task("conference", total=2)
    found = next((one for one in _all(api, "/conferences") if one["title"] == facts["conference"]["title"]), None)
    conference = found or _create_conference(api, facts)
    bar.advance(task)
    if conference["status"] == "draft":
        conference = checked(api.post(f"/conferences/{conference['id']}/announcement")).json()
    bar.advance(task)
    return conference, found is None


def _create_conference(api: httpx.Client, facts: dict[str, Any]) -> dict[str, Any]:
    original = date.fromisoformat(facts["conference"]["when"]["date"])
    today = datetime.now(ZoneInfo(facts["conference"]["hours"]["time_zone"])).date()
    body = programme.conference_body(facts, programme.conference_day(today, original))
    headers = {"Idempotency-Key": f"programme-{facts['programme']['slug']}-{body['starts_at']}"}
    created: dict[str, Any] = checked(api.post("/conferences", json=body, headers=headers)).json()
    return created


def _all(api: httpx.Client, path: str) -> list[dict[str, Any]]:
    """Every item of a collection, page by page."""
    items: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None:
        query = {"limit": str(PAGE)} | ({"cursor": cursor} if cursor else {})
        page = checked(api.get(path, params=query)).json()
        items += page["items"]
        cursor = page.get("next_cursor")
    return items


def _tell(conference: dict[str, Any], declared: int, published: int, *, is_new: bool) -> None:
    if not (declared or published or is_new):
        console.print("The programme is loaded already; nothing was changed.")
        return
    day = conference["starts_at"][:10]
    console.print(
        f"Programme loaded: {declared} municipalities interested; conference announced for {day}; "
        f"{published} articles published\n"
        "(the real one was held in September 2015: it is moved to the next 29 September that lies ahead).",
        soft_wrap=True,
        highlight=False,
    )
