"""What an adviser has to do today: consultations to write up, those that come, free times, the own calendar."""

import asyncio
from typing import Any

from gateway.dates import has_come, is_today
from gateway.desk import Desk, part
from gateway.pages.work.booked import Booked, with_places
from gateway.visitor import Visitor

SHOWN = 5


async def adviser_today(desk: Desk, who: Visitor) -> dict[str, Any]:
    """Return the adviser's part of the start page."""
    adviser_id = who.account.rights.adviser
    consultations, free, feed = await asyncio.gather(
        part(_consultations(desk, adviser_id)),
        part(_free(desk, adviser_id)),
        part(_feed(desk, adviser_id)),
    )
    return {"consultations": consultations, "free": free, "feed": feed}


async def _consultations(desk: Desk, adviser_id: str) -> dict[str, list[Booked]]:
    booked = await with_places(desk, await desk.all("/consultations", adviser_id=adviser_id, status="booked"))
    ahead = [one for one in booked if not has_come(one["starts_at"])]
    return {
        "due": [one for one in booked if has_come(one["starts_at"])],
        "today": [one for one in ahead if is_today(one["starts_at"])],
        "coming": [one for one in ahead if not is_today(one["starts_at"])],
    }


async def _free(desk: Desk, adviser_id: str) -> list[dict[str, Any]]:
    found = await desk.get("/slots", adviser_id=adviser_id, free="true", limit=str(SHOWN))
    return list(found["items"])


async def _feed(desk: Desk, adviser_id: str) -> str:
    found = await desk.get("/advisers")
    return next((one["calendar_url"] or "" for one in found["items"] if one["id"] == adviser_id), "")
