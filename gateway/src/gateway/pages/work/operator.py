"""What an operator has to know today: whether each service is well, who is signed in, mails that failed."""

import asyncio
from collections.abc import Callable
from typing import Any

from chassis.clock import now
from chassis.storage import Storage
from gateway.desk import A_PAGE, Desk, part
from gateway.services import PATHS, Services
from gateway.storage.kinds import SESSIONS
from gateway.visitor import Visitor


def operator_today(services: Services, storage: Storage) -> Callable[[Desk, Visitor], Any]:
    """Return what makes the operator's part of the start page."""

    async def today(desk: Desk, _who: Visitor) -> dict[str, Any]:
        told = await asyncio.gather(*(part(services.ensure_there(name)) for name in PATHS))
        health = [{"service": name, "well": one.away is None} for name, one in zip(PATHS, told, strict=True)]
        sessions = await storage.count(SESSIONS, {"ends_at": {"$gt": now()}})
        failed = await part(desk.all("/messages", state="failed", limit=str(A_PAGE)))
        return {"health": health, "sessions": sessions, "failed": failed}

    return today
