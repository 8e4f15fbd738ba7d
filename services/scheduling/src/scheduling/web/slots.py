"""Slots over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from chassis.access import Identity
from chassis.parameters import Cursor, Key, Limit
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from chassis.wire import MomentIn
from scheduling.domain.adviser import Track
from scheduling.domain.errors import AdviserUnknownError, TrackNotAdvisedError
from scheduling.storage.finding import known_slot
from scheduling.storage.kinds import ADVISERS
from scheduling.use_cases.list_advisers import list_advisers
from scheduling.use_cases.list_slots import SlotsWanted, list_slots
from scheduling.use_cases.publish_slots import publish_slots
from scheduling.use_cases.withdraw_slot import withdraw_slot
from scheduling.web.rights import OFFER_TIMES, SEE_TIMES
from scheduling.web.slot_models import SlotOut, SlotsIn, SlotsOut

Offerer = Annotated[Identity, Depends(OFFER_TIMES)]


def slot_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["slots"])

    @router.post("/slots", status_code=201, response_model=SlotsOut)
    async def publish(body: SlotsIn, request: Request, caller: Offerer, key: Key = None) -> Response:
        """Publish a time, or a weekly series of them (staff, the adviser)."""
        OFFER_TIMES.check(caller, adviser=body.adviser_id)
        adviser = await storage.get(ADVISERS, body.adviser_id)
        if adviser is None:
            raise AdviserUnknownError
        if body.track is None and len(adviser.tracks) > 1:
            raise TrackNotAdvisedError
        command = body.command(body.track or adviser.tracks[0])

        async def work(unit: UnitOfWork) -> bytes:
            slots = await publish_slots(unit, command)
            shown = SlotsOut(items=[SlotOut.of(one, {adviser.id: adviser.name}) for one in slots])
            return shown.model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        return Response(await commits.run(adviser.id, work, once), 201, media_type="application/json")

    @router.get("/slots", dependencies=[Depends(SEE_TIMES)])
    async def slots(
        track: Track | None = None,
        adviser_id: Annotated[str | None, Query(max_length=100)] = None,
        since: Annotated[MomentIn | None, Query(alias="from", description="Starts then or later.")] = None,
        until: Annotated[MomentIn | None, Query(alias="to", description="Starts before then.")] = None,
        free: Annotated[bool, Query(description="Only those that can still be booked.")] = False,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> SlotsOut:
        """List the times, the earliest first."""
        wanted = SlotsWanted(track, adviser_id, since, until, free)
        page = await list_slots(storage, wanted, cursor=cursor, limit=limit)
        names = {one.id: one.name for one in await list_advisers(storage)}
        return SlotsOut(items=[SlotOut.of(one, names) for one in page.items], next_cursor=page.next_cursor)

    @router.delete("/slots/{slot_id}", status_code=204)
    async def withdraw(slot_id: str, caller: Offerer) -> None:
        """Withdraw a time that nobody has booked (staff, the adviser)."""
        OFFER_TIMES.check(caller, adviser=(await known_slot(storage, slot_id)).adviser_id)
        await commits.run(slot_id, lambda unit: withdraw_slot(unit, slot_id))

    return router
