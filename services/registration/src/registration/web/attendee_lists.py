"""A conference's attendees over HTTP: as a list, and as files for spreadsheets."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse

from chassis.access import Identity
from chassis.parameters import Cursor, Limit
from chassis.problems import language_of
from chassis.storage import Storage
from registration.domain.attendee import Status
from registration.domain.person import Role, Sector
from registration.domain.texts import Language
from registration.rendering.columns import columns_of, heads_of
from registration.rendering.files import as_csv, as_workbook
from registration.rendering.rows import row_of
from registration.storage.finding import Order, Wanted
from registration.use_cases.export_attendees import Export, export_attendees
from registration.use_cases.list_attendees import list_attendees
from registration.web.attendee_models import AttendeeOut, AttendeesOut
from registration.web.rights import SEE_ATTENDEES

FORMS: dict[str, tuple[Callable[[AsyncIterator[Sequence[str]]], AsyncIterator[bytes]], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
Sort = Annotated[Order | None, Query(description="As Swedish has it; with `q` always by name.")]


def _narrowed(
    caller: Annotated[Identity, Depends(SEE_ATTENDEES)],
    municipality_code: Annotated[str | None, Query(pattern=r"^\d{4}$")] = None,
    sector: Annotated[Sector | None, Query()] = None,
    role: Annotated[Role | None, Query()] = None,
    checked_in: Annotated[bool | None, Query()] = None,
    session: Annotated[str | None, Query(max_length=200, description="Who chose this session, by its id.")] = None,
    q: Annotated[
        str, Query(max_length=200, description="Beginnings of words in the name, the address or the organisation.")
    ] = "",
) -> Wanted:
    """Return which attendees are meant: of all for staff, of their own for coordinators."""
    within = None if SEE_ATTENDEES.sees_all(caller) else caller.municipalities
    return Wanted(None, municipality_code, sector, role, checked_in, q, session, within)


Narrowed = Annotated[Wanted, Depends(_narrowed)]


def _wanted(narrowed: Narrowed, status: Annotated[Status | None, Query()] = None) -> Wanted:
    return replace(narrowed, status=status)


Meant = Annotated[Wanted, Depends(_wanted)]


def attendee_list_routes(storage: Storage) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["attendees"])

    @router.get("/conferences/{conference_id}/attendees")
    async def attendees(
        conference_id: str, wanted: Meant, sort: Sort = None, cursor: Cursor = None, limit: Limit = 50
    ) -> AttendeesOut:
        """List a conference's attendees: all of them for staff, their own for coordinators."""
        page = await list_attendees(storage, conference_id, wanted, order=sort, cursor=cursor, limit=limit)
        return AttendeesOut(items=[AttendeeOut.of(one) for one in page.items], next_cursor=page.next_cursor)

    for form in FORMS:
        _exporting(router, storage, form)
    return router


def _exporting(router: APIRouter, storage: Storage, form: str) -> None:
    write, media_type = FORMS[form]

    @router.get(
        f"/conferences/{{conference_id}}/attendees.{form}",
        response_class=StreamingResponse,
        responses={200: {"description": "The list.", "content": {media_type: {}}}},
        operation_id=f"attendees_as_{form}",
    )
    async def export(conference_id: str, wanted: Meant, request: Request, sort: Sort = None) -> StreamingResponse:
        """Take home the same list as a file for spreadsheets, in one's own language.

        It has the conference's own sessions and questions, too; the columns that every list has stand before them.
        """
        found = await export_attendees(storage, conference_id, wanted, sort)
        body = write(_rows(found, language_of(request.headers.get("accept-language"))))
        named = {"Content-Disposition": f'attachment; filename="attendees.{form}"'}
        return StreamingResponse(body, media_type=media_type, headers=named)


async def _rows(found: Export, language: Language) -> AsyncIterator[Sequence[str]]:
    yield heads_of(columns_of(found.plan), language)
    async for attendee in found.attendees:
        yield row_of(attendee, found.plan, language, found.position(attendee))
