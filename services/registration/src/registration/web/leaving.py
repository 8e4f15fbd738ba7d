"""How attendees leave, over HTTP: they cancel, decline, or hand over what they hold."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Request, Response

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.parameters import Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.attendee import CancelledBy
from registration.use_cases.cancel_attendee import cancel_attendee
from registration.use_cases.decline_place import decline_place
from registration.use_cases.delegate_place import delegate_place
from registration.web.attendee_models import AttendeeOut, PersonIn
from registration.web.models import ReasonIn
from registration.web.own import opened
from registration.web.rights import LEAVE

Leaver = Annotated[Identity, Depends(LEAVE)]


def leaving_routes(commits: GroupCommit, storage: Storage, links: OwnLinks) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["attendees"])

    @router.post("/attendees/{attendee_id}/cancellation")
    async def cancel(attendee_id: str, caller: Leaver, _body: Annotated[ReasonIn | None, Body()] = None) -> AttendeeOut:
        """Leave (by link), or take it back (staff, coordinator). A freed place goes to the first in line."""
        conference_id = (await opened(LEAVE, storage, links, caller, attendee_id))[0].conference_id
        by = _by(caller)
        cancelled = await commits.run(conference_id, lambda unit: cancel_attendee(unit, attendee_id, by))
        return AttendeeOut.of(cancelled)

    @router.post("/attendees/{attendee_id}/declination")
    async def decline(attendee_id: str, caller: Leaver) -> AttendeeOut:
        """Say that one does not come (by link, staff, coordinator). A freed place goes to the first in line."""
        conference_id = (await opened(LEAVE, storage, links, caller, attendee_id))[0].conference_id
        return AttendeeOut.of(await commits.run(conference_id, lambda unit: decline_place(unit, attendee_id)))

    @router.post("/attendees/{attendee_id}/delegation", response_model=AttendeeOut)
    async def delegate(attendee_id: str, body: PersonIn, request: Request, caller: Leaver, key: Key = None) -> Response:
        """Hand over the place, or the place in line, to somebody else (by link, staff, coordinator)."""
        before, _ = await opened(LEAVE, storage, links, caller, attendee_id)
        to_id, person = uuid.uuid4().hex, body.person(before.person)

        async def work(unit: UnitOfWork) -> bytes:
            return AttendeeOut.of(await delegate_place(unit, attendee_id, to_id, person)).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        return Response(await commits.run(before.conference_id, work, once), media_type="application/json")

    return router


def _by(caller: Identity) -> CancelledBy:
    """Return who takes the registration back."""
    if caller.link:
        return "attendee"
    return "staff" if LEAVE.sees_all(caller) else "coordinator"
