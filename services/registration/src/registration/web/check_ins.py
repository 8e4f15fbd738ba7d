"""The door on the day, over HTTP; for staff."""

import asyncio
import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from chassis.access import Identity
from chassis.parameters import Key
from chassis.problems import language_of
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.at_the_door import Note, Noted
from registration.use_cases.check_in_attendee import check_in_attendee
from registration.use_cases.correct_check_in import correct_check_in
from registration.use_cases.get_conference import get_conference
from registration.use_cases.list_at_the_door import list_at_the_door
from registration.use_cases.note_at_the_door import note_at_the_door
from registration.use_cases.register_walk_in import register_walk_in
from registration.web.attendee_models import AttendeeOut
from registration.web.door_models import DoorOut, NotedOut, NotesIn, NotesOut, Someday, WalkInIn
from registration.web.rights import CHECK_IN


def check_in_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["attendees"])
    _one_by_one(router, commits)
    _whole_doors(router, commits, storage)
    _walk_ins(router, commits)
    return router


def _one_by_one(router: APIRouter, commits: GroupCommit) -> None:
    @router.post("/attendees/{attendee_id}/check-in", dependencies=[Depends(CHECK_IN)])
    async def check_in(attendee_id: str) -> AttendeeOut:
        """Note that the person has come."""
        return AttendeeOut.of(await commits.run(attendee_id, lambda unit: check_in_attendee(unit, attendee_id)))

    @router.delete("/attendees/{attendee_id}/check-in", dependencies=[Depends(CHECK_IN)])
    async def correct(attendee_id: str) -> AttendeeOut:
        """Take back a check-in that was a mistake."""
        return AttendeeOut.of(await commits.run(attendee_id, lambda unit: correct_check_in(unit, attendee_id)))


def _whole_doors(router: APIRouter, commits: GroupCommit, storage: Storage) -> None:
    @router.get("/conferences/{conference_id}/door", dependencies=[Depends(CHECK_IN)])
    async def door(
        conference_id: str,
        since: Annotated[Someday | None, Query(description="`as_of` of a list: only what changed after it.")] = None,
    ) -> DoorOut:
        """Show who is expected and who has come, with what a door needs to know of them; or what of that changed."""
        return DoorOut.of(await list_at_the_door(storage, conference_id, since))

    @router.post("/conferences/{conference_id}/check-ins", dependencies=[Depends(CHECK_IN)])
    async def note(conference_id: str, body: NotesIn, request: Request) -> NotesOut:
        """Tell what a door noted, perhaps while it was offline; told again it changes nothing. Each has an answer."""
        await get_conference(storage, conference_id)
        notes = [one.note() for one in body.check_ins]
        noted = await _noted(commits, conference_id, notes)
        language = language_of(request.headers.get("accept-language"))
        return NotesOut(check_ins=[NotedOut.of(noted[one], language) for one in notes])


async def _noted(commits: GroupCommit, conference_id: str, notes: list[Note]) -> dict[Note, Noted]:
    """Return what became of the notes; those of one attendee are decided together, the others side by side."""
    by_attendee: dict[str, list[Note]] = {}
    for note in dict.fromkeys(notes):
        by_attendee.setdefault(note.attendee_id, []).append(note)

    async def of_one(attendee_id: str) -> list[Noted]:
        mine = by_attendee[attendee_id]
        return await commits.run(attendee_id, lambda unit: note_at_the_door(unit, conference_id, attendee_id, mine))

    found = await asyncio.gather(*(of_one(attendee_id) for attendee_id in by_attendee))
    return {noted.note: noted for each in found for noted in each}


def _walk_ins(router: APIRouter, commits: GroupCommit) -> None:
    @router.post("/conferences/{conference_id}/walk-ins", status_code=201, response_model=AttendeeOut)
    async def walk_in(
        conference_id: str,
        body: WalkInIn,
        request: Request,
        caller: Annotated[Identity, Depends(CHECK_IN)],
        key: Key = None,
    ) -> Response:
        """Register and check in somebody who came unannounced, whenever registration was open; a place must be free."""
        attendee_id, person = uuid.uuid4().hex, body.person()

        async def work(unit: UnitOfWork) -> bytes:
            there = await register_walk_in(unit, conference_id, attendee_id, person)
            return AttendeeOut.of(there).model_dump_json().encode()

        once = Once.of(key, request.url.path, caller.subject, await request.body()) if key else None
        return Response(await commits.run(conference_id, work, once), 201, media_type="application/json")
