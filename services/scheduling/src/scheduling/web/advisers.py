"""Advisers over HTTP, and their calendar as a feed."""

import uuid
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from chassis.access import Identity
from chassis.clock import now
from chassis.links import OwnLinks
from chassis.parameters import Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from scheduling.calendar import calendar_of
from scheduling.domain.errors import AdviserUnknownError
from scheduling.storage.kinds import ADVISERS
from scheduling.use_cases.add_adviser import add_adviser
from scheduling.use_cases.list_advisers import list_advisers
from scheduling.use_cases.list_consultations import list_consultations
from scheduling.web.adviser_models import AdviserIn, AdviserOut, AdvisersOut
from scheduling.web.rights import ADD_ADVISERS, SEE_CALENDAR, SEE_TIMES

SHOWN_SINCE = timedelta(days=90)
MOST_SHOWN = 500


def adviser_routes(commits: GroupCommit, storage: Storage, calendars: OwnLinks, public_url: str) -> APIRouter:
    """Return the routes; `calendars` signs the addresses of calendar feeds."""
    router = APIRouter(tags=["advisers"])

    @router.post("/advisers", status_code=201, response_model=AdviserOut)
    async def add(
        body: AdviserIn, request: Request, caller: Annotated[Identity, Depends(ADD_ADVISERS)], key: Key = None
    ) -> Response:
        """Add an adviser."""
        adviser = body.adviser(uuid.uuid4().hex)

        async def work(unit: UnitOfWork) -> bytes:
            return AdviserOut.of(await add_adviser(unit, adviser), address(adviser.id)).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        answer = await commits.run(once.id if once else adviser.id, work, once)
        return Response(answer, 201, media_type="application/json")

    @router.get("/advisers")
    async def advisers(caller: Annotated[Identity, Depends(SEE_TIMES)]) -> AdvisersOut:
        """List the advisers; staff see the addresses of their calendars, an adviser that of the own one."""
        found = await list_advisers(storage)
        shown = [
            AdviserOut.of(one, address(one.id) if SEE_CALENDAR.lets(caller, adviser=one.id) else None) for one in found
        ]
        return AdvisersOut(items=shown)

    @router.get("/advisers/{adviser_id}/calendar.ics", response_class=Response)
    async def calendar(
        adviser_id: str,
        caller: Annotated[Identity, Depends(SEE_CALENDAR)],
        token: Annotated[str, Query(max_length=300)] = "",
    ) -> Response:
        """Show an adviser's consultations as iCalendar (RFC 5545), for calendar programs that subscribe."""
        SEE_CALENDAR.check(caller, adviser=adviser_id, opened=calendars.opens(token, adviser_id))
        if await storage.get(ADVISERS, adviser_id) is None:
            raise AdviserUnknownError
        since = now() - SHOWN_SINCE
        page = await list_consultations(storage, adviser_id=adviser_id, since=since, limit=MOST_SHOWN)
        return Response(calendar_of(page.items), media_type="text/calendar; charset=utf-8")

    def address(adviser_id: str) -> str:
        return f"{public_url}/api/v1/advisers/{adviser_id}/calendar.ics?token={calendars.token(adviser_id)}"

    return router
