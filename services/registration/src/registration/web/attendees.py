"""Attendees over HTTP."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from chassis.access import Identity
from chassis.links import OwnLinks
from chassis.parameters import Key
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.privacy import Agreed
from registration.storage.attendees import place_in_line
from registration.use_cases.edit_attendee import edit_attendee
from registration.use_cases.read_privacy_notices import agree_to_notice
from registration.use_cases.register_attendees import Newcomer, RegisterAttendees, Registered, register_attendees
from registration.web.attendee_models import AttendeeOut, PersonChangesIn, RegistrationIn, RegistrationOut
from registration.web.own import opened
from registration.web.rights import EDIT_ATTENDEE, REGISTER, SEE_ATTENDEE


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
        command = _command(conference_id, body, await agree_to_notice(storage, body.consent.version))

        async def work(unit: UnitOfWork) -> bytes:
            return _answer(command, await register_attendees(unit, command))

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        return Response(await commits.run(conference_id, work, once), 201, media_type="application/json")

    @router.get("/attendees/{attendee_id}")
    async def attendee(attendee_id: str, caller: Annotated[Identity, Depends(SEE_ATTENDEE)]) -> AttendeeOut:
        """Show one's own registration (by link), the municipality's (its coordinator), or anybody's (staff)."""
        return AttendeeOut.of(*await opened(SEE_ATTENDEE, storage, links, caller, attendee_id))

    @router.patch("/attendees/{attendee_id}")
    async def edit(
        attendee_id: str, body: PersonChangesIn, caller: Annotated[Identity, Depends(EDIT_ATTENDEE)]
    ) -> AttendeeOut:
        """Correct what one has said, or choose other sessions (by link, staff, the municipality's coordinator).

        Who gives another address is mailed a new link there; those before it end.
        """
        attendee, _ = await opened(EDIT_ATTENDEE, storage, links, caller, attendee_id)
        changes = body.changes()
        edited = await commits.run(attendee.conference_id, lambda unit: edit_attendee(unit, attendee_id, changes))
        return AttendeeOut.of(edited, await place_in_line(storage, edited))

    return router


def _command(conference_id: str, body: RegistrationIn, agreed: Agreed) -> RegisterAttendees:
    newcomers = [Newcomer(uuid.uuid4().hex, one.person()) for one in body.attendees]
    group_id = uuid.uuid4().hex if len(newcomers) > 1 else None
    return RegisterAttendees(conference_id, group_id, newcomers, body.accepts_fewer, agreed)


def _answer(command: RegisterAttendees, registered: list[Registered]) -> bytes:
    shown = [AttendeeOut.of(one.attendee, one.position) for one in registered]
    first = shown[0]
    fields = {"id": first.id, "status": first.status, "group_id": command.group_id, "attendees": shown}
    answer = RegistrationOut.model_validate(fields)
    return answer.model_dump_json().encode()
