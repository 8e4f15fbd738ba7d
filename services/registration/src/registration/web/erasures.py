"""Erasing people over HTTP: by staff with a decision, by a person with their own link; and the receipt."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.parameters import Cursor, Key, Limit
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.use_cases.confirm_erasure import confirm_erasure
from registration.use_cases.erase_person import ErasePerson, begin_erasure, carry_out
from registration.use_cases.list_erasures import get_erasure, list_erasures, list_erasures_for_gateway
from registration.web.erasure_models import DoorErasureOut, DoorErasuresOut, ErasureIn, ErasureOut, ErasuresOut
from registration.web.own import opened
from registration.web.rights import ERASE, ERASE_AT_THE_DOOR, ERASE_ONESELF, SEE_ERASURE

AT_THE_DOOR_AT_A_TIME = 100


def erasure_routes(commits: GroupCommit, storage: Storage, links: OwnLinks) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["erasures"])

    @router.post("/people/erasure", status_code=201, response_model=ErasureOut)
    async def erase(
        body: ErasureIn, request: Request, caller: Annotated[Identity, Depends(ERASE)], key: Key = None
    ) -> Response:
        """Erase everything under an address, everywhere (staff). Future places are given to those in line."""
        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        command = ErasePerson(uuid.uuid4().hex, body.email, "staff", body.reason, body.decision)
        return await _begun(commits, storage, command, once)

    @router.post("/attendees/{attendee_id}/erasure", status_code=201, response_model=ErasureOut)
    async def erase_oneself(attendee_id: str, caller: Annotated[Identity, Depends(ERASE_ONESELF)]) -> Response:
        """Erase oneself, by one's own link: everything under the address that the registration has."""
        attendee, _ = await opened(ERASE_ONESELF, storage, links, caller, attendee_id)
        command = ErasePerson(uuid.uuid4().hex, attendee.person.email, "person", "asked-for")
        return await _begun(commits, storage, command)

    _shown(router, storage)
    _at_the_door(router, commits, storage)
    return router


async def _begun(commits: GroupCommit, storage: Storage, command: ErasePerson, once: Once | None = None) -> Response:
    """Keep the wish, carry it out, and answer how it is then; a repetition gets the first answer."""

    async def work(unit: UnitOfWork) -> bytes:
        return (await begin_erasure(unit, command)).id.encode()

    erasure_id = (await commits.run(command.id, work, once)).decode()
    await carry_out(commits, storage, erasure_id)
    shown = ErasureOut.of(await get_erasure(storage, erasure_id))
    where = {"Location": f"/api/v1/erasures/{erasure_id}"}
    return Response(shown.model_dump_json(), 201, where, media_type="application/json")


def _shown(router: APIRouter, storage: Storage) -> None:
    @router.get("/erasures", dependencies=[Depends(ERASE)])
    async def erasures(cursor: Cursor = None, limit: Limit = 50) -> ErasuresOut:
        """List erasures, the latest first (staff)."""
        page = await list_erasures(storage, cursor=cursor, limit=limit)
        return ErasuresOut(items=[ErasureOut.of(one) for one in page.items], next_cursor=page.next_cursor)

    @router.get("/erasures/{erasure_id}", dependencies=[Depends(SEE_ERASURE)])
    async def receipt(erasure_id: str) -> ErasureOut:
        """Show the receipt: the number of the decision, and who has confirmed by now."""
        return ErasureOut.of(await get_erasure(storage, erasure_id))


def _at_the_door(router: APIRouter, commits: GroupCommit, storage: Storage) -> None:
    @router.get("/erasures-at-the-door", dependencies=[Depends(ERASE_AT_THE_DOOR)])
    async def waiting() -> DoorErasuresOut:
        """List what the gateway has still to erase among its own accounts (the gateway)."""
        found = await list_erasures_for_gateway(storage, AT_THE_DOOR_AT_A_TIME)
        return DoorErasuresOut(items=[DoorErasureOut(id=one.id, digest=one.digest) for one in found])

    @router.post("/erasures/{erasure_id}/confirmation", dependencies=[Depends(ERASE_AT_THE_DOOR)])
    async def confirm(erasure_id: str) -> ErasureOut:
        """Confirm that the gateway has erased the person, too (the gateway)."""
        confirmed = await commits.run(erasure_id, lambda unit: confirm_erasure(unit, erasure_id, "gateway"))
        return ErasureOut.of(confirmed)
