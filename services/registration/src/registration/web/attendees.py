"""Attendees over HTTP."""

import uuid
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.parameters import Cursor, Key, Limit
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.attendee import Role, Sector, Status
from registration.storage.finding import Order, Wanted
from registration.use_cases.list_attendees import list_attendees
from registration.use_cases.register_attendees import Newcomer, RegisterAttendees, Registered, register_attendees
from registration.web.attendee_models import AttendeeOut, AttendeesOut, RegistrationIn, RegistrationOut
from registration.web.own import opened
from registration.web.rights import REGISTER, SEE_ATTENDEE, SEE_ATTENDEES


def attendee_routes(commits: GroupCommit, storage: Storage, links: OwnLinks) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["attendees"])

    @router.post("/conferences/{conference_id}/attendees", status_code=201, response_model=RegistrationOut)
    async def register(
        conference_id: str,
        body: RegistrationIn,
        request: Request,
        caller: Annotated[Identity, Depends(REGISTER)],
        key: Key = None,
    ) -> Response:
        """Register one person or a group; each is confirmed or waitlisted, in order of arrival."""
        command = _command(conference_id, body)

        async def work(unit: UnitOfWork) -> bytes:
            return _answer(command, await register_attendees(unit, command))

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        return Response(await commits.run(conference_id, work, once), 201, media_type="application/json")

    @router.get("/conferences/{conference_id}/attendees")
    async def attendees(
        conference_id: str,
        caller: Annotated[Identity, Depends(SEE_ATTENDEES)],
        wanted: Annotated[Wanted, Depends(_wanted)],
        sort: Annotated[Order | None, Query(description="As Swedish has it; with `q` always by name.")] = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> AttendeesOut:
        """List a conference's attendees: all of them for staff, their own for coordinators."""
        wanted = replace(wanted, within=None if SEE_ATTENDEES.sees_all(caller) else caller.municipalities)
        page = await list_attendees(storage, conference_id, wanted, order=sort, cursor=cursor, limit=limit)
        return AttendeesOut(items=[AttendeeOut.of(one) for one in page.items], next_cursor=page.next_cursor)

    @router.get("/attendees/{attendee_id}")
    async def attendee(attendee_id: str, caller: Annotated[Identity, Depends(SEE_ATTENDEE)]) -> AttendeeOut:
        """Show one's own registration (by link), the municipality's (its coordinator), or anybody's (staff)."""
        return AttendeeOut.of(*await opened(SEE_ATTENDEE, storage, links, caller, attendee_id))

    return router


def _wanted(
    status: Annotated[Status | None, Query()] = None,
    municipality_code: Annotated[str | None, Query(pattern=r"^\d{4}$")] = None,
    sector: Annotated[Sector | None, Query()] = None,
    role: Annotated[Role | None, Query()] = None,
    checked_in: Annotated[bool | None, Query()] = None,
    q: Annotated[
        str, Query(max_length=200, description="Beginnings of words in the name, the address or the organisation.")
    ] = "",
) -> Wanted:
    return Wanted(status, municipality_code, sector, role, checked_in, q)


def _command(conference_id: str, body: RegistrationIn) -> RegisterAttendees:
    newcomers = [Newcomer(uuid.uuid4().hex, one.person()) for one in body.attendees]
    group_id = uuid.uuid4().hex if len(newcomers) > 1 else None
    return RegisterAttendees(conference_id, group_id, newcomers)


def _answer(command: RegisterAttendees, registered: list[Registered]) -> bytes:
    shown = [AttendeeOut.of(one.attendee, one.position) for one in registered]
    status = "confirmed" if shown[0].status == "confirmed" else "waitlisted"
    answer = RegistrationOut(id=shown[0].id, status=status, group_id=command.group_id, attendees=shown)
    return answer.model_dump_json().encode()
