"""The start page: what there is to do today, a part for each role that somebody has."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from gateway.desk import Desk
from gateway.domain.account import ROLES, Role
from gateway.entrance import Entrance
from gateway.pages.work.adviser import adviser_today
from gateway.pages.work.articles import editor_today
from gateway.pages.work.coordinator import coordinator_today
from gateway.pages.work.operator import operator_today
from gateway.pages.work.staff import staff_today
from gateway.rendering import page
from gateway.visitor import SignedIn, Visitor

Today = Callable[[Desk, Visitor], Awaitable[dict[str, Any]]]


def start(entrance: Entrance) -> APIRouter:
    """Return the route."""
    router = APIRouter(include_in_schema=False)
    services = entrance.services
    today: Mapping[Role, Today] = {
        "adviser": adviser_today,
        "coordinator": coordinator_today,
        "staff": staff_today,
        "editor": editor_today,
        "operator": operator_today(services, entrance.storage),
    }

    @router.get("/start", response_class=HTMLResponse)
    async def show(request: Request, who: SignedIn) -> HTMLResponse:
        desk = Desk(services, request)
        roles = [role for role in ROLES if role in who.roles and role in today]
        told = await asyncio.gather(*(today[role](desk, who) for role in roles))
        return page(request, "work/start.html", who=who, parts=dict(zip(roles, told, strict=True)))

    return router
