"""Files of people over HTTP: one to fill in, and what becomes of one that is filled in."""

import asyncio
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from chassis.access import Identity
from chassis.parameters import Key
from chassis.problems import language_of
from chassis.storage import GroupCommit, Once, Storage, UnitOfWork
from registration.domain.conference import Conference
from registration.domain.errors import ConferenceUnknownError
from registration.domain.import_errors import ConsentMissingError
from registration.domain.importing import Row
from registration.domain.plan import Plan
from registration.reading.people import PeopleRead, read_people
from registration.reading.template import SEPARATORS, rows_of_template, workbook_to_fill_in
from registration.rendering.files import as_csv
from registration.use_cases.get_conference import get_conference
from registration.use_cases.import_attendees import ImportAttendees, import_attendees
from registration.web.attendee_lists import FORMS
from registration.web.import_models import ImportOut, Shown, row_of
from registration.web.rights import IMPORT_ATTENDEES, PLAN_CONFERENCES, SEE_PROGRAMME

OK, CREATED = 200, 201
Reader = Annotated[Identity, Depends(SEE_PROGRAMME)]
A_FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The file itself, of 512 KiB and 500 people at most. Its first row holds the heads.",
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}} for kind in ("text/csv", FORMS["xlsx"][1])
        },
    }
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the caller chose."""

    preview: bool
    together: bool
    skip_wrong: bool

    def command(self, conference_id: str, rows: Sequence[Row], within: Collection[str] | None) -> ImportAttendees:
        """Return the command for some rows."""
        group_id = uuid.uuid4().hex if self.together else None
        return ImportAttendees(conference_id, rows, group_id, within, self.preview, self.skip_wrong)


def _choices(
    preview: Annotated[bool, Query(description="Only tell what would become of each row; nothing is written.")] = False,
    together: Annotated[
        bool, Query(description="They get places together or wait together; else each for themselves.")
    ] = False,
    skip_wrong: Annotated[bool, Query(description="Register the others where some rows are wrong.")] = False,
    privacy_notice: Annotated[
        bool, Query(description="Those who are registered know of it; needed for all but a preview.")
    ] = False,
) -> Chosen:
    """Return what the caller chose. Raises ConsentMissingError."""
    if not (preview or privacy_notice):
        raise ConsentMissingError("privacy_notice")
    return Chosen(preview, together, skip_wrong)


def import_routes(commits: GroupCommit, storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["attendees"])
    _importing(router, commits, storage)
    _template_as_text(router, storage)
    _template_as_workbook(router, storage)
    return router


def _importing(router: APIRouter, commits: GroupCommit, storage: Storage) -> None:
    @router.post(
        "/conferences/{conference_id}/attendee-imports",
        status_code=CREATED,
        response_model=ImportOut,
        responses={OK: {"description": "What would become of the rows.", "model": ImportOut}},
        openapi_extra=A_FILE,
    )
    async def register_file(
        conference_id: str,
        request: Request,
        caller: Annotated[Identity, Depends(IMPORT_ATTENDEES)],
        chosen: Annotated[Chosen, Depends(_choices)],
        key: Key = None,
    ) -> Response:
        """Register the people of a file, CSV or workbook, or see first what would become of each row.

        Coordinators register people of their own municipalities. Whoever is registered already stays as they are.
        """
        content, plan = await request.body(), (await _open_to(storage, caller, conference_id)).plan
        read, rows = await asyncio.to_thread(_read, content, plan)
        within = None if IMPORT_ATTENDEES.sees_all(caller) else caller.municipalities
        command = chosen.command(conference_id, rows, within)
        shown = Shown(read, plan, language_of(request.headers.get("accept-language")), preview=command.preview)

        async def work(unit: UnitOfWork) -> bytes:
            outcomes = await import_attendees(unit, command)
            return shown.answer(outcomes, command.group_id).model_dump_json().encode()

        asked = request.url.query.encode() + b"\n" + content
        once = Once.of(key, request.url.path, caller.subject, asked) if key and not command.preview else None
        answer = await commits.run(conference_id, work, once)
        return Response(answer, OK if command.preview else CREATED, media_type="application/json")


def _read(content: bytes, plan: Plan) -> tuple[PeopleRead, list[Row]]:
    read = read_people(content, plan)
    return read, [row_of(one) for one in read.rows]


async def _open_to(storage: Storage, caller: Identity, conference_id: str) -> Conference:
    """Return a conference that the caller may see. Raises ConferenceUnknownError."""
    conference = await get_conference(storage, conference_id)
    if conference.status == "draft" and not PLAN_CONFERENCES.sees_all(caller):
        raise ConferenceUnknownError
    return conference


def _template_as_text(router: APIRouter, storage: Storage) -> None:
    media_type = FORMS["csv"][1]

    @router.get(
        "/conferences/{conference_id}/attendee-template.csv",
        response_class=StreamingResponse,
        responses={OK: {"description": "The heads.", "content": {media_type: {}}}},
    )
    async def template_as_csv(conference_id: str, request: Request, caller: Reader) -> StreamingResponse:
        """Take home a file to fill in: the heads of this conference's columns, in one's own language."""
        plan, language = (
            (await _open_to(storage, caller, conference_id)).plan,
            language_of(request.headers.get("accept-language")),
        )
        body = as_csv(rows_of_template(plan, language), SEPARATORS[language])
        return StreamingResponse(body, media_type=media_type, headers=_named("csv"))


def _template_as_workbook(router: APIRouter, storage: Storage) -> None:
    media_type = FORMS["xlsx"][1]

    @router.get(
        "/conferences/{conference_id}/attendee-template.xlsx",
        response_class=Response,
        responses={OK: {"description": "The workbook.", "content": {media_type: {}}}},
    )
    async def template_as_workbook(conference_id: str, request: Request, caller: Reader) -> Response:
        """Take home a workbook to fill in: this conference's columns, with the values to choose among."""
        plan = (await _open_to(storage, caller, conference_id)).plan
        content = await workbook_to_fill_in(plan, language_of(request.headers.get("accept-language")))
        return Response(content, media_type=media_type, headers=_named("xlsx"))


def _named(form: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="attendees.{form}"'}
